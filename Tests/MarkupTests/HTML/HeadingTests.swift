import Markup
import Testing

@Suite struct `Headings in HTML` {
  @Test(arguments: [
    ("## 壹、計畫依據", "<h2 id=\"壹計畫依據\"><span class=\"num\">壹、</span><span>計畫依據</span></h2>\n"),
    ("### （一）服務", "<h3 id=\"一服務\"><span class=\"num\">（一）</span><span>服務</span></h3>\n"),
    ("### (一) 服務", "<h3 id=\"一-服務\"><span class=\"num\">(一)&nbsp;</span><span>服務</span></h3>\n"),
    ("### (一)服務", "<h3 id=\"一服務\"><span class=\"num\">(一)&nbsp;</span><span>服務</span></h3>\n"),
    ("### 1.訂定", "<h3 id=\"1訂定\"><span class=\"num\">1.&nbsp;</span><span>訂定</span></h3>\n"),
    (
      "### 1. Rules",
      "<h3 id=\"1-rules\"><span class=\"num\">1.&nbsp;</span><span>Rules</span></h3>\n"
    ),
    (
      "### IV. *Goals*",
      "<h3 id=\"iv-goals\"><span class=\"num\">IV.&nbsp;</span><span><em>Goals</em></span></h3>\n"
    ),
    ("## 申請方式 {#apply}", "<h2 id=\"apply\">申請方式</h2>\n"),
    ("## 一、", "<h2 id=\"一\">一、</h2>\n"),
  ])
  func `have an id and their number apart`(markdown: String, html: String) {
    expectHTML(markdown, html)
  }

  @Test func `go down a level beneath the page's title`() {
    expectHTML(
      "# a\n\n## b\n\n###### c",
      "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n<h6 id=\"c\">c</h6>\n")
    expectHTML("# a", "<h1 id=\"a\">a</h1>\n", as: .fragment)
    expectHTML("## a", "<h2 id=\"a\">a</h2>\n")
  }

  @Test func `of rows carry the row's number as its address`() {
    var presentation = HeadingPresentation(level: 5)
    presentation.rowID = "115-4-1-1-1"
    let (html, renderer) = renderedPage("##### 1.訂定") { [presentation] in
      $0.headings = [presentation]
      $0.labels.rowID = "本項編號 {id}"
      $0.labels.rowIDTitle = "本項的固定網址"
    }
    #expect(
      html == """
        <div class="row-head" id="115-4-1-1-1"><h5 id="1訂定"><span class="num">1.&nbsp;</span><span>訂定</span></h5>
        <a class="row-id" href="#115-4-1-1-1" aria-label="本項編號 115-4-1-1-1" title="本項的固定網址">115-4-1-1-1</a></div>

        """)
    #expect(renderer.writtenIDs == ["115-4-1-1-1", "1訂定"])
  }

  @Test func `answer to their counterparts' ids`() {
    var presentation = HeadingPresentation(level: 3)
    presentation.aliases = ["goals"]
    let (html, renderer) = renderedPage("## 目標") { [presentation] in
      $0.headings = [presentation]
    }
    #expect(html == "<h3 id=\"目標\"><span id=\"goals\" class=\"alias\"></span>目標</h3>\n")
    #expect(renderer.writtenIDs == ["目標", "goals"])
  }

  @Test func `that stand for empty cells are left out, but their row keeps its address`() {
    var hidden = HeadingPresentation(level: 3)
    hidden.isHidden = true
    expectHTML("### —\n\n內容", "<p>內容</p>\n") { [hidden] in $0.headings = [hidden] }
    hidden.rowID = "115-4-1"
    expectHTML(
      "### —\n\n內容", contains: "<div class=\"row-head\" id=\"115-4-1\"><a class=\"row-id\""
    ) {
      [hidden] in $0.headings = [hidden]
    }
  }

  @Test func `have no ids in a second showing`() {
    let (html, renderer) = renderedPage("## a") { $0.writesHeadingIDs = false }
    #expect(html == "<h2>a</h2>\n")
    #expect(renderer.writtenIDs.isEmpty)
  }
}
