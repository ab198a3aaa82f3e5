import Import
import Testing

@Suite struct `Headings of documents without styles` {
  private func headings(_ lines: [String]) throws -> [String] {
    let body = lines.map { line in
      line.hasPrefix("**")
        ? "<text:p text:style-name=\"B\">\(line.dropFirst(2))</text:p>" : "<text:p>\(line)</text:p>"
    }
    let page = try page(
      odt: openDocument(
        body.joined(),
        styles: """
          <style:style style:name="B" style:family="paragraph"><style:text-properties \
          style:font-weight-asian="bold"/></style:style>
          """))
    return Shape(page.markdown).headings
  }

  @Test(
    arguments: [
      (
        ["甲計畫", "壹、依據：行政院函頒之計畫。", "貳、目標", "一、正確", "內容。", "二、友善", "內容。"],
        ["## 壹、依據", "## 貳、目標", "### 一、正確", "### 二、友善"]
      ),
      (
        ["甲計畫", "壹、策略", "一、基礎", "（一）一致", "1.標準", "各單位訂定流程。", "2.及時", "縮短時間。"],
        [
          "## 壹、策略", "### 一、基礎", "#### （一）一致", "##### 1.標準", "##### 2.及時",
        ]
      ),
      // Sentences with numbers are items of a list.
      (["甲計畫", "壹、依據", "一、行政院函頒之方案。", "二、本部函頒之計畫。"], ["## 壹、依據"]),
      // So are short lines without a text of their own.
      (["甲計畫", "壹、聯絡", "1.電話", "2.傳真", "3.網站"], ["## 壹、聯絡"]),
      // Bold lines are headings whatever follows them.
      (["說明", "**一、對象", "**二、期間", "內容。"], ["## 一、對象", "## 二、期間"]),
      // 壹、 is one wherever it stands: miscounted, and anew in an annex.
      (
        ["甲計畫", "壹、依據", "法規。", "貳、目標", "效能。", "貳、對象", "各單位。", "肆、方法", "公開。"],
        ["## 壹、依據", "## 貳、目標", "## 貳、對象", "## 肆、方法"]
      ),
      (
        ["甲計畫", "壹、依據", "法規。", "貳、目標", "效能。", "附件", "壹、項目", "評分。"],
        ["## 壹、依據", "## 貳、目標", "## 壹、項目"]
      ),
      // A number amid a text begins no outline.
      (["說明", "三、其他", "內容。"], []),
      (["Plan 2026", "I. Basis", "Acts.", "II. Aims", "Open."], ["## I. Basis", "## II. Aims"]),
    ] as [([String], [String])])
  func `are found by their numbers`(lines: [String], expected: [String]) throws {
    #expect(try headings(lines) == expected)
  }

  @Test func `leave numbered sentences as lists, one within the other`() throws {
    let lines = ["計畫", "壹、作法", "一、公開流程。", "（一）訂定。", "（二）公告。", "二、檢討流程。"]
    let page = try page(odt: openDocument(lines.map { "<text:p>\($0)</text:p>" }.joined()))
    #expect(
      page.body == """
        ## 壹、作法

        - 一、公開流程。
          - （一）訂定。
          - （二）公告。
        - 二、檢討流程。

        """)
  }

  @Test func `begin at the second level and skip none, whatever a document has`() throws {
    let body = [(1, "總說"), (3, "甲"), (3, "乙"), (2, "丙")].map { level, text in
      "<text:h text:outline-level=\"\(level)\">\(text)</text:h><text:p>文。</text:p>"
    }
    let page = try page(odt: openDocument("<text:p>題</text:p>" + body.joined()))
    #expect(Shape(page.markdown).headings == ["## 總說", "### 甲", "### 乙", "### 丙"])
  }

  @Test(arguments: [
    (["示範局", "115年度提升服務效能執行計畫", "中華民國115年1月20日"], "示範局115年度提升服務效能執行計畫"),
    (["Model Bureau", "Service Plan 2026", "2026-01-20"], "Model Bureau Service Plan 2026"),
    // The second line is a sentence, or the first one has said it.
    (["示範局", "115年度的計畫如下。"], "示範局"),
    (["115年度計畫", "執行計畫"], "115年度計畫"),
  ])
  func `take a title of two lines`(lines: [String], title: String) throws {
    let body = (lines + ["壹、依據", "法規。"]).map { "<text:p>\($0)</text:p>" }.joined()
    let page = try page(odt: openDocument(body))
    let matter = page.frontMatter.replacing("\"", with: "")
    #expect(matter.hasPrefix("title: \(title)\n"), "\(matter)")
    #expect(matter.contains("date: 2026-01-20") == (lines.count == 3))
  }

  @Test func `take title and day from the lines above`() throws {
    let lines = ["示範局115年度提升服務效能執行計畫", "115年1月1日", "壹、依據", "法規。"]
    let page = try page(odt: openDocument(lines.map { "<text:p>\($0)</text:p>" }.joined()))
    #expect(
      page.frontMatter == """
        title: 示範局115年度提升服務效能執行計畫
        type: plan
        year: 115
        date: 2026-01-01
        unit: TODO  # the key in site.yml of the unit that answers for this page

        """)
    #expect(page.id == "115")
    #expect(page.openKeys == ["unit"])
  }
}
