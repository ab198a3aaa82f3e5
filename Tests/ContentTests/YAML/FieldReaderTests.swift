import Content
import Diagnostics
import OpenData
import Testing

@Suite struct FieldReaderTests {
  /// What a reader of one map is told.
  private func read(_ text: String, _ body: (inout FieldReader) -> Void) -> [String] {
    let file = SourceFile(path: "content/site.yml", text: text)
    var reader = FieldReader(yaml(text).node, file: file, subject: "site.yml")
    body(&reader)
    return told(reader.finish())
  }

  /// Expects the reader of one map to be told exactly this.
  private func expectRead(
    _ text: String, _ expected: [String], at location: SourceLocation = #_sourceLocation,
    _ body: (inout FieldReader) -> Void
  ) {
    #expect(read(text, body) == expected, sourceLocation: location)
  }

  private enum Color: String, CaseIterable { case red, green, blue }

  // MARK: Values

  @Test func `reads every kind of value`() {
    let told = read(
      """
      文字: 提升
      flag: true
      count: 12
      number: 96.90
      date: 115-01-31
      color: green
      list: [一, 二]
      one: 三
      name: { zh-Hant: 甲, en: A }
      empty:
      """
    ) { reader in
      #expect(reader.text("文字") == "提升")
      #expect(reader.flag("flag") == true)
      #expect(reader.integer("count", in: 1...12) == 12)
      #expect(reader.number("number")?.digits == "96.90")
      #expect(reader.date("date")?.description == "2026-01-31")
      #expect(reader.choice("color", Color.self) == .green)
      #expect(reader.texts("list") == ["一", "二"])
      #expect(reader.texts("one") == ["三"])
      #expect(reader.localizedText("name", languages: [.chinese, .english])?[.english] == "A")
      #expect(reader.text("empty") == nil)
      #expect(reader.text("absent") == nil)
      #expect(!reader.has("empty"))
      #expect(reader.has("one"))
    }
    #expect(told == [])
  }

  @Test(arguments: [
    ("true", true), ("yes", true), ("on", true), ("false", false), ("no", false), ("off", false),
  ])
  func `reads a flag as people write it`(_ text: String, _ expected: Bool) {
    expectRead("a: \(text)", []) { #expect($0.flag("a") == expected) }
  }

  // MARK: Wrong values

  @Test(arguments: [
    ("計畫: [一]", "'計畫' is a list; it takes text"), ("計畫: {一: 二}", "'計畫' is a map; it takes text"),
  ])
  func `tells what stands where text should`(_ text: String, _ message: String) {
    expectRead(text, ["wrong-type 1:9 " + message]) { #expect($0.text("計畫") == nil) }
  }

  @Test(arguments: ["是", "True", "1", "\"\""]) func `tells of a flag that is none`(_ text: String) {
    let shown = text == "\"\"" ? "" : text
    expectRead("a: \(text)", ["wrong-type 1:4 'a' is '\(shown)'; it takes true or false"]) {
      #expect($0.flag("a") == nil)
    }
  }

  @Test(arguments: ["0", "13", "1.5", "一", "１２", "1e1", "99999999999999999999"])
  func `tells of a count out of bounds`(_ text: String) {
    expectRead(
      "a: \(text)", ["wrong-value 1:4 'a' is '\(text)'; it takes a whole number from 1 to 12"]
    ) { #expect($0.integer("a", in: 1...12) == nil) }
  }

  @Test(arguments: ["1,234", "96.9%", "約12", "-", ".5"]) func `tells of a number that is none`(
    _ text: String
  ) {
    expectRead(
      "a: \"\(text)\"", ["wrong-number 1:4 'a' is '\(text)'; it takes a number such as 12 or 96.9"]
    ) { #expect($0.number("a") == nil) }
  }

  @Test(arguments: ["2026-02-29", "下個月", "115", "5-1-1"]) func `tells of a date that is none`(
    _ text: String
  ) {
    expectRead("a: \(text)", ["wrong-date 1:4 'a' is '\(text)', which is no date"]) {
      #expect($0.date("a") == nil)
    }
  }

  @Test(arguments: [
    ("gren", "; did you mean 'green'?"), ("yellow-ish", ""), ("Red", "; did you mean 'red'?"),
  ])
  func `offers the nearest of a set of words`(_ text: String, _ offer: String) {
    expectRead("a: \(text)", ["wrong-value 1:4 'a' is '\(text)'\(offer)"]) {
      #expect($0.choice("a", Color.self) == nil)
    }
  }

  @Test(
    arguments: [
      (
        "a: [一, [二], ~, {b: 1}]",
        [
          "wrong-type 1:10 'a' is a list; it takes text",
          "wrong-type 1:17 'a' is nothing; it takes text",
          "wrong-type 1:20 'a' is a map; it takes text",
        ]
      ),
      ("a:\n- 一\n-\n", ["wrong-type 3:2 'a' is nothing; it takes text"]),
    ] as [(String, [String])])
  func `tells each wrong element of a list and keeps the others`(
    _ text: String, _ expected: [String]
  ) {
    expectRead(text, expected) { #expect($0.texts("a") == ["一"]) }
  }

  @Test(
    arguments: [
      ("name: [一]", ["wrong-type 1:7 'name' is a list; it takes text"]),
      ("name: {}", ["wrong-type 1:7 'name' is an empty map; it takes text"]),
      (
        "name: { zh-hant: 甲 }",
        ["unknown-language 1:9 'zh-hant' is no language of this site; did you mean 'zh-Hant'?"]
      ),
      ("name: { en: [A] }", ["wrong-type 1:13 'name' is a list; it takes text"]),
      ("name: { en: }", ["wrong-type 1:13 'name' is nothing; it takes text"]),
    ] as [(String, [String])])
  func `tells what is wrong with text in languages`(_ text: String, _ expected: [String]) {
    let told = read(text) { reader in
      #expect(reader.localizedText("name", languages: [.chinese, .english]) == nil)
    }
    #expect(told == expected)
  }

  @Test func `keeps the languages that are right`() {
    let told = read("name: { zh-Hant: 甲, fr: B }") { reader in
      let text = reader.localizedText("name", languages: [.chinese, .english])
      #expect(text?[.english] == "甲")
    }
    #expect(told == ["unknown-language 1:23 'fr' is no language of this site"])
  }

  // MARK: Keys

  @Test func `offers the nearest known key for one that is unknown`() {
    let told = read("標題: 甲\nsumary: 乙\nzzz: 丙\nallowed: 丁") { reader in
      _ = reader.text("標題")
      _ = reader.text("summary")
      reader.allow(["allowed"])
    }
    #expect(
      told == [
        "unknown-key 2:1 'sumary' is no key of site.yml; did you mean 'summary'?",
        "unknown-key 3:1 'zzz' is no key of site.yml",
      ])
  }

  @Test func `lists the keys where one resembles none of them`() {
    let file = SourceFile(path: "content/site.yml", text: "sumary: 甲\nzzz: 乙")
    var reader = FieldReader(yaml("sumary: 甲\nzzz: 乙").node, file: file, subject: "site.yml")
    for key in ["title", "summary", "title"] { _ = reader.text(key) }
    #expect(reader.finish().map(\.help) == [nil, "Its keys are: title, summary."])
  }

  @Test(arguments: ["a: 1", "title:", "title: ~"]) func `asks for a key that is not there`(
    _ text: String
  ) {
    let told = read(text) { reader in
      reader.require("title")
      reader.allow(["a", "title"])
    }
    #expect(told == ["missing-key 1:1 site.yml needs 'title'"])
  }

  @Test(arguments: [
    ("[一]", "a list"), ("文字", "text"),
  ])
  func `tells once what stands where a map should`(_ text: String, _ kind: String) {
    let told = read(text) { reader in
      reader.require("title")
      #expect(reader.text("title") == nil)
    }
    #expect(told == ["wrong-type 1:1 site.yml is \(kind), not a map of keys"])
  }

  @Test func `asks for keys where there is no map at all`() {
    #expect(read("") { $0.require("title") } == ["missing-key 1:1 site.yml needs 'title'"])
  }
}
