/// A title divided into the agency's name and the rest, so that the name stands on a line of its own.
struct AgencyHeading {
  let agency: String?
  /// Whether the name ends the title, as in English.
  let follows: Bool
  let rest: String

  init(_ title: String, agencies: [String]) {
    for agency in agencies where !agency.isEmpty && title != agency {
      if title.hasPrefix(agency), let rest = Self.trimmed(title.dropFirst(agency.count)) {
        (self.agency, follows, self.rest) = (agency, false, rest)
        return
      }
      if title.hasSuffix(", " + agency), let rest = Self.trimmed(title.dropLast(agency.count + 2)) {
        (self.agency, follows, self.rest) = (agency, true, rest)
        return
      }
    }
    (agency, follows, rest) = (nil, false, title)
  }

  private static func trimmed(_ rest: Substring) -> String? {
    let text = rest.drop { $0 == " " || $0 == "　" }
    return text.isEmpty ? nil : String(text)
  }
}
