import Diagnostics
import Markup
import Testing

@Suite struct Steps {
  private func steps(_ markdown: String) -> [Step] {
    let document = parsed(markdown)
    return document.blocks.first.map { document.steps(of: $0) } ?? []
  }

  @Test(arguments: [
    ("1. 受理：民眾反映意見。", "受理", "民眾反映意見。"),
    ("1. Track: a dedicated person", "Track", "a dedicated person"),
    ("1. **受理**：民眾反映。", "受理", "民眾反映。"),
    ("1. **受理：**民眾反映。", "受理", "民眾反映。"),
    ("1. **Accept** the case", "Accept", "the case"),
    ("1. 受理：", "受理", ""),
    ("1. [受理](a.md)與`登錄`：民眾反映。", "受理與登錄", "民眾反映。"),
    ("1. 民眾反映意見。", "", "民眾反映意見。"),
    ("1. see http://example.tw", "", "see http://example.tw"),
    ("1. 時間為10:30開始", "", "時間為10:30開始"),
    ("1. 一二三四五六七八九十一二三四五六七八九十：細節", "一二三四五六七八九十一二三四五六七八九十", "細節"),
    ("1. 一二三四五六七八九十一二三四五六七八九十一：細節", "", "一二三四五六七八九十一二三四五六七八九十一：細節"),
    ("1. 受理：甲[^1]。\n\n[^1]: 註", "受理", "甲。"),
    ("1. 受理：甲\n\n   乙", "受理", "甲\n乙"),
    ("1. 受理：\n\n   乙", "受理", "乙"),
    ("1. 受理：甲\n   乙", "受理", "甲乙"),
  ])
  func `have the name before the colon or in bold`(markdown: String, name: String, detail: String) {
    let step = steps(markdown).first
    #expect(step?.name == name)
    #expect(step?.detail == detail)
  }

  @Test func `stand at the lines of their items`() {
    let found = steps("1. 甲：x\n2. 乙：y\n   z\n")
    #expect(found.map(\.range.start.line) == [1, 2])
    #expect(found.map(\.range.start.column) == [1, 1])
    #expect(found.last?.range.end.line == 3)
  }

  @Test func `are written with their names above their text`() {
    let document = parsed(
      "1. 受理：民眾反映。[^1]\n2. **列管**\n3. 無名\n\n[^1]: 註\n")
    var renderer = HTMLRenderer(document: document)
    var output: [UInt8] = []
    renderer.renderSteps(document.blocks[0], to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        <ol class="steps">
        <li><span class="step-name">受理</span><p>民眾反映。<sup class="footnote-ref"><a id="fnref:1" href="#fn:1" aria-label="Note 1">1</a></sup></p>
        </li>
        <li><span class="step-name">列管</span></li>
        <li><p>無名</p>
        </li>
        </ol>

        """)
  }
}
