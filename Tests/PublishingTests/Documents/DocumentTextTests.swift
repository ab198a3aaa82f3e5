import Diagnostics
import Publishing
import Testing

@Suite struct `The document of a page` {
  /// The document of a page with a text, and the site that it is of.
  private func document(
    _ body: String, _ frontMatter: String = "", files: [SourcePath: String] = [:]
  ) async throws -> (document: OfficeDocument, site: BuiltSite) {
    let site = try await BuiltSite(
      [
        "content/notes.zh-Hant.md": "---\ntitle: 說明\n\(frontMatter)\n---\n\(body)\n",
        "content/notes.en.md": "---\ntitle: Notes\n---\nText.\n",
      ].merging(files) { $1 })
    // Some link to the other language on purpose.
    #expect(site.report.diagnostics.filter { $0.code != .wrongLanguage } == [])
    #expect(site.faults() == [])
    #expect(site.collisions == [])
    return (try OfficeDocument("/notes/index.odt", of: site), site)
  }

  @Test func `has the title and the headings of the page, one level up`() async throws {
    let (document, _) = try await document("## 一、目的\n\n### （一）範圍\n\n## 二、方法\n")
    #expect(document.lines.first == "說明")
    #expect(document.headings.prefix(3) == ["1 一、目的", "2 （一）範圍", "1 二、方法"])
    let bookmarks = document.text.all("text:bookmark").compactMap { $0.attributes["text:name"] }
    #expect(bookmarks.prefix(3) == ["一目的", "一範圍", "二方法"])
  }

  @Test func `joins lines as Chinese is written, and keeps emphasis and code`() async throws {
    let (document, _) = try await document("甲乙\n丙 *丁*\n**戊**、`a  b`與~~舊~~\nend\nof\n")
    #expect(document.lines.contains("甲乙丙 丁戊、a  b與舊 end of"))
    let styles = document.text.all("text:span").compactMap { $0.attributes["text:style-name"] }
    #expect(
      Set(styles).isSuperset(of: [
        "Emphasis", "Strong_20_Emphasis", "Source_20_Text", "Strikethrough",
      ]))
  }

  @Test func `leads to pages by whole addresses, and to its own headings within`() async throws {
    let (document, _) = try await document(
      """
      ## 目的

      [消息](/news/open/)、[英文](/en/news/open/)、[目的](#目的)、[信](mailto:a@example.gov.tw)、
      [檔](notes/表.txt)、<https://www.gov.tw/>
      """, files: ["content/notes/表.txt": "x"])
    #expect(
      document.links.prefix(6) == [
        "https://www.example.gov.tw/news/open/", "https://www.example.gov.tw/en/news/open/",
        "#目的", "mailto:a@example.gov.tw",
        "https://www.example.gov.tw/notes/%E8%A1%A8.txt", "https://www.gov.tw/",
      ])
  }

  @Test func `numbers its lists as the page does`() async throws {
    let (document, _) = try await document(
      "- 一、甲\n- 二、乙\n\n隔開。\n\n- 丙\n  - 丁\n\n3. 戊\n4. 己\n")
    let lists = document.text.all("text:list").compactMap { $0.attributes["text:style-name"] }
    #expect(lists.prefix(4) == ["No_20_bullet", "List_20_1", "List_20_1", "Numbering_20_1"])
    #expect(
      document.text.all("text:list-item").contains { $0.attributes["text:start-value"] == "3" })
    #expect(Set(document.lines).isSuperset(of: ["一、甲", "二、乙", "丙", "丁", "戊", "己"]))
  }

  @Test func `has quotations, notices, code and notes`() async throws {
    let (document, _) = try await document(
      """
      > 引文。
      >
      > 出處：[法規](https://law.moj.gov.tw/)

      > [!WARNING]
      > 期限將至。

      ```sh
      cd  /tmp
        ls
      ```

      說明[^1]，再說[^1]。

      [^1]: 註的**內容**。
      """)
    let styles = document.text.all("text:p").compactMap { $0.attributes["text:style-name"] }
    #expect(
      Set(styles).isSuperset(of: [
        "Quotations", "Notice_20_Heading", "Notice", "Preformatted_20_Text", "Footnote",
      ]))
    #expect(
      Set(document.lines).isSuperset(of: [
        "引文。", "出處：法規", "警告", "期限將至。", "cd  /tmp\n  ls", "註的內容。",
      ]))
    #expect(document.text.all("text:note").count == 1)
    #expect(document.text.all("text:note-ref").count == 1)
  }

  @Test func `has tables with merged cells and captions, data and charts`() async throws {
    let (document, _) = try await document(
      """
      表：收費

      | 項目 || 金額 |
      | --- | --- | --- |
      | 閱覽 | 甲<br>乙 | 20 |
      | ^ | 丙 | 1,200 |

      ```csv caption="據點"
      名稱,件數
      甲站,12345
      ```

      ```chart type=bar x=名稱 y=件數 table="據點" caption="件數圖" unit=件
      ```
      """)
    let tables = document.tables
    #expect(
      tables.contains([
        ["項目 →2", "金額"], ["閱覽 ↓2", "甲 乙", "20"], ["丙", "1,200"],
      ]))
    #expect(tables.contains([["名稱", "件數"], ["甲站", "12,345"]]))
    #expect(tables.contains { $0.first == ["名稱", "件數"] && $0.last?.last?.contains("件") == true })
    #expect(Set(document.lines).isSuperset(of: ["收費", "據點", "件數圖"]))
    #expect(
      document.text.all("table:table").allSatisfy { !$0.all("table:table-header-rows").isEmpty })
  }

  @Test func `tells a flow chart in sentences`() async throws {
    let (document, _) = try await document(
      "```mermaid caption=\"案件流程\"\nflowchart TD\nA[受理] --> B{齊備}\nB -->|是| C[辦理]\nB -->|否| A\n```\n"
    )
    #expect(document.lines.contains("案件流程"))
    let sentences = document.text.all("text:list-item").map(\.text)
    #expect(sentences.contains { $0.contains("受理") && $0.contains("齊備") })
    #expect(sentences.contains { $0.contains("否") && $0.contains("受理") })
  }

  @Test func `says under which facts, sources and licence the page stands`() async throws {
    let (document, _) = try await document(
      "內文。",
      """
      date: 2026-03-01
      number: 示字第1號
      unit: planning
      keywords: [甲, 乙]
      summary: 摘要。
      status: superseded
      replaced_by: /news/open/
      categories: { service: [I00] }
      sources: [{ title: 來源, url: https://www.gov.tw/, publisher: 某機關, accessed: 2026-01-02 }]
      attachments: [{ file: form.txt, title: 申請書 }]
      changes: [{ date: 2026-04-01, note: 改了一點。 }]
      """, files: ["content/notes/form.txt": "x"])
    let text = document.lines.joined(separator: "\n")
    for piece in [
      "115年3月1日", "示字第1號", "綜合企劃科", "02-0000-0001", "甲、乙", "本頁已有新版", "網站啟用", "公共資訊", "來源，某機關",
      "申請書（TXT",
      "改了一點。", "政府資料開放授權條款", "https://www.example.gov.tw/notes/", "示範機關",
    ] {
      #expect(text.contains(piece), "\(piece) in \(text)")
    }
    let metadata = try XMLElement.parse(#require(document.package["meta.xml"]))
    #expect(metadata.all("dc:title").first?.text == "說明")
    #expect(metadata.all("dc:language").first?.text == "zh-Hant")
    #expect(metadata.all("dc:date").first?.text == "2026-04-01T00:00:00")
    #expect(metadata.all("meta:keyword").map(\.text) == ["甲", "乙"])
  }

  @Test func `refuses a character that no document may hold, at its place`() async throws {
    let site = try await BuiltSite([
      "content/notes.zh-Hant.md": "---\ntitle: 說明\n---\n甲\n乙\u{1}丙\n",
      "content/notes.en.md": "---\ntitle: Notes\n---\nText.\n",
    ])
    #expect(
      site.findings == [
        "content/notes.zh-Hant.md:5:4: error: The text holds the control character U+0001, "
          + "which no office document may hold [control-character]"
      ])
  }

  @Test func `names the text that an escape has put a control character into`() async throws {
    let site = try await BuiltSite([
      "content/notes.zh-Hant.md": "---\ntitle: \"說\\u0001明\"\n---\n甲\n",
      "content/notes.en.md": "---\ntitle: Notes\n---\nText.\n",
    ])
    #expect(
      site.findings == [
        "content/notes.zh-Hant.md:1:1: error: '說\u{FFFD}明' holds the control character U+0001, "
          + "which no office document may hold [control-character]"
      ])
  }

  @Test func `is written as it was, element by element`() async throws {
    let (document, _) = try await document(
      """
      ## 一、目的 {#purpose}

      本頁見[消息](/news/open/ "新")，**重點**在*此*[^1]。

      - （一）甲
      - （二）乙

      > [!NOTE]
      > 附註。

      表：收費

      | 項目 || 金額 |
      | --- | --- | --- |
      | 閱覽 | 甲 | 20 |
      | ^ | 乙 | 1,200 |

      [^1]: 註。
      """, "date: 2026-03-01\nunit: planning")
    let content = try #require(document.package["content.xml"])
    // A line for each element reads better than one for all.
    try expectGolden(
      String(decoding: content, as: UTF8.self).replacing("><", with: ">\n<"),
      "Golden/Documents/notes.xml")
  }

  @Test func `is the same, byte for byte, in every build`() async throws {
    let body = "## 甲\n\n文字[^1]。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: 註。\n"
    let first = try await document(body).site
    let second = try await document(body).site
    #expect(first.bytes["notes/index.odt"] == second.bytes["notes/index.odt"])
    #expect(first.bytes == second.bytes)
  }
}
