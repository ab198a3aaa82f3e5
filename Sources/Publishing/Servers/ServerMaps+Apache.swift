// Apache compares paths decoded, as regular expressions over bytes.
extension ServerMaps {
  var apache: String {
    var text = """
      # Written by Gazette with the site: include it in Apache's VirtualHost; it needs mod_rewrite.
      RewriteEngine On
      RewriteRule "^/[.]servers(/|$)" "-" [R=404,L]

      """
    for departure in redirects {
      text += "RewriteRule \(pattern(departure)) \(substitution(departure)) [R=301,L,NE,QSD]\n"
    }
    for departure in gone {
      text += """
        RewriteRule \(pattern(departure)) "-" [G,L]
        <LocationMatch \(pattern(departure))>
          ErrorDocument 410 "\(departure.target)"
        </LocationMatch>

        """
    }
    return text
  }

  /// What means something to PCRE or to a configuration file stands as `\x2E`, which both let through.
  private func pattern(_ departure: Departure) -> String {
    // The first spelling of a folder has the slash that the second lacks.
    let isFolder = departure.addresses.count > 1
    var pattern = Array("\"^".utf8)
    for byte in departure.addresses[isFolder ? 1 : 0].utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), 0x80...:
        pattern.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        pattern += ("\\x" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8
      }
    }
    return String(decoding: pattern, as: UTF8.self) + (isFolder ? "/?$\"" : "$\"")
  }

  /// In a substitution, `%` and a digit would stand for a group; nothing else in a target means anything.
  private func substitution(_ departure: Departure) -> String {
    "\"" + departure.target.replacing("%", with: "\\%") + "\""
  }
}
