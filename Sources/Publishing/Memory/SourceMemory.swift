import Content
import Diagnostics
import Encodings

/// What is remembered of a source file.
struct SourceMemory: Sendable {
  var path: SourcePath
  /// By which a file is known to be untouched without reading it; `nil` where that cannot be told.
  var stamp: Fingerprint?
  /// The digest of its bytes; of files that are only copied, what ``SourceComparison/identity(_:)`` gives.
  var content: Fingerprint
  /// What was read in it, where it is a page of which that can be kept.
  var page: PageMemory?
}

/// What reading and decoding a page gave.
struct PageMemory: Sendable {
  /// The digest of what its sections gave to it.
  var cascade: Fingerprint
  var bodyOffset: Int
  var digest: UInt64
  /// Only what other pages may know.
  var frontMatter: FrontMatter
  var diagnostics: [Diagnostic]
}

extension SourceMemory {
  func write(to writer: inout BinaryWriter) {
    writer.write(path.string)
    writer.write(stamp) { $0.write($1) }
    writer.write(content)
    writer.write(page) { writer, page in
      writer.write(page.cascade)
      writer.write(page.bodyOffset)
      writer.write(page.digest)
      writer.write(page.diagnostics) { $0.write($1) }
      page.frontMatter.write(to: &writer)
    }
  }
}

/// A source file as an earlier build stored it; the page is read when it is asked for.
///
/// A class: thousands are passed from one table to the next.
final class StoredSource: Sendable {
  let path: ArraySlice<UInt8>
  let stamp: Fingerprint?
  let content: Fingerprint
  let bytes: ArraySlice<UInt8>
  private let rest: BinaryReader

  init(_ bytes: ArraySlice<UInt8>) throws(BinaryReader.Damaged) {
    self.bytes = bytes
    var reader = BinaryReader(bytes)
    path = try reader.slice()
    stamp = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      try reader.fingerprint()
    }
    content = try reader.fingerprint()
    rest = reader
  }

  func page() throws(BinaryReader.Damaged) -> PageMemory? {
    var reader = rest
    return try reader.optional { (reader) throws(BinaryReader.Damaged) in
      let cascade = try reader.fingerprint()
      let bodyOffset = try reader.integer()
      let digest = try reader.word()
      let diagnostics = try reader.array { (reader) throws(BinaryReader.Damaged) in
        try reader.diagnostic()
      }
      return PageMemory(
        cascade: cascade, bodyOffset: bodyOffset, digest: digest,
        frontMatter: try FrontMatter(from: &reader), diagnostics: diagnostics)
    }
  }
}
