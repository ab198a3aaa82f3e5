/// A language as OpenDocument says it: one for Western text, one for Asian text.
struct ODFLanguage: Sendable, Hashable {
  private var western = Locale(language: "en", country: "US")
  private var asian = Locale(language: "zh", country: "TW")

  private struct Locale: Hashable {
    var language: String
    var country: String
  }

  /// - Parameter tag: BCP 47, such as `zh-Hant` or `en`.
  ///
  /// Text of the other kind stays what it mostly is here: English words within Chinese, the Chinese of Taiwan
  /// within English. Where the tag names no country it is the one that office programs need to find a
  /// dictionary.
  init(tag: String) {
    let parts = tag.split(separator: "-")
    let language = parts.first.map { $0.lowercased() } ?? "en"
    let script = parts.dropFirst().first { $0.utf8.count == 4 }?.lowercased()
    let country = parts.dropFirst().first { $0.utf8.count == 2 }?.uppercased()
    switch language {
    case "zh": asian = Locale(language: "zh", country: country ?? (script == "hans" ? "CN" : "TW"))
    case "ja": asian = Locale(language: "ja", country: country ?? "JP")
    case "ko": asian = Locale(language: "ko", country: country ?? "KR")
    case "en": western = Locale(language: "en", country: country ?? "US")
    default: western = Locale(language: language, country: country ?? "none")
    }
  }

  /// The attributes of `style:text-properties`.
  var attributes: String {
    """
    fo:language="\(western.language)" fo:country="\(western.country)" \
    style:language-asian="\(asian.language)" style:country-asian="\(asian.country)"
    """
  }
}
