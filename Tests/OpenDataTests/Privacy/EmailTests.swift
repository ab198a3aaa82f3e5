import OpenData
import Testing

@Suite struct EmailTests {
  @Test(arguments: [
    "wang.hm@example.com", "wang_hm+a@mail.example.com.tw", "hmwang@moea.gov.tw", "a@b.tw",
    "ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ",
  ])
  func `notices an address`(address: String) {
    expectFound("請寄\(address)。", ["e-mail \(address)"])
    expectFound("<\(address)>.", ["e-mail \(address)"])
  }

  @Test(arguments: [
    "service@moea.gov.tw", "opendata@example.gov.tw", "INFO@example.gov.tw", "@example", "a@b",
    "a@", "@",
    "一@二.三", "a@b.c",
  ])
  func `passes over an office's box, and what is no address`(text: String) { expectFound(text, []) }

  @Test func `reads an address once, digits and all`() {
    expectFound("a0912345678@example.com", ["e-mail a0912345678@example.com"])
  }
}
