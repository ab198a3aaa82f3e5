import OpenData
import Testing

@Suite struct ODFPackageTests {
  private struct Refused: Error, Equatable {}

  private func package(_ entries: [ODFPackage.Entry]) throws -> [UInt8] {
    try packageBytes { try ODFPackage(.text, entries: entries).write(to: $0) }
  }

  private func text(_ text: String) -> ODFPackage.Content { .deflating(Array(text.utf8)) }

  @Test func `says its type at byte 38`() throws {
    let bytes = try package([.init(path: "content.xml", content: text("<a/>"))])
    let type = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
    #expect(Array(bytes[30..<(30 + type.count)]) == type)
    let entry = try #require(ZipFile(bytes).entries.first)
    #expect(entry.name == "mimetype" && entry.offset == 0 && entry.method == 0)
    #expect(entry.extraCounts == [0, 0])
  }

  @Test func `has entries in the order of their bytes, without date, descriptor or extra field`()
    throws
  {
    let archive = try ZipFile(
      package([
        .init(path: "styles.xml", content: text("<b/>")),
        .init(path: "Pictures/圖.png", mediaType: "image/png", content: .stored([1, 2, 3])),
        .init(path: "content.xml", content: text(String(repeating: "<a/>", count: 99))),
      ]))
    #expect(
      archive.entries.map(\.name) == [
        "mimetype", "META-INF/manifest.xml", "Pictures/圖.png", "content.xml", "styles.xml",
      ])
    for entry in archive.entries {
      #expect(entry.flags & 0x08 == 0 && entry.flags & 0x01 == 0)
      #expect(entry.time == 0 && entry.date == 0b0000000_0001_00001)
      #expect(entry.extraCounts == [0, 0])
    }
    #expect(archive["Pictures/圖.png"] == [1, 2, 3])
  }

  @Test func `lists every entry with its type in the manifest`() throws {
    let bytes = try package([
      .init(path: "content.xml", content: text("<a/>")),
      .init(path: "Pictures/a&b.png", mediaType: "image/png", content: .stored([1])),
    ])
    let manifest = try part("META-INF/manifest.xml", of: bytes)
    #expect(manifest.attributes["manifest:version"] == "1.3")
    let listed = manifest.elements.map {
      [$0.attributes["manifest:full-path"], $0.attributes["manifest:media-type"]]
    }
    #expect(
      listed == [
        ["/", "application/vnd.oasis.opendocument.text"], ["Pictures/a&b.png", "image/png"],
        ["content.xml", "text/xml"],
      ])
  }

  @Test(arguments: [0, 1, 9, 100, 8_191, 8_192, 8_193, 1_000_000])
  func `takes bytes deflated before as they are`(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    let original = (0..<count).map { _ in UInt8.random(in: 0...7, using: &random) }
    let deflated = try DeflatedBytes(deflating: original)
    let archive = try ZipFile(package([.init(path: "a", content: .deflated(deflated))]))
    #expect(archive["a"] == original)
  }

  @Test(arguments: [1, 7, 65_536, 700_001])
  func `asks for pieces until there are none`(_ pieceCount: Int) throws {
    let total = 1_500_000
    var given = 0
    let content = ODFPackage.Content.pieces { piece in
      guard given < total else { return false }
      let count = min(pieceCount, total - given)
      piece = (given..<(given + count)).map { UInt8(truncatingIfNeeded: $0 / 97) }
      given += count
      return true
    }
    let archive = try ZipFile(package([.init(path: "a", content: content)]))
    #expect(archive["a"] == (0..<total).map { UInt8(truncatingIfNeeded: $0 / 97) })
    #expect(archive.entries.last?.extraCounts == [0, 0])
  }

  @Test func `begins where the sink stands`() throws {
    let entries = [ODFPackage.Entry(path: "a", content: text("<a/>"))]
    let buffer = ByteBuffer()
    buffer.write(Array("before".utf8))
    try ODFPackage(.text, entries: entries).write(to: buffer)
    #expect(buffer.position == buffer.bytes.count)
    #expect(Array(buffer.bytes.dropFirst(6)) == (try package(entries)))
  }

  @Test func `throws what stopped the pieces`() {
    let content = ODFPackage.Content.pieces { _ in throw Refused() }
    #expect(throws: Refused()) { try package([.init(path: "a", content: content)]) }
  }

  @Test(arguments: [0, 1, 300_000, 700_000]) func `throws what the sink throws`(_ room: Int) throws
  {
    final class Disk: SeekableByteSink {
      var position = 0
      let room: Int
      init(room: Int) { self.room = room }
      func write(_ bytes: borrowing [UInt8]) throws {
        position += bytes.count
        if position > room { throw Refused() }
      }
      func seek(to position: Int) { self.position = position }
    }
    var random = SeededGenerator(seed: 5)
    let noise = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let package = ODFPackage(.text, entries: [.init(path: "a", content: .stored(noise))])
    #expect(throws: Refused()) { try package.write(to: Disk(room: room)) }
  }

  @Test func `names an entry that is there twice`() {
    let entry = ODFPackage.Entry(path: "a", content: text("<a/>"))
    #expect(throws: ODFPackageError.self) { try package([entry, entry]) }
  }
}
