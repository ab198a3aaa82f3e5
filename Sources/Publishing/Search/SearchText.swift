import Encodings
import Search

/// What a page in one language gives to the index of the site.
struct SearchText: Sendable {
  var language: Int
  var record: PageRecord
  /// Changes with the terms.
  var termDigest: UInt64

  init(_ page: AnalyzedPage, language: Int) {
    self.language = language
    record = page.record
    termDigest = Fingerprint(of: page.terms).low
  }

  /// As units of work remember it.
  ///
  /// `facets` changes with what else the index has of the page.
  static func bytes(_ texts: [SearchText], facets: UInt64) -> [UInt8] {
    guard !texts.isEmpty else { return [] }
    var writer = BinaryWriter(capacity: texts.reduce(32) { $0 + $1.record.text.count + 32 })
    writer.write(facets)
    writer.write(texts) { writer, text in
      writer.write(text.language)
      writer.write(text.termDigest)
      text.record.write(to: &writer)
    }
    return writer.bytes
  }

  /// What a unit of work remembers of a page in a language; `nil` where it has none.
  static func record(
    in bytes: ArraySlice<UInt8>, language: Int
  ) throws(BinaryReader.Damaged) -> PageRecord? {
    guard !bytes.isEmpty else { return nil }
    var reader = BinaryReader(bytes)
    _ = try reader.word()
    for _ in 0..<(try reader.count()) {
      let found = try reader.integer()
      _ = try reader.word()
      let record = try PageRecord(from: &reader)
      if found == language { return record }
    }
    return nil
  }
}
