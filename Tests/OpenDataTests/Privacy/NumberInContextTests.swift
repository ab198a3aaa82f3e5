import OpenData
import Testing

@Suite struct NumberInContextTests {
  @Test(arguments: [
    ("護照號碼：312345678", "passport 312345678"), ("護照第 312345678 號", "passport 312345678"),
    ("Passport No. 312345678", "passport 312345678"), ("312345678（護照）", "passport 312345678"),
    ("護照 ３１２３４５６７８", "passport ３１２３４５６７８"), ("護照 312-345-678", "passport 312-345-678"),
    ("健保卡號 000012345678", "nhi-card 000012345678"),
    ("健保卡 0000 1234 5678", "nhi-card 0000 1234 5678"),
    ("健保IC卡：123456789012", "nhi-card 123456789012"),
    ("匯款帳號：01234567890123", "bank-account 01234567890123"),
    ("帳戶 012-345-678901", "bank-account 012-345-678901"),
    ("帳號1234567890", "bank-account 1234567890"),
    ("車牌ABC-1234", "plate ABC-1234"), ("車號 1234-AB", "plate 1234-AB"),
    ("車號：ab-1234", "plate ab-1234"),
    ("車牌號碼ＡＢＣ－１２３４", "plate ＡＢＣ－１２３４"), ("AB-1234（車牌）", "plate AB-1234"),
  ])
  func `finds a number beside the word that says what it is`(text: String, expected: String) {
    expectFound(text, [expected])
  }

  @Test(arguments: [
    "312345678", "000012345678", "1234567890", "01234567890123", "ABC-1234", "1234-AB",
    "核發護照 312345678 本", "護照規費 123,456,789 元", "護照1312345678", "帳戶餘額 1234567890元", "帳號123456789",
    "護照\n312345678", "申請帳號請電02-23456789", "車牌ABCD-1234", "車牌 ABC-12345", "身分證 312345678",
  ])
  func `passes over a number that no word says to be a person's`(text: String) {
    #expect(found(text).filter { !$0.hasPrefix("landline") } == [], "\(text)")
  }

  @Test(arguments: [
    ("護照號碼", "312345678", "passport"), ("健保卡號", "000012345678", "nhi-card"),
    ("帳號", "1234567890", "bank-account"),
    ("車號", "ABC-1234", "plate"), ("出生年月日", "1980-01-02", "birthday"), ("生日", "0690102", "birthday"),
    ("Date of birth", "19800102", "birthday"), ("Passport", "312345678", "passport"),
    ("住址", "臺北市中正區重慶南路1段122號", "address"),
  ])
  func `takes a column's name for such a word`(label: String, cell: String, kind: String) {
    expectFound(cell, ["\(kind) \(cell)"], context: PersonalDataContext(label: label))
    expectFound(cell, [])
  }

  @Test(arguments: [("護照核發件數", "312345678"), ("健保卡發卡數", "000012345678")])
  func `takes a column that counts for no such word`(label: String, cell: String) {
    expectFound(cell, [], context: PersonalDataContext(label: label))
  }

  @Test func `looks no further than its window`() {
    let filler = String(repeating: "資", count: 30)
    expectFound("護照\(filler)312345678", [])
    expectFound("312345678\(filler)護照", [])
  }

  @Test(arguments: [
    ("民國69年1月2日生", "69年1月2日"), ("69年1月2日生於臺北", "69年1月2日"), ("出生日期：1980-01-02", "1980-01-02"),
    ("生日 1980/1/2", "1980/1/2"), ("出生：069.01.02", "069.01.02"), ("中華民國６９年１月２日出生", "６９年１月２日"),
    ("出生年月日0690102", "0690102"), ("於 69 年 1 月 2 日生，", "69 年 1 月 2 日"),
  ])
  func `finds a birthday`(text: String, date: String) { expectFound(text, ["birthday \(date)"]) }

  @Test(arguments: [
    "自115年1月1日生效", "115年1月1日生活圈", "發生日期：2024-01-02", "產生日期 2024-01-02", "衛生日 2024-01-02",
    "出生率 2024-01-02", "115年1月1日", "2024-01-02", "出生 2024-13-02", "出生 1/2/3", "出生 12345678",
  ])
  func `passes over other dates`(text: String) { expectFound(text, []) }

  @Test(arguments: [
    ("王小明先生，住臺北市中正區重慶南路1段122號", "臺北市中正區重慶南路1段122號"),
    ("戶籍地址：南投縣埔里鎮中山路二段12之3號4樓", "南投縣埔里鎮中山路二段12之3號"),
    ("新北市板橋區中山路１段１６１號（陳情人）", "新北市板橋區中山路１段１６１號"),
    ("姓名：甲，屏東縣三地門鄉中正路 2 段 100 號", "屏東縣三地門鄉中正路 2 段 100 號"),
  ])
  func `finds an address with a person`(text: String, address: String) {
    expectFound(text, ["address \(address)"])
  }

  @Test(arguments: [
    "地址：臺北市中正區重慶南路1段122號", "姓名欄請填，地址第12號", "王小明先生領取臺北市第12號", "住址：中山路12號",
    "姓名 115號",
  ])
  func `passes over an office's address, and what is none`(text: String) { expectFound(text, []) }
}
