import Content
import Diagnostics
import Encodings

/// Tells of archives beside a page that would fill a reader's disk when they are unpacked.
struct ArchiveCheck {
  /// So much larger is what no ordinary document or collection of files becomes.
  private static let ratio = 100
  private static let byteCount = 100 << 20
  private static let suffixes = [
    ".zip", ".ods", ".odt", ".odp", ".odg", ".docx", ".xlsx", ".pptx", ".epub", ".kmz", ".jar",
  ]

  /// - Returns: `nil` for a file that is no archive by its name or by its end, or a sound one.
  /// - Throws: `SourceReadingError`.
  static func problem(of path: SourcePath, in tree: SourceTree) throws -> Diagnostic? {
    let name = path.lastComponent.lowercased()
    guard suffixes.contains(where: name.hasSuffix) else { return nil }
    let stream = try tree.open(path)
    guard let unpacked = ZIPDirectory(tail: try tail(of: stream))?.unpackedByteCount,
      unpacked > byteCount, unpacked / ratio > stream.byteCount
    else { return nil }
    return Diagnostic(
      .archiveSize,
      "'\(path.lastComponent)' has \(megabytes(stream.byteCount)) and unpacks to \(megabytes(unpacked))",
      file: path,
      help:
        "Offer the files that are meant one by one, or set 'archive-size: off' under 'checks.severity' in content/site.yml."
    )
  }

  private static func tail(of stream: SourceStream) throws -> [UInt8] {
    var tail: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while case let count = try buffer.withUnsafeMutableBytes({ try stream.read(into: $0) }),
      count > 0
    {
      tail += buffer[..<count]
      tail.removeFirst(max(0, tail.count - ZIPDirectory.tailByteCount))
    }
    return tail
  }

  private static func megabytes(_ byteCount: Int) -> String {
    byteCount < 1 << 20 ? "\(max(1, byteCount >> 10)) KB" : "\(byteCount >> 20) MB"
  }
}
