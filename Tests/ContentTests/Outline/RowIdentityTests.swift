import Content
import Diagnostics
import Markup
import Testing

@Suite struct RowIdentityTests {
  private static let twoTables = """
    # 甲

    表：一

    | 面向 | 內容 |
    | --- | --- |
    | 甲 | 一 |

    表：二

    | 面向 | 內容 |
    | --- | --- |
    | 乙 | 二 |

    """

  private func told(_ markdown: String, _ requests: [OutlineRequest], name: String) -> [String] {
    let file = SourceFile(path: "content/p.md", text: markdown)
    let (document, _) = Document.parse(file)
    var diagnostics: [Diagnostic] = []
    let outlines = requests.compactMap {
      PlanOutline.read($0, from: document, name: name, file: file, diagnostics: &diagnostics)
    }
    diagnostics += PlanOutline.repeatedIDs(in: outlines, of: document, file: file.path)
    return ContentTests.told(diagnostics)
  }

  @Test func `tells of rows of two tables beneath one heading`() {
    #expect(
      told(Self.twoTables, [.table("一"), .table("二")], name: "p") == [
        "duplicate-anchor 13:3 The row's id 'p-1-1' is taken"
      ])
  }

  @Test func `takes one table twice for what it is`() {
    #expect(told(Self.twoTables, [.table("一"), .table("一")], name: "p") == [])
  }

  @Test func `tells of a heading that names itself as a row is counted`() {
    let markdown = "# 甲\n\n## 乙\n\n文\n\n## 丙 {#p-1-1}\n\n文\n"
    let request = OutlineRequest.headings(under: "甲", ["面向", "內容"])
    #expect(
      told(markdown, [request, request], name: "p") == [
        "duplicate-anchor 3:1 The row's id 'p-1-1' is taken",
        "duplicate-anchor 3:1 The row's id 'p-1-1' is taken",
      ])
    #expect(told(markdown, [request], name: "q") == [])
  }
}
