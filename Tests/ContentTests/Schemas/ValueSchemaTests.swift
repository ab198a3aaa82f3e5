import Content
import Encodings
import OpenData
import Testing

@Suite struct ValueSchemaTests {
  private func json(_ schema: ValueSchema, isOptional: Bool = false) -> String {
    String(decoding: schema.json(isOptional: isOptional).bytes(), as: UTF8.self)
  }

  @Test func `takes for text what editors know for something else`() {
    #expect(json(.text) == #"{"type":["string","number","boolean"]}"#)
  }

  @Test func `lets what need not be there be empty`() {
    #expect(json(.text, isOptional: true) == #"{"type":["string","number","boolean","null"]}"#)
    #expect(
      json(.words([.init("up"), .init("down")]), isOptional: true)
        == #"{"enum":["up","down",null]}"#)
    #expect(
      json(.list(.integer(1...2)), isOptional: true).hasSuffix(#",{"type":"null"}]}"#))
  }

  @Test func `takes words that are numbers with and without quotes, and says what they mean`() {
    #expect(
      json(.words([.init("480", meaning: "主題"), .init("GA0")]))
        == #"{"enum":["480","GA0",480],"enumDescriptions":["主題","","主題"]}"#)
    #expect(
      json(.words([.init("110.07"), .init("010")])) == #"{"enum":["110.07","010",110.07,10]}"#)
  }

  @Test func `takes one value for a list of one`() {
    #expect(
      json(.list(.matching("^a$")))
        == #"{"anyOf":[{"type":"array","items":{"type":"string","pattern":"^a$"}},{"type":"string","pattern":"^a$"}]}"#
    )
  }

  @Test func `takes text per language in the site's languages alone`() {
    #expect(json(.localizedText(["zh-Hant", "en"])).contains(#""properties":{"zh-Hant":{"#))
    #expect(json(.localizedText(["zh-Hant", "en"])).contains(#""additionalProperties":false"#))
    #expect(json(.localizedText([])).contains(#""propertyNames""#))
  }

  /// Every form of a date, of each day of months that there are or not.
  private static let dates: [String] = (0...13).flatMap { month in
    (0...32).flatMap { day in
      [
        "2026-\(month)-\(day)", "115/\(month)/\(day)", "115.\(month).\(day)",
        "民國115年\(month)月\(day)日", "中華民國 115 年 \(month) 月 \(day) 日", "115年\(month)月\(day)",
        month < 10 ? "2026-0\(month)-\(day)" : "", day < 10 ? "2026-\(month)-0\(day)" : "",
        "2026/\(month)-\(day)", "\(month)-\(day)", "115年\(month)-\(day)",
      ]
    }
  }

  @Test func `takes the dates that the program reads`() {
    guard case .matching(let pattern) = ValueSchema.date, let expression = try? Regex(pattern)
    else {
      Issue.record("dates have no pattern")
      return
    }
    let others = [
      "１１５年１月３１日", "２０２６－１－１", "1-1-1", "99.12.31", "20260131", "2026-1-1x", "", "114-1-1 ",
    ]
    for text in Self.dates + others {
      let isRead = CalendarDate(parsing: text) != nil
      // A pattern does not know leap years.
      let isLeapDay = text.contains(/2\D+29/)
      #expect((text.firstMatch(of: expression) != nil) == isRead || isLeapDay, "\(text)")
    }
  }
}
