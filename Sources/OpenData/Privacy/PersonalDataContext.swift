/// What the words around a value, or a column's name, say that it is.
package struct PersonalDataContext: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let identity = PersonalDataContext(rawValue: 1 << 0)
  package static let phone = PersonalDataContext(rawValue: 1 << 1)
  package static let passport = PersonalDataContext(rawValue: 1 << 2)
  package static let healthCard = PersonalDataContext(rawValue: 1 << 3)
  package static let licensePlate = PersonalDataContext(rawValue: 1 << 4)
  package static let bankAccount = PersonalDataContext(rawValue: 1 << 5)
  package static let birthday = PersonalDataContext(rawValue: 1 << 6)
  /// A person, so that an address is that person's.
  package static let person = PersonalDataContext(rawValue: 1 << 7)
  /// An ISBN, a GPN or an ISSN.
  package static let publication = PersonalDataContext(rawValue: 1 << 8)
  /// A receipt, whose number looks like a resident's of old.
  package static let receipt = PersonalDataContext(rawValue: 1 << 9)
  /// The number of a document or of a case.
  package static let document = PersonalDataContext(rawValue: 1 << 10)

  /// What a column's name or title says.
  package init(label: String) {
    self = []
    var label = label
    // 護照核發件數 counts passports; no cell of it is one's number.
    guard !Self.countingEnds.contains(where: label.hasSuffix) else { return }
    label.withUTF8 { bytes in
      for context in Self.all where bytes.mentions(context, in: 0..<bytes.count) { insert(context) }
    }
  }

  private static let countingEnds = ["數", "人次", "率", "金額", "比例"]

  private static let all: [PersonalDataContext] = [
    .identity, .phone, .passport, .healthCard, .licensePlate, .bankAccount, .birthday, .person,
    .publication, .receipt, .document,
  ]

  /// The words that say it; ASCII ones in lower case.
  fileprivate var words: WordList {
    switch self {
    case .identity: Self.identityWords
    case .phone: Self.phoneWords
    case .passport: Self.passportWords
    case .healthCard: Self.healthCardWords
    case .licensePlate: Self.licensePlateWords
    case .bankAccount: Self.bankAccountWords
    case .birthday: Self.birthdayWords
    case .person: Self.personWords
    case .publication: Self.publicationWords
    case .receipt: Self.receiptWords
    case .document: Self.documentWords
    default: Self.noWords
    }
  }

  // Made once: they are looked for beside many a number.
  private static let identityWords: WordList = [
    "身分證", "身份證", "統一證號", "居留證", "證號", "national id", "resident id",
  ]
  private static let phoneWords: WordList = [
    "電話", "手機", "行動", "專線", "傳真", "聯絡", "洽", "請電", "撥", "phone", "mobile", "tel", "fax",
    "call",
  ]
  private static let passportWords: WordList = ["護照", "passport"]
  private static let healthCardWords: WordList = [
    "健保卡", "健保ic", "保險卡", "nhi card", "health insurance card",
  ]
  private static let licensePlateWords: WordList = [
    "車牌", "車號", "license plate", "plate number",
  ]
  private static let bankAccountWords: WordList = [
    "帳號", "帳戶", "bank account", "account number", "account no",
  ]
  private static let birthdayWords: WordList = ["出生", "生日", "生於", "birth"]
  private static let personWords: WordList = [
    "姓名", "先生", "女士", "小姐", "戶籍", "住址", "住所", "居所", "當事人", "陳情人", "full name",
  ]
  private static let publicationWords: WordList = ["isbn", "gpn", "issn"]
  private static let receiptWords: WordList = ["發票", "invoice"]
  private static let noWords: WordList = []
  private static let documentWords: WordList = ["字第", "文號", "案號"]
}

/// Words, and which bytes begin one: few do, so that a look at one byte passes over most places.
private struct WordList: ExpressibleByArrayLiteral {
  let words: [StaticString]
  /// A bit for each byte.
  private let firstBytes: SIMD4<UInt64>

  init(arrayLiteral words: StaticString...) {
    self.words = words
    var bits = SIMD4<UInt64>()
    for word in words {
      word.withUTF8Buffer { bytes in
        for byte in bytes.prefix(1) {
          bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
          // An ASCII letter may be upper case in the text.
          if byte < 0x80 { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63 & ~0x20) }
        }
      }
    }
    firstBytes = bits
  }

  @inline(__always)
  func mayBegin(with byte: UInt8) -> Bool {
    firstBytes[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether one of a context's words stands in a range.
  ///
  /// - Complexity: O(words × range); ranges are windows of some characters.
  func mentions(_ context: PersonalDataContext, in range: Range<Int>) -> Bool {
    let list = context.words
    return range.contains { index in
      list.mayBegin(with: self[index])
        && list.words.contains { word in
          index + word.utf8CodeUnitCount <= range.upperBound && hasWord(word, at: index)
            && !isOtherWord(at: index, of: context)
        }
    }
  }

  /// Whether a word of the context is part of one that means something else: 發生日期, 出生率.
  private func isOtherWord(at index: Int, of context: PersonalDataContext) -> Bool {
    guard context == .birthday else { return false }
    if hasWord("出生", at: index) {
      return ["率", "數", "人", "登", "通", "證"].contains { hasWord($0, at: index + 6) }
    }
    return hasWord("生日", at: index)
      && (hasWord("期", at: index + 6)
        || ["產", "發", "學", "民", "衛"].contains { hasWord($0, before: index) })
  }

  /// The window around a range: up to so many characters on each side, within the line.
  func window(around range: Range<Int>, before: Int, after: Int) -> Range<Int> {
    var start = range.lowerBound
    var characters = 0
    while start > 0, self[start - 1] != UInt8(ascii: "\n") {
      if self[start - 1] & 0xC0 != 0x80 {
        guard characters < before else { break }
        characters += 1
        start -= 1
      } else {
        // Bounded in bytes too, whatever they are.
        guard range.lowerBound - start < 4 * before else { break }
        start -= 1
      }
    }
    var end = range.upperBound
    characters = 0
    while end < count, self[end] != UInt8(ascii: "\n"), end - range.upperBound < 4 * after {
      if self[end] & 0xC0 != 0x80 {
        guard characters < after else { break }
        characters += 1
      }
      end += 1
    }
    return start..<Swift.max(end, start)
  }
}
