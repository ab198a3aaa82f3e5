package import OpenData

/// Carries a page of one year forward to another: its outline and text with the year advanced, without what was true
/// of the old year alone.
///
/// What cannot be advanced for certain stays as it is and is told with its line: full dates, other years, figures.
package struct NextPlan {
  /// Something for a person to look at.
  package struct Note: Sendable, Hashable {
    package var line: Int
    package var text: String
  }

  /// Years of the Republic.
  private let from: Int
  private let to: Int
  private let date: CalendarDate
  private var output: [String] = []
  private var notes: [Note] = []

  /// Keys that say something of the old page alone.
  private static let dropped: Set<String> = [
    "updated", "changes", "aliases", "slug", "status", "replaced_by", "withdrawn", "number",
    "expires", "attachments", "excuse", "draft",
  ]
  private static let toldWhenDropped: Set<String> = ["number", "attachments", "slug", "excuse"]

  /// - Parameters:
  ///   - text: The old page in one language.
  ///   - from: Its year, of the Republic.
  ///   - to: The new page's year.
  ///   - date: The new page's day of issue.
  /// - Returns: The new page, and what is to be looked at, by the new page's lines.
  package static func carry(
    _ text: String, from: Int, to: Int, date: CalendarDate
  ) -> (text: String, notes: [Note]) {
    var plan = NextPlan(from: from, to: to, date: date)
    plan.run(text)
    return (plan.output.joined(separator: "\n"), plan.notes)
  }

  private init(from: Int, to: Int, date: CalendarDate) {
    self.from = from
    self.to = to
    self.date = date
  }

  private mutating func run(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }[...]
    if lines.first?.trimmedByteOrderMark == "---" {
      output.append("---")
      lines = lines.dropFirst()
      let end = lines.firstIndex { $0 == "---" } ?? lines.endIndex
      frontMatter(lines[..<end])
      lines = lines[end...]
    }
    var isFenced = false
    for line in lines {
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence, !isFenced { note("the block is carried over with last year's figures") }
      if isFence { isFenced.toggle() }
      output.append(isFenced || isFence ? String(line) : advance(String(line)))
    }
  }

  private mutating func note(_ text: String) {
    notes.append(Note(line: output.count + 1, text: text))
  }

  // MARK: Front matter

  private mutating func frontMatter(_ lines: ArraySlice<Substring>) {
    var index = lines.startIndex
    while index < lines.endIndex {
      let head = lines[index]
      var end = lines.index(after: index)
      while end < lines.endIndex, lines[end].isEmpty || " #-".contains(lines[end].first ?? " ") {
        end = lines.index(after: end)
      }
      entry(String(head.prefix { $0 != ":" }), lines[index..<end])
      index = end
    }
  }

  private mutating func entry(_ key: String, _ lines: ArraySlice<Substring>) {
    if Self.dropped.contains(key) {
      if Self.toldWhenDropped.contains(key) { note("'\(key)' was left out: it was the old page's") }
      return
    }
    switch key {
    case "year": output.append("year: \(to)")
    case "date": output.append("date: \(date)")
    case "review": output.append("review: \(date.nextYear)")
    case "sources":
      // What was consulted keeps its name and its day.
      output += lines.map(String.init)
    case "measures":
      note("the measures are carried over with last year's targets")
      for line in lines { output.append(rows(advance(String(line)))) }
    case "results":
      note("the results were emptied")
      results(lines)
    default: for line in lines { output.append(rows(advance(String(line)))) }
    }
  }

  /// Row ids begin with the page's name.
  private func rows(_ line: String) -> String {
    for mark in ["row: ", "plan: /plans/"] {
      if let place = line.range(of: mark + "\(from)") {
        let next = place.upperBound
        if next == line.endIndex || "-/".contains(line[next]) {
          return line.replacingCharacters(in: place, with: mark + "\(to)")
        }
      }
    }
    return line
  }

  /// Keeps which measures there are, and nothing of what came of them.
  private mutating func results(_ lines: ArraySlice<Substring>) {
    output.append("results:")
    for line in lines {
      guard let start = line.range(of: "measure:") else { continue }
      let id = line[start.upperBound...].prefix { $0 != "," && $0 != "}" }
      output.append("  - { measure: \(id.drop { $0 == " " }.prefix { $0 != " " }) }")
    }
  }

  // MARK: Years

  /// A line with the old year advanced, in either calendar, outside addresses and full dates.
  private mutating func advance(_ line: String) -> String {
    var output = ""
    var rest = line[...]
    var told: Set<String> = []
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      output += rest[..<start]
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      let after = rest[digits.endIndex...]
      let before = output
      rest = after
      switch Year(digits, before: before, after: after, from: from) {
      case .none: output += digits
      case .whole(let isAD): output += "\(isAD ? to + CalendarDate.rocOffset : to)"
      case .date:
        output += digits
        told.insert("a full date of \(digits) was left as it is")
      case .other:
        output += digits
        told.insert("the year \(digits) was left as it is")
      }
    }
    output += rest
    for text in told.sorted() { note(text) }
    return output
  }

  /// What a run of digits is.
  private enum Year {
    case none
    /// The old year.
    case whole(isAD: Bool)
    /// The old year, of a day.
    case date
    /// The year before.
    case other

    init(_ digits: Substring, before: String, after: Substring, from: Int) {
      guard let number = Int(digits), !Self.isInAddress(before) else {
        self = .none
        return
      }
      let tail = after.drop { $0 == " " }
      let isChinese = tail.first == "年"
      let isROC = digits.count <= 3 && isChinese
      let isAD =
        digits.count == 4
        && !(after.first.map { "-/.".contains($0) && Self.digitFollows(after) } ?? false)
        && !(before.last.map { "-/.:".contains($0) } ?? false)
      let year = isROC ? number : isAD ? number - CalendarDate.rocOffset : nil
      switch year {
      case from?: self = Self.isFull(before, tail) ? .date : .whole(isAD: isAD)
      case (from - 1)?: self = .other
      default: self = .none
      }
    }

    private static func digitFollows(_ text: Substring) -> Bool {
      text.dropFirst().first?.isNumber ?? false
    }

    /// Whether the digits stand in a link's destination or a path.
    private static func isInAddress(_ before: String) -> Bool {
      guard let last = before.last else { return false }
      if "/-_#".contains(last) { return true }
      guard let open = before.range(of: "](", options: .backwards) else {
        return false
      }
      return !before[open.upperBound...].contains(")")
    }

    /// `115年1月20日`, `January 20, 2026`, `20 January 2026`.
    private static func isFull(_ before: String, _ tail: Substring) -> Bool {
      if tail.wholeDayPrefix { return true }
      return before.firstMatch(of: /(\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2},)\s*$/) != nil
    }
  }
}

extension Substring {
  /// Whether `年1月20日` is at the head.
  fileprivate var wholeDayPrefix: Bool { prefixMatch(of: /年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/) != nil }

  fileprivate var trimmedByteOrderMark: Substring {
    unicodeScalars.first == "\u{FEFF}" ? Substring(unicodeScalars.dropFirst()) : self
  }
}

extension String {
  fileprivate enum Direction { case backwards }

  /// The first or last place of a text within this one.
  fileprivate func range(of text: String, options: Direction? = nil) -> Range<Index>? {
    options == .backwards ? ranges(of: text).last : firstRange(of: text)
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
