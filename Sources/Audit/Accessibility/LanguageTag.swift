/// Tags of languages (BCP 47), as far as a page can get them wrong.
enum LanguageTag {
  /// Codes of ISO 639-1.
  private static let twoLetters: Set<String> = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz
    ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln
    lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi
    pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// Codes that are languages of few readers and are written for the countries of many.
  private static let countries: Set<String> = ["tw", "kr"]
  private static let fromRight: Set<String> = [
    "ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv",
  ]

  /// The language without script, region and variants, in small letters.
  static func primary(of tag: ArraySlice<UInt8>) -> String {
    tag.prefix { $0 != UInt8(ascii: "-") }.string.lowercased()
  }

  static func isReadFromRight(_ language: String?) -> Bool {
    language.map(fromRight.contains) ?? false
  }

  /// What is wrong with a tag, as the end of a sentence; `nil` for one that may stand.
  static func fault(in tag: ArraySlice<UInt8>) -> String? {
    let parts = tag.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isFormed = parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy(\.isLetterOrDigit)
    }
    guard isFormed, let first = parts.first else { return "is no tag of a language" }
    let primary = first.string.lowercased()
    if primary == "x" || primary == "i" { return parts.count > 1 ? nil : "is no tag of a language" }
    guard (2...3).contains(primary.utf8.count), first.allSatisfy({ $0 > 0x39 }) else {
      return "is no tag of a language"
    }
    if primary.utf8.count == 2, !twoLetters.contains(primary) { return "is no language's code" }
    if parts.count == 1, countries.contains(primary) {
      return "is a country's code, and as a language another one"
    }
    if primary == "zh", parts.count > 1 {
      let script = parts[1].string.lowercased()
      if script == "cht" || script == "chs" || script == "tc" || script == "sc" {
        return "has no part '\(parts[1].string)'"
      }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
