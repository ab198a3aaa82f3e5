import Foundation
import Import
import OpenData
import Testing

@Suite struct `Hostile documents` {
  private func failure(_ bytes: [UInt8]) -> ImportFailure? {
    do {
      _ = try page(odt: bytes)
      return nil
    } catch {
      return error as? ImportFailure
    }
  }

  @Test func `that are no archive, or cut, are refused`() throws {
    let whole = try openDocument("<text:p>題目</text:p><text:p>文</text:p>")
    #expect(failure(whole) == nil)
    for bytes in [[], Array("PK".utf8), Array(whole.prefix(whole.count / 2))] {
      guard case .unreadable? = failure(bytes) else {
        Issue.record("\(bytes.count) bytes were read")
        continue
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func `that unpack to more than is read are refused`() throws {
    let buffer = ByteBuffer()
    let zeros = [UInt8](repeating: 0x20, count: ODTReader.partLimit + 1)
    try ODFPackage(.text, entries: [.init(path: "content.xml", content: .deflating(zeros))])
      .write(to: buffer)
    #expect(buffer.bytes.count < 200_000)
    #expect(failure(buffer.bytes) == .tooLarge(part: "content.xml", limit: ODTReader.partLimit))
  }

  @Test(arguments: ["../../evil", "sub/.evil", ".evil", "_index", "index", "a b", "a\nb", "a?b"])
  func `that name a place of their own for the page get the file's name`(name: String) throws {
    func meta(_ language: String) -> String {
      """
      <meta:user-defined meta:name="gazette-name">\(name)</meta:user-defined>\
      <meta:user-defined meta:name="gazette-language">\(language)</meta:user-defined>
      """
    }
    let text =
      "<text:section text:name=\"gazette-text\"><text:p>內容。</text:p></text:section>"
    let paths = try ["../en", "zh-Hant"].map { language in
      try page(odt: openDocument(text, meta: meta(language)), name: "計畫").paths.map(\.path)
    }
    #expect(paths == [["計畫.zh-Hant.md"], ["計畫.zh-Hant.md"]])
  }

  @Test func `that a password protects are told as such`() throws {
    // An archive of a content.xml that is no text, and a manifest with <manifest:encryption-data/>.
    let encrypted = """
      UEsDBBQAAAAIAAAAIQCrHmJgWQAAAKEAAAAVAAAATUVUQS1JTkYvbWFuaWZlc3QueG1ss8lNzMtMSy0usYIxFCpy\
      c/KK4VxbpVwlOxu4qrTMnFTd1LySokoFhFhpTo5uQWJJhq1Scn5eCVBWD2gGsq7UvOSiyoKSzPw83ZTEkkR9Oxt9\
      LCYii8IYdgBQSwMEFAAAAAAAAAAhAGQ4L7ECAAAAAgAAAAsAAABjb250ZW50LnhtbJz/UEsBAhQDFAAAAAgAAAAh\
      AKseYmBZAAAAoQAAABUAAAAAAAAAAAAAAIABAAAAAE1FVEEtSU5GL21hbmlmZXN0LnhtbFBLAQIUAxQAAAAAAAAA\
      IQBkOC+xAgAAAAIAAAALAAAAAAAAAAAAAACAAYwAAABjb250ZW50LnhtbFBLBQYAAAAAAgACAHwAAAC3AAAAAAA=
      """
    let archive = try #require(Data(base64Encoded: encrypted))
    for bytes in [Array(archive), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]] {
      #expect(failure(bytes)?.reason.hasPrefix("it is protected by a password") == true)
    }
  }

  @Test(arguments: [Int.min, -1, 0, 1_000_000_000, Int.max])
  func `that have headings of no level, or of a billion, have headings`(level: Int) throws {
    let heading = "<text:h text:outline-level=\"\(level)\">節</text:h><text:p>文。</text:p>"
    let styles = """
      </office:automatic-styles><office:styles><text:outline-style><text:outline-level-style \
      text:level="\(level)" style:num-format="1" text:display-levels="\(Int.max)"/>\
      </text:outline-style></office:styles><office:automatic-styles>
      """
    let foreign = try page(odt: openDocument("<text:p>題目</text:p>" + heading, styles: styles))
    #expect(foreign.body == "## 節\n\n文。\n")
    let own = try page(
      odt: openDocument(
        "<text:section text:name=\"gazette-text\">\(heading)</text:section>",
        meta: "<meta:user-defined meta:name=\"gazette-name\">a</meta:user-defined>"))
    #expect(Shape(own.markdown).headings.count == 1)
  }

  @Test func `that nest without end are refused`() throws {
    let open = String(repeating: "<text:list><text:list-item>", count: 90)
    let close = String(repeating: "</text:list-item></text:list>", count: 90)
    #expect(failure(try openDocument(open + "<text:p>x</text:p>" + close)) == .nestedTooDeep)
    let spans = String(repeating: "<text:span>", count: 5_000)
    #expect(failure(try openDocument("<text:p>" + spans)) == .nestedTooDeep)
  }

  @Test func `that hold no text are refused`() throws {
    #expect(failure(try openDocument("<text:p/>")) == .empty)
    let image =
      "<text:p><draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame></text:p>"
    #expect(failure(try openDocument(image)) == .onlyImages)
  }

  @Test(arguments: [
    "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>", "<a><b></a>", "<a b=c/>", "<a>&x;</a>", "<a",
  ])
  func `whose XML is not well-formed are refused`(xml: String) throws {
    let buffer = ByteBuffer()
    try ODFPackage(
      .text, entries: [.init(path: "content.xml", content: .stored(Array(xml.utf8)))]
    ).write(to: buffer)
    guard case .unreadable? = failure(buffer.bytes) else {
      Issue.record("\(xml) was read")
      return
    }
  }

  @Test func `whose cells span more than there is have tables of what there is`() throws {
    let xml = """
      <text:p>題目</text:p><table:table><table:table-row><table:table-cell \
      table:number-columns-spanned="3" table:number-rows-spanned="999999999"><text:p>一</text:p>\
      </table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>二</text:p>\
      </table:table-cell></table:table-row></table:table>
      """
    let shape = Shape(try page(odt: openDocument(xml)).markdown)
    #expect(shape.tables.map(\.count).count == 1)
    let wide = """
      <text:p>題目</text:p><table:table><table:table-row><table:table-cell \
      table:number-columns-repeated="999999999"><text:p>一</text:p></table:table-cell>\
      </table:table-row></table:table>
      """
    let page = try page(odt: openDocument(wide))
    #expect(page.losses.map(\.kind) == [.tooLargeTable])
  }
}
