import OpenData
import Testing

@Suite struct IdentityNumberTests {
  private static let valid = [
    ("A123456789", "national-id"), ("A100000001", "national-id"), ("Z299999992", "national-id"),
    ("O120000000", "national-id"), ("F812345676", "resident-id"), ("A800000014", "resident-id"),
    ("A900000016", "resident-id"), ("AC00000003", "resident-id"), ("AD12345671", "resident-id"),
    ("AC17003729", "resident-id"),
  ]

  private static let separators = [
    " ", "-", "－", "·", "・", "‧", "\u{3000}", "\u{A0}", "–", "\u{2212}", "/", "_",
    "\u{200B}",
  ]

  /// A number as people write it, in half width.
  private static func forms(_ number: String) -> [String] {
    let letters = String(number.prefix { $0.isLetter })
    let digits = number.dropFirst(letters.count)
    let thirds = [digits.prefix(3), digits.dropFirst(3).prefix(3), digits.dropFirst(6)].map(
      String.init)
    var forms = [number, number.lowercased()]
    forms.append(letters + thirds.joined(separator: "."))
    for separator in separators {
      forms.append(letters + separator + digits)
      forms.append(letters + thirds.joined(separator: separator))
      forms.append(letters + separator + thirds.joined(separator: separator))
      forms.append(letters + separator + digits.map(String.init).joined(separator: separator))
      forms.append(letters + digits.prefix(1) + separator + digits.dropFirst(1))
      forms.append(letters + digits.prefix(4) + separator + digits.dropFirst(4))
    }
    return forms
  }

  @Test(arguments: valid) func `finds a number in every form`(number: String, kind: String) {
    for form in Self.forms(number) {
      for text in [form, fullWidth(form)] {
        for (before, after) in [("", ""), ("身分證字號：", "，"), ("（", "）"), ("|", "|"), ("民", "君")] {
          expectFound(before + text + after, ["\(kind) \(text)"])
        }
      }
    }
  }

  @Test(arguments: [
    "A123456788", "A223456789", "A000000000", "A323456781", "A723456789", "AE12345671",
    "a123456780",
    "AC00000004", "AAC00000003", "A1234567890", "0A123456789", "A123456789B", "BA123456789",
    "A12345678", "A12345****", "A1234*6789", "A123456○○○", "A１２３４５６７８８", "A123,456,789",
    "A1.23456789", "A12.345.6789",
    "A 1 2 3 4 5 6 7 8 9 10", "A1.2.3.4.5.6.7.8.9", "A123  456  789",
  ])
  func `passes over what is no number of identity`(text: String) { expectFound(text, []) }

  @Test func `finds every number in a line`() {
    expectFound(
      "A123456789、A100000001 F812345676\nAC00000003,A123-456-789 Z299999992",
      [
        "national-id A123456789", "national-id A100000001", "resident-id F812345676",
        "resident-id AC00000003", "national-id A123-456-789", "national-id Z299999992",
      ])
  }

  @Test func `takes a year and a serial number for a case, unless words say otherwise`() throws {
    let number = try #require(
      (0...99_999).lazy.map { serial in
        let digits = String(serial)
        return "C2024" + String(repeating: "0", count: 5 - digits.count) + digits
      }.first { !found($0).isEmpty })
    let divided = "\(number.prefix(1))-\(number.dropFirst().prefix(4))-\(number.suffix(5))"
    expectFound("案件 \(divided)", [])
    expectFound("身分證 \(divided)", ["national-id \(divided)"])
    expectFound(divided, ["national-id \(divided)"], context: PersonalDataContext(label: "身分證字號"))
  }

  @Test func `takes two letters and eight digits for a receipt's number beside its word`() {
    expectFound("統一發票號碼AC00000003", [])
    expectFound("AC00000003", [], context: PersonalDataContext(label: "發票號碼"))
    expectFound("證號AC00000003", ["resident-id AC00000003"])
  }

  @Test func `finds about one in ten of numbers drawn at random`() {
    var random = SeededGenerator(seed: 10)
    let letters = (0..<26).compactMap { Unicode.Scalar(UInt8(ascii: "A") + UInt8($0)) }.map(
      String.init)
    let count = (0..<20_000).filter { _ in
      let letter = letters.randomElement(using: &random) ?? "A"
      return !found(letter + String(Int.random(in: 100_000_000...299_999_999, using: &random)))
        .isEmpty
    }.count
    #expect((1_800...2_200).contains(count))
  }

  @Test(arguments: valid.prefix(7))
  func `rejects a number one of whose digits is wrong`(number: String, kind: String) {
    // The digits of weight 1, 1, 3 and 7: any change of these changes the sum's last digit.
    for offset in [9, 8, 6, 2] {
      let place = number.index(number.startIndex, offsetBy: offset)
      for digit in "0123456789" where digit != number[place] {
        var changed = number
        changed.replaceSubrange(place...place, with: String(digit))
        expectFound(changed, [])
      }
    }
  }
}
