import Foundation
import Testing

/// Compares `bytes` with the file `Golden/NAME`, or writes it when `RECORD_GOLDEN` is set; the run
/// then fails, so that the difference is read before it is committed.
func expectGolden(
  _ bytes: [UInt8], _ name: String, at location: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    Issue.record(
      "Golden file '\(name)' was written; read its difference", sourceLocation: location)
    return
  }
  let expected = try Data(contentsOf: file)
  #expect(
    String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
    "Golden file '\(name)' differs", sourceLocation: location)
}
