import Content
import OpenData

/// What a title says of its page.
struct PageGuess {
  let title: String

  private static let words: [(PageType, [String])] = [
    (.evaluation, ["評核", "自評", "評估報告", "績效評估", "成果報告", "執行成果", "evaluation", "assessment"]),
    (.faq, ["問答", "常見問題", "faq", "frequently asked"]),
    (.sop, ["作業程序", "標準作業", "作業流程", "申請流程", "申辦流程", "sop", "procedure"]),
    (.plan, ["計畫", "計劃", "plan"]),
    (.news, ["新聞稿", "公告", "press release"]),
  ]

  /// The kind of page, by the words of the title; a page where none is known.
  var type: PageType {
    let title = title.lowercased()
    return Self.words.first { $0.1.contains { title.contains($0) } }?.0 ?? .page
  }

  /// The year of the Republic that the title names: 115年度, 民國115年, 2026.
  var year: Int? {
    let scalars = Array(
      title.unicodeScalars.map { $0 == " " ? nil : Optional($0) }.compactMap(\.self))
    var index = 0
    while index < scalars.count {
      let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
      guard !digits.isEmpty else {
        index += 1
        continue
      }
      index += digits.count
      guard let number = Int(String(String.UnicodeScalarView(digits))) else { continue }
      let isNamed = index < scalars.count && scalars[index] == "年"
      if digits.count == 4, (1912...2200).contains(number) {
        return number - CalendarDate.rocOffset
      }
      if isNamed, (2...3).contains(digits.count), number > 0 { return number }
    }
    return nil
  }

  /// Whether the title says what kind of page it is, or of which year.
  var namesTypeOrYear: Bool { type != .page || year != nil }

  /// The half of the year: 1 or 2.
  var half: Int? {
    let title = title.lowercased()
    if title.contains("上半年") || title.contains("first half") { return 1 }
    if title.contains("下半年") || title.contains("second half") { return 2 }
    return nil
  }

  /// Whether a document may say that its language has this tag, which is part of a file's name.
  static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.utf8.count ?? 0)
      && parts.allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
          }
      }
  }

  /// Chinese or English, by the letters of a text; else what the file says.
  static func language(of text: String, stated: String?) -> String {
    var (han, latin) = (0, 0)
    for scalar in text.unicodeScalars.prefix(20_000) {
      if (0x4E00...0x9FFF).contains(scalar.value) {
        han += 1
      } else if scalar.isASCII, scalar.properties.isAlphabetic {
        latin += 1
      }
    }
    // A Han character is about a word; office programs state the language of their own menus.
    if han * 6 > latin { return "zh-Hant" }
    let stated = stated?.split(separator: "-").first.map { $0.lowercased() } ?? "en"
    return stated == "zh" || stated.isEmpty ? "en" : stated
  }
}

/// A name for a page's file and address.
package enum PageName {
  /// Letters, digits and Han characters, with `-` for what is between them; `nil` where none is left.
  package static func make(of text: String) -> String? {
    var output = ""
    for scalar in text.unicodeScalars {
      if isKept(scalar) {
        output.unicodeScalars.append(scalar)
      } else if !output.isEmpty, output.last != "-" {
        output.append("-")
      }
    }
    while output.last == "-" { output.removeLast() }
    let name = String(output.lowercased().prefix(60))
    return name.isEmpty || name == "index" ? nil : name
  }

  /// Whether a document may say that its page has this name: a file's, of this folder and no other.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && name != "index" && !name.hasPrefix("_")
      && name.unicodeScalars.allSatisfy { isKept($0) || $0 == "-" || $0 == "_" }
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
