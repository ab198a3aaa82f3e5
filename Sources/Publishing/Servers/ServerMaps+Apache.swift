// Apache compares paths decoded, as regular expressions over bytes.
extension ServerMaps {
  var apache: String {
    var text = """
      # Written by Gazette with the site: include it in Apache's VirtualHost; it needs mod_rewrite.
      RewriteEngine On
      RewriteRule "^/\\\\.servers(/|$)" "-" [R=404,L]

      """
    for departure in redirects {
      text += "RewriteRule \(pattern(departure)) \(substitution(departure)) [R=301,L,NE,QSD]\n"
    }
    for departure in gone {
      text += """
        RewriteRule \(pattern(departure)) "-" [G,L]
        <LocationMatch \(pattern(departure))>
          ErrorDocument 410 \(Self.quoted(departure.target))
        </LocationMatch>

        """
    }
    return text
  }

  private func pattern(_ departure: Departure) -> String {
    var pattern = "^"
    // The first spelling of a folder has the slash that the second lacks.
    let isFolder = departure.addresses.count > 1
    for scalar in departure.addresses[isFolder ? 1 : 0].unicodeScalars {
      if "\\.+*?()[]{}|^$".unicodeScalars.contains(scalar) { pattern += "\\" }
      pattern.unicodeScalars.append(scalar)
    }
    return Self.quoted(pattern + (isFolder ? "/?$" : "$"))
  }

  /// In a substitution, `%` and a digit would stand for a group.
  private func substitution(_ departure: Departure) -> String {
    Self.quoted(departure.target.replacing("%", with: "\\%"))
  }
}
