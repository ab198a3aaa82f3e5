import Foundation
import Testing

/// Compares a text with the file `Fixtures/NAME`, or writes it when `RECORD_GOLDEN` is set; the run then fails,
/// so that the difference is read before it is committed.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = SiteOnDisk.fixtures.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record(
      "Fixtures/\(name) was written; read its difference", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  let difference = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    .difference(
      from: expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  let lines = difference.map { change in
    switch change {
    case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
    case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
    }
  }
  #expect(
    text == expected, "Fixtures/\(name) differs:\n\(lines.joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}
