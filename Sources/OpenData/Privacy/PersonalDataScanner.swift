import Encodings

/// Finds what UTF-8 text says about persons: numbers of identity, telephone and accounts, addresses, birthdays.
///
///     var scanner = PersonalDataScanner()
///     bytes.withUnsafeBufferPointer { text in
///       scanner.scan(text) { finding in … }
///     }
///
/// Letters and digits count in either width, letters in either case, numbers with or without a space, a hyphen or a
/// middle dot between their groups. Numbers whose digits prove nothing are found only beside a word that says what
/// they are, in the same line or in the column's name. A number that goes on before or after is another number. Numbers
/// of documents, books and objects, amounts, and what stands in a URL are passed over, and so are values that are
/// masked already.
///
/// The patterns are those of the publishing rules, section 6; bytes that are no UTF-8 never match.
///
/// - Complexity: O(*n*); sixteen bytes at a time between digits.
package struct PersonalDataScanner {
  /// The digits at hand.
  var series = NumberSeries()

  package init() {}

  /// Tells each finding, from the first byte to the last.
  ///
  /// - Parameters:
  ///   - text: Prose, or one cell of a table.
  ///   - context: What is known beside the text: what the column's name says.
  ///   - found: Takes a finding.
  package mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>, context: PersonalDataContext = [],
    found: (PersonalDataFinding) -> Void
  ) {
    var index = 0
    while true {
      index = text.firstIndex(in: index..<text.count) {
        $0.isWithin(UInt8(ascii: "0")...UInt8(ascii: "9")) .| $0 == UInt8(ascii: "@") .| $0 == 0xEF
      }
      guard index < text.count else { return }
      let unit = text.unit(at: index)
      switch unit.kind {
      case .digit:
        let number = Self.digits(text, from: index)
        if number.count < 7, Self.isCell(text, number.range) {
          index = number.range.upperBound
        } else if let finding = finding(
          text, number: number.range, count: number.count, context: context)
        {
          found(finding)
          index = max(number.range.upperBound, finding.range.upperBound)
        } else {
          index = number.range.upperBound
        }
      case .at:
        let finding = Self.email(text, at: index)
        if let finding { found(finding) }
        index = max(index + unit.length, finding?.range.upperBound ?? 0)
      default: index += max(unit.length, 1)
      }
    }
  }

  /// The findings in some bytes, from the first to the last.
  package static func findings(
    in bytes: [UInt8], context: PersonalDataContext = []
  ) -> [PersonalDataFinding] {
    var findings: [PersonalDataFinding] = []
    bytes.withUnsafeBufferPointer { text in
      var scanner = PersonalDataScanner()
      scanner.scan(text, context: context) { findings.append($0) }
    }
    return findings
  }

  /// The run of digits that begins at `start`.
  private static func digits(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (range: Range<Int>, count: Int) {
    var end = start
    while end < text.count, text[end] &- UInt8(ascii: "0") <= 9 { end += 1 }
    var count = end - start
    while end < text.count, text[end] == 0xEF || text[end] &- UInt8(ascii: "0") <= 9 {
      let unit = text.unit(at: end)
      guard unit.kind == .digit else { break }
      count += 1
      end += unit.length
    }
    return (start..<end, count)
  }

  /// Whether digits stand between commas, bars, quotes or line ends, as most do in tables.
  ///
  /// Fewer than seven of them say nothing there.
  @inline(__always)
  private static func isCell(_ text: UnsafeBufferPointer<UInt8>, _ number: Range<Int>) -> Bool {
    (number.lowerBound == 0 || isCellEdge(text[number.lowerBound - 1]))
      && (number.upperBound == text.count || isCellEdge(text[number.upperBound]))
  }

  @inline(__always)
  private static func isCellEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"),
      UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: ";"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// What the number is whose first digits these are, or the text around them.
  private mutating func finding(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    if count <= 9,
      let found = identityNumber(text, number: number, count: count, context: context)
    {
      return found
    }
    if mayBeginNumber(text, number: number, count: count) {
      series.read(text, from: number.lowerBound)
      if let found = telephoneOrAccount(text, context: context) { return found }
    }
    guard count <= 8 else { return nil }
    return Self.licensePlate(text, number: number, count: count, context: context)
      ?? birthday(text, number: number, count: count, context: context)
      ?? Self.address(text, number: number, count: count, context: context)
  }

  /// Whether enough digits for a telephone or an account may follow; tells years and quantities apart.
  private func mayBeginNumber(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int
  ) -> Bool {
    if count >= 9 { return count <= NumberSeries.limit }
    let joint = NumberSeries.joint(text, at: number.upperBound)
    guard joint.kind != .other else { return false }
    // A digit alone begins only what is spaced out, and a telephone's area.
    return count > 1 || text.unit(at: number.lowerBound).value == 0
  }
}

extension PersonalDataScanner {
  /// How far around a value the word may stand that says what it is, in characters.
  private static let reach = (before: 24, after: 10)

  /// Whether the words around a range, or what is known beside the text, say so.
  static func says(
    _ wanted: PersonalDataContext, _ text: UnsafeBufferPointer<UInt8>, around range: Range<Int>,
    context: PersonalDataContext
  ) -> Bool {
    if context.contains(wanted) { return true }
    let window = text.window(around: range, before: reach.before, after: reach.after)
    return text.mentions(wanted, in: window.lowerBound..<range.lowerBound)
      || text.mentions(wanted, in: range.upperBound..<window.upperBound)
  }

  /// Whether the place is inside a URL or a link's address, where digits name a file.
  static func isInURL(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    // Longer addresses exist, but none that a number of ten digits ends.
    let limit = max(0, index - 1_024)
    var start = index
    while start > limit, isURLByte(text[start - 1]) { start -= 1 }
    var place = start
    while place + 3 <= index {
      if text.hasWord("://", at: place) { return true }
      place += 1
    }
    if text.hasWord("www.", at: start) { return true }
    guard text.hasWord("](", before: start) || text.hasWord("=\"", before: start) else {
      return false
    }
    return start < index && (text[start] == UInt8(ascii: "/") || text[start] == UInt8(ascii: "."))
  }

  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: ","):
      false
    default: byte > 0x20 && byte < 0x7F
    }
  }
}
