import Markup
import Testing

@Suite struct `Outline numbers` {
  @Test(arguments: [
    ("壹、計畫依據", "壹、", "壹", 1, OutlineNumber.Style.formal, "計畫依據"),
    ("參、實施對象", "參、", "參", 3, .formal, "實施對象"),
    ("叁、實施對象", "叁、", "叁", 3, .formal, "實施對象"),
    ("拾、附則", "拾、", "拾", 10, .formal, "附則"),
    ("拾壹、附則", "拾壹、", "拾壹", 11, .formal, "附則"),
    ("貳拾參、附則", "貳拾參、", "貳拾參", 23, .formal, "附則"),
    ("一、完善基礎服務", "一、", "一", 1, .chinese, "完善基礎服務"),
    ("十、附則", "十、", "十", 10, .chinese, "附則"),
    ("十二、附則", "十二、", "十二", 12, .chinese, "附則"),
    ("二十、附則", "二十、", "二十", 20, .chinese, "附則"),
    ("九十九、附則", "九十九、", "九十九", 99, .chinese, "附則"),
    ("（一）服務", "（一）", "一", 1, .parenthesizedChinese, "服務"),
    ("(十一) 服務", "(十一)", "十一", 11, .parenthesizedChinese, "服務"),
    ("1.訂定流程", "1.", "1", 1, .arabic, "訂定流程"),
    ("12. Setting rules", "12.", "12", 12, .arabic, "Setting rules"),
    ("1．訂定流程", "1．", "1", 1, .arabic, "訂定流程"),
    ("1、訂定流程", "1、", "1", 1, .arabic, "訂定流程"),
    ("(1)訂定", "(1)", "1", 1, .parenthesizedArabic, "訂定"),
    ("（12）訂定", "（12）", "12", 12, .parenthesizedArabic, "訂定"),
    ("① 訂定", "①", "①", 1, .circled, "訂定"),
    ("⑳訂定", "⑳", "⑳", 20, .circled, "訂定"),
    ("㉑訂定", "㉑", "㉑", 21, .circled, "訂定"),
    ("IV. Strategies", "IV.", "IV", 4, .roman, "Strategies"),
    ("XXXIX. Last", "XXXIX.", "XXXIX", 39, .roman, "Last"),
    ("(a) First", "(a)", "a", 1, .parenthesizedLetter, "First"),
    ("(z) Last", "(z)", "z", 26, .parenthesizedLetter, "Last"),
    ("一、", "一、", "一", 1, .chinese, ""),
    ("一、二級機關", "一、", "一", 1, .chinese, "二級機關"),
  ])
  func `are read at the head of a heading`(
    text: String, written: String, symbol: String, ordinal: Int, style: OutlineNumber.Style,
    rest: String
  ) throws {
    let found = try #require(OutlineNumber.leading(text, in: .heading))
    #expect(
      found.number
        == OutlineNumber(written: written, symbol: symbol, ordinal: ordinal, style: style))
    #expect(found.rest == rest)
  }

  @Test(arguments: [
    "計畫依據", "", "壹", "壹計畫", "十大建設", "一般規定", "(一", "（一)服務", "(一）服務", "1.5倍", "1.a", "2026. Plan",
    "0. None", "IIII. Wrong", "C. Programs", "XL. Beyond", "I", "IV", "(ab)", "(A) First", "(123)",
    "()", "115年度計畫", "i. small", "v1.0", " 一、有空格",
  ])
  func `are not seen in ordinary headings`(text: String) {
    #expect(OutlineNumber.leading(text, in: .heading) == nil)
  }

  @Test(arguments: [
    "一、考核方式", "（一）服務", "(二) 服務", "(1)加強", "（1）加強", "1、加強", "①加強", "壹、總則", "二、一般規定",
  ])
  func `are read at the head of a paragraph`(text: String) {
    #expect(OutlineNumber.leading(text, in: .paragraph) != nil)
  }

  @Test(arguments: [
    "I. am an initial", "V. Lin wrote", "1. item", "(a) letter", "一、二級機關", "三、四個月後", "1、2月",
    "十、十一月",
  ])
  func `are not seen where a sentence may begin so`(text: String) {
    #expect(OutlineNumber.leading(text, in: .paragraph) == nil)
  }

  @Test func `may be letters in brackets at the head of a list's items`() {
    #expect(OutlineNumber.leading("(a) letter", in: .item)?.rest == "letter")
    #expect(OutlineNumber.leading("I. am an initial", in: .item) == nil)
  }

  @Test func `never trap on bytes that are no text`() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<8 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        bytes.append(UInt8(truncatingIfNeeded: state >> 24))
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for place in [OutlineNumber.Place.heading, .paragraph] {
        if let found = OutlineNumber.leading(text, in: place) {
          #expect(text.hasPrefix(found.number.written) && found.number.ordinal > 0)
        }
      }
    }
  }
}
