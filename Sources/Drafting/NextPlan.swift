package import OpenData

/// Carries a page of one year forward to another: its outline and text with the year advanced, without what was true
/// of the old year alone.
///
/// What cannot be advanced for certain stays as it is and is told with its line: full dates, other years, years
/// together, figures, addresses of links.
package struct NextPlan {
  /// Something for a person to look at.
  package struct Note: Sendable, Hashable {
    package var line: Int
    package var text: String
  }

  private let years: PlanYears
  private let date: CalendarDate
  private var output: [String] = []
  private var notes: [Note] = []

  /// Keys that say something of the old page alone.
  private static let dropped: Set<String> = [
    "updated", "changes", "aliases", "slug", "status", "replaced_by", "withdrawn", "number",
    "expires", "attachments", "excuse", "draft",
  ]
  private static let toldWhenDropped: Set<String> = ["number", "attachments", "slug", "excuse"]
  private static let remarkOnAliases =
    "'aliases' was left out; move it here when this plan is the current one"

  /// - Parameters:
  ///   - text: The old page in one language.
  ///   - from: Its year, of the Republic.
  ///   - to: The new page's year.
  ///   - date: The new page's day of issue.
  /// - Returns: The new page, and what is to be looked at, by the new page's lines.
  package static func carry(
    _ text: String, from: Int, to: Int, date: CalendarDate
  ) -> (text: String, notes: [Note]) {
    var plan = NextPlan(years: PlanYears(from: from, to: to), date: date)
    plan.run(text)
    return (plan.output.joined(separator: "\n"), plan.notes)
  }

  private init(years: PlanYears, date: CalendarDate) {
    self.years = years
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
    var fence: Fence?
    for line in lines {
      if let open = fence {
        output.append(String(line))
        if open.isClosed(by: line) { fence = nil }
      } else if let open = Fence(openedBy: line) {
        note("the block is carried over with last year's figures")
        output.append(String(line))
        fence = open
      } else {
        output.append(advance(String(line)))
      }
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
      // A comment belongs to the key beneath it.
      while end > index + 1, lines[end - 1].isEmpty || lines[end - 1].hasPrefix("#") { end -= 1 }
      entry(String(head.prefix { $0 != ":" }), lines[index..<end])
      index = end
    }
  }

  private mutating func entry(_ key: String, _ lines: ArraySlice<Substring>) {
    if Self.dropped.contains(key) {
      if Self.toldWhenDropped.contains(key) { note("'\(key)' was left out: it was the old page's") }
      if key == "aliases" { note(Self.remarkOnAliases) }
      return
    }
    switch key {
    case "year": output.append("year: \(years.to)")
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
    for mark in ["row: ", "plan: "].flatMap({ [$0, $0 + "\"", $0 + "'"] }) {
      let head = mark + (mark.hasPrefix("plan") ? "/plans/" : "")
      guard let place = line.firstRange(of: head + "\(years.from)") else { continue }
      let rest = line[place.upperBound...]
      if rest.first.map({ "-/\"'".contains($0) }) ?? true {
        return "\(line[..<place.lowerBound])\(head)\(years.to)\(rest)"
      }
    }
    return line
  }

  /// Keeps which measures there are, and nothing of what came of them.
  private mutating func results(_ lines: ArraySlice<Substring>) {
    output.append("results:")
    for line in lines {
      guard let start = line.firstRange(of: "measure:") else { continue }
      let id = line[start.upperBound...].prefix { $0 != "," && $0 != "}" }
      output.append("  - { measure: \(id.drop { $0 == " " }.prefix { $0 != " " }) }")
    }
  }

  private mutating func advance(_ line: String) -> String {
    let advanced = AdvancedLine(line, years)
    for remark in advanced.remarks.sorted() { note(remark) }
    return advanced.text
  }
}

/// What a block of code or data began with.
private struct Fence {
  private let mark: Character
  private let count: Int

  /// `nil` for a line that begins no block.
  init?(openedBy line: Substring) {
    let text = line.drop { $0 == " " }
    guard let mark = text.first, "`~".contains(mark) else { return nil }
    let count = text.prefix { $0 == mark }.count
    // A line of code has its backticks on both sides.
    guard count >= 3, mark == "~" || !text.dropFirst(count).contains(mark) else { return nil }
    self.mark = mark
    self.count = count
  }

  /// Whether a line has the same mark, at least as often, and nothing else.
  func isClosed(by line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    let marks = text.prefix { $0 == mark }
    return marks.count >= count && text[marks.endIndex...].allSatisfy(\.isWhitespace)
  }
}

extension Substring {
  fileprivate var trimmedByteOrderMark: Substring {
    unicodeScalars.first == "\u{FEFF}" ? Substring(unicodeScalars.dropFirst()) : self
  }
}
