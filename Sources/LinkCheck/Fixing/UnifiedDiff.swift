package import Diagnostics

/// The difference between two texts whose lines answer to each other one by one, as `diff -u` and `git` show it.
///
/// Rewriting addresses adds and removes no line, so that there is nothing to align.
package enum UnifiedDiff {
  /// Lines around each change.
  private static let context = 3

  /// The hunks with their head; empty where nothing differs.
  ///
  /// - Precondition: Both have the same number of lines.
  package static func text(path: SourcePath, old: [UInt8], new: [UInt8]) -> String {
    let endsInLineFeed = old.last == UInt8(ascii: "\n")
    precondition(endsInLineFeed == (new.last == UInt8(ascii: "\n")), "a rewrite keeps the end")
    let old = lines(old)
    let new = lines(new)
    precondition(old.count == new.count, "a rewrite of addresses keeps the lines")
    let changed = old.indices.filter { old[$0] != new[$0] }
    guard !changed.isEmpty else { return "" }
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    for hunk in hunks(of: changed, count: old.count) {
      text += "@@ -\(hunk.lowerBound + 1),\(hunk.count) +\(hunk.lowerBound + 1),\(hunk.count) @@\n"
      text += body(of: hunk, old: old, new: new, endsInLineFeed: endsInLineFeed)
    }
    return text
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Changes whose surroundings meet stand in one hunk.
  private static func hunks(of changed: [Int], count: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for line in changed {
      let start = max(0, line - context)
      let end = min(count, line + context + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  /// What is taken out of a run of changed lines stands before what is put in.
  private static func body(
    of hunk: Range<Int>, old: [String], new: [String], endsInLineFeed: Bool
  ) -> String {
    func row(_ sign: Character, _ lines: [String], _ number: Int) -> String {
      let isCut = number == lines.count - 1 && !endsInLineFeed
      return "\(sign)\(lines[number])\n" + (isCut ? "\\ No newline at end of file\n" : "")
    }
    var text = ""
    var line = hunk.lowerBound
    while line < hunk.upperBound {
      let end = hunk[line...].first { old[$0] == new[$0] } ?? hunk.upperBound
      if end == line {
        text += row(" ", old, line)
        line += 1
      } else {
        for changed in line..<end { text += row("-", old, changed) }
        for changed in line..<end { text += row("+", new, changed) }
        line = end
      }
    }
    return text
  }
}
