import Markup
import Testing

@Suite struct `Alerts in HTML` {
  @Test func `have an icon, a word and a label`() {
    let (html, renderer) = renderedPage("> [!WARNING]\n> 已停止適用。\n\n> [!TIP]\n> 全文檢索。") {
      $0.labels.alertTitles[.warning] = "警告"
    }
    #expect(
      html == """
        <aside class="notice notice-warning" aria-labelledby="a1:title">
        <p class="notice-title" id="a1:title"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 16.8v.2"/></svg>警告</p>
        <p>已停止適用。</p>
        </aside>
        <aside class="notice notice-tip" aria-labelledby="a2:title">
        <p class="notice-title" id="a2:title"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5.9 1.2.9 2.1h5.2c0-.9.3-1.6.9-2.1A6 6 0 0 0 12 3z"/></svg>Tip</p>
        <p>全文檢索。</p>
        </aside>

        """)
    #expect(renderer.writtenIDs == ["a1:title", "a2:title"])
  }

  @Test(arguments: AlertKind.allCases)
  func `of every kind have a class and a title`(kind: AlertKind) {
    let word = "\(kind)"
    let html = rendered("> [!\(word.uppercased())]\n> text")
    #expect(html.contains("class=\"notice notice-\(word)\""))
    #expect(html.contains("</svg>\(word.prefix(1).uppercased() + word.dropFirst())</p>"))
  }

  @Test func `are GitHub's in a fragment`() {
    expectHTML(
      "> [!NOTE]\n> text",
      """
      <div class="markdown-alert markdown-alert-note">
      <p class="markdown-alert-title">Note</p>
      <p>text</p>
      </div>

      """, as: .fragment)
  }

  @Test func `of two renderers on one page keep their ids apart`() {
    expectHTML("> [!NOTE]\n> text", contains: "id=\"s-a1:title\"") { $0.idPrefix = "s-" }
  }
}
