import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Images in the document of a page` {
  /// A site whose page shows a file.
  private func document(_ name: String, _ bytes: [UInt8]) async throws -> OfficeDocument {
    var sources = BuiltSite.base.mapValues { Array($0.utf8) }
    sources["content/notes.zh-Hant.md"] = Array(
      "---\ntitle: 說明\n---\n![地圖](notes/\(name) \"位置\")與![地圖](notes/\(name))\n".utf8)
    sources["content/notes.en.md"] = Array("---\ntitle: Notes\n---\nText.\n".utf8)
    sources[SourcePath("content/notes/\(name)")] = bytes
    let site = try await BuiltSite(SourceTree(bytes: sources))
    #expect(site.findings == [])
    return try OfficeDocument("/notes/index.odt", of: site)
  }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 1, 0x80, 0, 0, 0, 0xC0, 8, 2, 0, 0, 0]
  private static let gif = Array("GIF89a".utf8) + [0x80, 0x01, 0xC0, 0x00, 0, 0, 0]
  private static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0x4A, 0x46, 0xFF, 0xFF, 0xC2, 0, 11, 8]
    + [0, 0xC0, 1, 0x80, 1, 0x11, 0, 0xFF, 0xD9]

  @Test(arguments: [("a.png", png, "png"), ("a.gif", gif, "gif"), ("a.jpeg", jpeg, "jpg")])
  func `are in it once, with their size and their words`(
    _ name: String, _ bytes: [UInt8], _ ending: String
  ) async throws {
    let document = try await document(name, bytes)
    #expect(document.package["Pictures/image-1.\(ending)"] == bytes)
    #expect(document.package.entries.count { $0.name.hasPrefix("Pictures/") } == 1)
    let frames = document.text.all("draw:frame")
    #expect(frames.count == 2)
    // 384 × 192 pixels, of which 96 are an inch.
    #expect(frames.first?.attributes["svg:width"] == "102mm")
    #expect(frames.first?.attributes["svg:height"] == "51mm")
    #expect(frames.first?.all("svg:title").first?.text == "地圖")
    #expect(frames.first?.all("svg:desc").first?.text == "位置")
  }

  @Test(
    arguments: [
      ("a.svg", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)),
      ("a.png", Array(png[..<20])),
      ("a.png", png[..<16] + [UInt8](repeating: 0, count: 13)), ("a.jpg", Array(jpeg[..<12])),
      ("a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0, 0, 0]), ("a.gif", Array("GIF89a".utf8)),
    ] as [(String, [UInt8])])
  func `are links with their words where office programs don't show them`(
    _ name: String, _ bytes: [UInt8]
  ) async throws {
    let document = try await document(name, bytes)
    #expect(document.text.all("draw:frame").isEmpty)
    #expect(document.links.first == "https://www.example.gov.tw/notes/\(name)")
    #expect(document.lines.contains("地圖與地圖"))
  }
}
