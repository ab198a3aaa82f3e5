import Content
import Diagnostics
import OpenData
import Testing

@testable import Audit

@Suite struct `A file's own words about persons` {
  private func told(_ bytes: [UInt8], _ name: String, settings: Settings = Settings()) -> Int {
    FileMetadata.problems(in: bytes, of: SourcePath("content/a/\(name)"), settings: settings).count
  }

  /// A JPEG whose Exif has an artist, and GPS data with a latitude.
  private func jpeg(artist: String?, latitude: Bool, bigEndian: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) }
      return bigEndian ? bytes.reversed() : bytes
    }
    var entries: [[UInt8]] = []
    let text = Array((artist ?? "").utf8) + [0]
    let count = (artist == nil ? 0 : 1) + (latitude ? 1 : 0)
    let textPlace = 8 + 2 + count * 12 + 4
    let placePlace = textPlace + text.count
    if artist != nil {
      entries.append(
        number(0x013B, 2) + number(2, 2) + number(text.count, 4) + number(textPlace, 4))
    }
    if latitude {
      entries.append(number(0x8825, 2) + number(4, 2) + number(1, 4) + number(placePlace, 4))
    }
    var tiff = Array((bigEndian ? "MM" : "II").utf8) + number(42, 2) + number(8, 4)
    tiff += number(count, 2) + entries.flatMap(\.self) + number(0, 4) + text
    tiff += number(1, 2) + number(2, 2) + number(5, 2) + number(3, 4) + number(0, 4)
    let content = Array("Exif\0\0".utf8) + tiff
    let length = content.count + 2
    return [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF),
    ]
      + content + [0xFF, 0xDA, 0, 2, 0xFF, 0xD9]
  }

  @Test(arguments: [true, false])
  func `is found in photographs`(_ bigEndian: Bool) {
    #expect(told(jpeg(artist: nil, latitude: true, bigEndian: bigEndian), "a.jpg") == 1)
    #expect(told(jpeg(artist: "王小明某某", latitude: false, bigEndian: bigEndian), "a.JPEG") == 1)
    #expect(
      told(jpeg(artist: "Example Person", latitude: true, bigEndian: bigEndian), "a.jpg") == 2)
    #expect(told(jpeg(artist: nil, latitude: false, bigEndian: bigEndian), "a.jpg") == 0)
  }

  @Test func `is passed over where an office or a program is named`() {
    var settings = Settings()
    settings.agency.name = LocalizedText("範例市")
    for author in [
      "Administrator", "user", "", "綜合企劃科", "範例市承辦", "Ministry of Examples", "ASUS",
      "LibreOffice/7.4", "Planning Section",
    ] {
      #expect(
        told(jpeg(artist: author, latitude: false), "a.jpg", settings: settings) == 0, "\(author)")
    }
  }

  @Test(arguments: [
    ("/Author (Example Person)", 1), ("/Author<FEFF738B5C0F660E>", 1),
    ("/Author (\\376\\377\\163\\213\\134\\017)", 1), ("/Author (Administrator)", 0),
    ("/Author ()", 0), ("/Title (Author)", 0), ("/Author", 0), ("/Author (", 0), ("/Author <FE", 0),
  ])
  func `is found in PDF`(_ info: String, _ count: Int) {
    #expect(told(Array("%PDF-1.7\n1 0 obj << \(info) >> endobj\n".utf8), "a.pdf") == count)
  }

  /// An office file with one entry.
  private func archive(_ path: String, _ xml: String) throws -> [UInt8] {
    let buffer = ByteBuffer()
    let entry = ODFPackage.Entry(path: path, content: .deflating(Array(xml.utf8)))
    try ODFPackage(.text, entries: [entry]).write(to: buffer)
    return buffer.bytes
  }

  @Test(arguments: [
    ("a.odt", "meta.xml", "<dc:creator>Example Person</dc:creator>", 1),
    ("a.ods", "meta.xml", "<meta:initial-creator>王小明</meta:initial-creator>", 1),
    ("a.odt", "meta.xml", "<dc:creator/><dc:title>Example Person</dc:title>", 0),
    ("a.odt", "meta.xml", "<dc:creator>資訊室</dc:creator>", 0),
    ("a.odt", "content.xml", "<dc:creator>Example Person</dc:creator>", 0),
    ("a.docx", "docProps/core.xml", "<cp:lastModifiedBy>Example Person</cp:lastModifiedBy>", 1),
    ("a.xlsx", "docProps/core.xml", "<dc:creator>openpyxl</dc:creator>", 0),
    ("a.docx", "docProps/core.xml", "<dc:creator>Example Per", 0),
  ])
  func `is found in office files`(
    _ name: String, _ path: String, _ xml: String, _ count: Int
  ) throws {
    let bytes = try archive(path, "<x>\(xml)")
    #expect(told(bytes, name) == count)
    for length in stride(from: 0, to: bytes.count, by: 7) {
      _ = told(Array(bytes.prefix(length)), name)
    }
  }

  @Test func `is not unpacked beyond what is looked at`() throws {
    let xml =
      "<x>" + String(repeating: " ", count: 5_000_000) + "<dc:creator>Example Person</dc:creator>"
    #expect(told(try archive("meta.xml", xml), "a.odt") == 0)
  }

  @Test func `does no harm where a file is damaged`() {
    let whole = jpeg(artist: "Example Person", latitude: true)
    for count in whole.indices { _ = told(Array(whole.prefix(count)), "a.jpg") }
    for index in whole.indices {
      var bytes = whole
      bytes[index] = 0xFF
      _ = told(bytes, "a.jpg")
    }
    #expect(told(Array("PK\u{3}\u{4}".utf8), "a.odt") == 0)
    #expect(told([], "a.docx") == 0)
    #expect(told(whole, "a.txt") == 0)
  }
}
