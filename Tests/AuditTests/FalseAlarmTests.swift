import Diagnostics
import Foundation
import Testing

/// What was read by hand of the findings on pages that nobody wrote for these rules; the folder's README says how they
/// were drawn.
@Suite struct `Findings on ordinary pages` {
  private struct Finding {
    let code: String
    let verdict: String
    let reason: String
  }

  private static func findings() throws -> [Finding] {
    let path = "Fixtures/FalseAlarms/findings.csv"
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: path)
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(rows.first == "code,file,line,column,message,verdict,reason")
    return try rows.dropFirst().map { row in
      let cells = Self.cells(of: row)
      try #require(cells.count == 7, "\(row)")
      #expect(Int(cells[2]) != nil && Int(cells[3]) != nil, "\(row)")
      return Finding(code: cells[0], verdict: cells[5], reason: cells[6])
    }
  }

  /// The cells of a row, those in quotes without them (RFC 4180).
  private static func cells(of row: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    var previous: Character?
    for character in row {
      defer { previous = character }
      if character == "\"" {
        // The second of two quotes within quotes is one.
        if !isQuoted, previous == "\"" { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  @Test func `are a hundred, each with a code, a verdict and a reason`() throws {
    let findings = try Self.findings()
    #expect(findings.count == 100)
    for finding in findings {
      #expect(DiagnosticCode(rawValue: finding.code) != nil, "\(finding.code)")
      #expect(["right", "wrong"].contains(finding.verdict))
      #expect(!finding.reason.isEmpty)
    }
  }

  @Test func `are right in 95 of 100 cases or more`() throws {
    let findings = try Self.findings()
    #expect(findings.count { $0.verdict == "right" } * 100 >= findings.count * 95)
  }
}
