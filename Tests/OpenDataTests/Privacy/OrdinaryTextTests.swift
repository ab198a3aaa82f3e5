import OpenData
import Testing

/// Text as agencies publish it, full of numbers that are nobody's.
@Suite struct OrdinaryTextTests {
  private static let agencies = ["經濟部", "內政部", "財政部", "行政院", "數位發展部"]

  private func line(using random: inout SeededGenerator) -> String {
    func number(_ bounds: ClosedRange<Int>) -> String {
      String(Int.random(in: bounds, using: &random))
    }
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in number(0...9) }.joined()
    }
    func date() -> String { "\(number(90...115))年\(number(1...12))月\(number(1...28))日" }
    let agency = Self.agencies.randomElement(using: &random) ?? ""
    switch Int.random(in: 0...14, using: &random) {
    case 0: return "依據\(agency)\(date())經綜字第1\(digits(10))號函，府授秘字第0\(digits(9))號"
    case 1:
      return
        "電話：(0\(number(2...8)))\(number(2_000...9_999))-\(digits(4))#\(digits(3))，傳真02-2\(digits(7))"
    case 2:
      return
        "ISBN：978-957-\(digits(2))-\(digits(4))-\(digits(1))　GPN：10\(digits(8))，ISBN 0\(digits(9))"
    case 3:
      return
        "預算\(number(1...999)),\(digits(3)),\(digits(3))元，決算\(number(1...99)),\(digits(3)),\(digits(3)),\(digits(3))元，\(number(50...150)).\(digits(2))%"
    case 4:
      return
        "| \(date()) | \(digits(5)) | \(digits(3)).\(digits(1)) | 2\(digits(6)) | \(digits(2))% |"
    case 5:
      return (1...12).map { _ in digits(Int.random(in: 1...9, using: &random)) }.joined(
        separator: ",")
    case 6:
      return
        "\(number(2_000...2_026))-0\(number(1...9))-1\(digits(1)),0\(number(1...9)):\(number(10...59)),統一編號\(digits(8))"
    case 7:
      return
        "機關代碼A\(digits(8))G，OID 2.16.886.101.\(digits(5)).\(digits(5))，資料集\(digits(6))，A41000000G-\(digits(6))"
    case 8:
      return
        "https://www.example.gov.tw/files/\(digits(10))/a\(digits(7)).pdf?id=\(digits(4))&d=09\(digits(8))"
    case 9: return "地址：臺北市中正區重慶南路\(number(1...4))段\(number(1...200))號，service@example.gov.tw"
    case 10:
      return
        "案號C-20\(number(10...26))-\(digits(5))、A1\(number(10...15))-\(digits(6))，發票AB\(digits(8))，自\(date())生效"
    case 11:
      return
        "sha256:\((0..<64).map { _ in "0123456789abcdef".randomElement(using: &random).map(String.init) ?? "" }.joined())"
    case 12: return "身分證字號A12345****、手機0912-***-678、王○明；0800-1700，08:30至17:30，09 10 11 12 01"
    case 13:
      return
        "表\(number(1...9))-\(number(1...9))　\(number(100...999)) \(number(100...999)) \(number(100...999))　共\(digits(5))件"
    default:
      return
        "（\(number(1...20))）為提升服務效能，掌握國內外環境變化及民眾對公共服務需求之多元化，共\(digits(4))件，較\(number(100...114))年增加\(digits(2)).\(digits(1))%。"
    }
  }

  @Test(.timeLimit(.minutes(15))) func `raises no alarm over ten megabytes`() {
    var random = SeededGenerator(seed: 115)
    var scanned = 0
    var alarms: [String] = []
    while scanned < 10_000_000 {
      // As many lines again as were drawn, in another order: drawing them takes longer than reading them.
      let lines = (0..<500).map { _ in line(using: &random) }
      for _ in 0..<20 {
        let bytes = Array((lines.shuffled(using: &random).joined(separator: "\n") + "\n").utf8)
        scanned += bytes.count
        for finding in PersonalDataScanner.findings(in: bytes) where finding.kind.weight != .notice
        {
          alarms.append(String(decoding: bytes[finding.range], as: UTF8.self))
        }
      }
    }
    #expect(alarms == [])
  }

  @Test func `never stumbles over any bytes`() {
    var random = SeededGenerator(seed: 6)
    let pieces: [[UInt8]] =
      [
        "A", "1", "23", "456789", "0912", "09", "-", " ", "號", "第", "路", "市", "區", "姓名", "護照", "@",
        ".tw",
        "+886", "(", ")", "年1月2日生", "\n", "://", "。", "９", "Ａ", "車號",
      ].map { Array($0.utf8) } + [
        [0xEF], [0xBC], [0xE3, 0x80], [0xFF], [0xC2], [0xF0, 0x9F], [0x00],
      ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...14, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random) ?? []
      }
      var end = 0
      for finding in PersonalDataScanner.findings(in: bytes) {
        #expect(finding.range.lowerBound < finding.range.upperBound, "\(bytes)")
        #expect(finding.range.upperBound <= bytes.count, "\(bytes)")
        #expect(finding.range.upperBound > end, "\(bytes)")
        end = finding.range.upperBound
        // Whatever it is, a report about it can be written.
        let value = finding.kind.normalized(Array(bytes[finding.range]))
        #expect(finding.kind.masked(value).unicodeScalars.count <= 9)
      }
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      "1", "1 ", "0-", "@", "a@", "a.", "A1 ", "9", "０", "09 ", "路1", "1號", "護照1 ", "://0912345678",
      "+886 9 ",
    ])
  func `reads long runs of anything in no time`(piece: String) {
    let bytes = Array(String(repeating: piece, count: 20_000).utf8)
    #expect(PersonalDataScanner.findings(in: bytes).count <= bytes.count)
  }
}
