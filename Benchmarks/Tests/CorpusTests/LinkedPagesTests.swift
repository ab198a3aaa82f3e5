import Testing

@testable import Corpus

struct LinkedPagesTests {
  private static func files(_ pages: LinkedPages) -> [String: String] {
    var files: [String: String] = [:]
    pages.forEachFile { files[$0] = $1 }
    return files
  }

  @Test(arguments: [LinkedPages.Addressing.absolute, .relative])
  func `have the links that were asked for, and plant their faults`(
    addressing: LinkedPages.Addressing
  ) {
    let pages = LinkedPages(pageCount: 30, linkCount: 20, hasFaults: true, addressing: addressing)
    let files = Self.files(pages)
    #expect(files.count == 30)
    #expect(files.values.allSatisfy { $0.matches(of: /<a href="/).count == 22 })
    #expect(files["index.html"] != nil || addressing == .absolute)
    #expect(pages.faults.count == 60)
    for fault in pages.faults {
      let parts = fault.split(separator: " ")
      #expect(files[String(parts[0])]?.contains("<a href=\"\(parts[1])\">") ?? false)
    }
  }

  @Test func `are the same in every run, and sound unless asked otherwise`() {
    let pages = LinkedPages(pageCount: 12, linkCount: 5, hasFaults: false, addressing: .relative)
    #expect(pages.faults.isEmpty)
    let files = Self.files(pages)
    #expect(files == Self.files(pages))
    for match in files.values.joined().matches(of: /<a href="([^#"]+)#s(\d+)">/) {
      #expect(files[String(match.1)]?.contains("id=\"s\(match.2)\"") ?? false)
    }
  }
}
