import OpenData
import Testing

@Suite struct TelephoneTests {
  @Test(arguments: [
    "0912345678", "0912-345-678", "0912-345678", "0912 345 678", "0912 345678", "(0912)345-678",
    "(0912) 345-678", "09-12345678", "0912－345－678", "0912‧345‧678", "0912.345.678",
    "0912/345/678", "0912_345_678", "0912\u{200B}345\u{200B}678",
    "0 9 1 2 3 4 5 6 7 8",
    "+886912345678", "+886-912-345-678", "+886 912 345 678", "+886 912345678", "+886-912345678",
    "+886-0912-345-678", "886-912-345-678", "00886912345678", "002-886-912345678",
    "+886 9 1234 5678",
  ])
  func `finds a mobile phone in every form`(number: String) {
    for text in [number, fullWidth(number)] {
      expectFound(text, ["mobile \(text)"])
      expectFound("手機：\(text)。", ["mobile \(text)"])
      expectFound("王小明/\(text)/臺北", ["mobile \(text)"])
      expectFound(
        "\(text)，\(text)\t\(text)", ["mobile \(text)", "mobile \(text)", "mobile \(text)"])
    }
  }

  @Test(arguments: ["09 12 34 56 78", "0912 345-678", "091-2345-678"])
  func `takes any division of ten digits where a word says telephone`(number: String) {
    expectFound("手機：\(number)", ["mobile \(number)"])
  }

  @Test func `divides one number from the next at a slash`() {
    expectFound(
      "0912-345-678/0987-654-321", ["mobile 0912-345-678", "mobile 0987-654-321"])
  }

  @Test func `divides one number from the next at a space`() {
    expectFound(
      "0912345678 0987654321 0912 345 678 0987 654 321",
      ["mobile 0912345678", "mobile 0987654321", "mobile 0912 345 678", "mobile 0987 654 321"])
    expectFound("0912345678 A123456789", ["mobile 0912345678", "national-id A123456789"])
  }

  @Test(arguments: [
    "091234567", "09123456789", "10912345678", "X0912345678", "0912345678X", "0812345678901",
    "0912-345-678-9", "110-0912-345-678", "3.0912345678", "0912345678.5", "09 10 11 12 01",
    "0912-***-678", "0912***678", "0,912,345,678", "2.16.886.912345678.1", "2.16.886.912.345.678",
    "經綜字第0912345678號", "第 0912345678 號", "0912345678號函", "發文文號：0912345678",
    "ISBN 0912345678", "ISBN：0-912-34567-8", "GPN 0912345678", "ISBN 978-957-0912-34-5",
    "https://www.example.gov.tw/files/0912345678.pdf", "https://example.tw/?n=0912345678",
    "[檔案](/files/0912345678.pdf)", "<a href=\"../0912345678/\">", "www.example.tw/0912345678",
    "2024-09-12 345678", "0900-1700 12", "20240912345678",
  ])
  func `passes over what is no mobile phone`(text: String) {
    #expect(!found(text).contains { $0.hasPrefix("mobile") }, "\(text)")
  }

  @Test func `takes a number for a document's only where no word says telephone`() {
    expectFound("行動電話第0912345678號", ["mobile 0912345678"])
    expectFound("tel:0912345678", ["mobile 0912345678"])
    expectFound("[撥號](tel:+886912345678)", ["mobile +886912345678"])
  }

  @Test(arguments: [
    "(02)3343-8426", "02-23800791", "02 2380 0791", "037-123456", "049-2332123", "0800-024-995",
    "（０２）３３４３－８４２６",
  ])
  func `notices a landline, which weighs little`(number: String) {
    expectFound("洽\(number)#123", ["landline \(number)"])
    #expect(PersonalDataKind.landline.weight == .notice)
  }
}
