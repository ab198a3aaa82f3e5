extension PersonalDataScanner {
  /// What the series at hand begins with: a mobile phone; in its context a passport, a health insurance card or a
  /// bank account; a landline.
  func telephoneOrAccount(
    _ text: UnsafeBufferPointer<UInt8>, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    let start = series.groups[0].range.lowerBound
    guard
      let found = mobilePhone(text, context: context) ?? numberInContext(text, context: context)
        ?? landline(text)
    else { return nil }
    let end = series.groups[found.groups - 1].range.upperBound
    let range = found.start..<end
    guard standsAlone(text, start: start, groups: found.groups),
      !Self.isInURL(text, at: start),
      !Self.says(.publication, text, around: range, context: context),
      found.isExplicit || !isDocument(text, range: range, context: context)
    else { return nil }
    return PersonalDataFinding(kind: found.kind, range: range)
  }

  private typealias Candidate = (
    kind: PersonalDataKind, start: Int, groups: Int, isExplicit: Bool
  )

  private func mobilePhone(
    _ text: UnsafeBufferPointer<UInt8>, context: PersonalDataContext
  ) -> Candidate? {
    let digits = series.digits
    let start = series.groups[0].range.lowerBound
    guard digits.count >= 10 else { return nil }
    if digits[0] == 0, digits[1] == 9 {
      guard let groups = series.groupCount(holding: 10),
        groups == 1 || series.isSpacedOut(groups)
          || series.isEven(groups) && Self.mobileShapes.contains(series.shape(of: groups))
          // However it is divided, where a word says that it is one.
          || groups <= 5
            && Self.says(
              .phone, text, around: start..<series.groups[groups - 1].range.upperBound,
              context: context)
      else { return nil }
      let opening = text.unit(before: start)
      let isBracketed = groups > 1 && series.groups[1].joint == .closing && opening.kind == .opening
      return (.mobilePhone, isBracketed ? start - opening.length : start, groups, false)
    }
    // From abroad: +886 912 345 678, 00886…, 002-886….
    var prefix = digits[0] != 0 || digits[1] != 0 ? 0 : digits[2] == 2 ? 3 : 2
    guard digits[prefix] == 8, digits[prefix + 1] == 8, digits[prefix + 2] == 6 else { return nil }
    prefix += 3
    if digits[prefix] == 0 { prefix += 1 }
    guard prefix < digits.count, digits[prefix] == 9,
      let groups = series.groupCount(holding: prefix + 9), groups <= 5
    else { return nil }
    let plus = text.unit(before: start)
    let isInternational = plus.kind == .plus
    guard isInternational || digits[0] == 0 || groups == 1 || series.groups[0].count == 3 else {
      return nil
    }
    return (.mobilePhone, isInternational ? start - plus.length : start, groups, false)
  }

  /// How people divide the ten digits of a mobile phone.
  private static let mobileShapes: Set<[Int]> = [
    [4, 6], [4, 3, 3], [4, 2, 4], [4, 4, 2], [4, 2, 2, 2], [2, 8], [2, 4, 4], [3, 7], [3, 3, 4],
    [3, 4, 3], [5, 5], [7, 3],
  ]

  private func landline(_ text: UnsafeBufferPointer<UInt8>) -> Candidate? {
    guard series.digits.count >= 9, series.digits[0] == 0, (2...8).contains(series.digits[1]),
      let groups = series.groupCount(holding: 10) ?? series.groupCount(holding: 9), groups <= 4
    else { return nil }
    let start = series.groups[0].range.lowerBound
    let opening = text.unit(before: start)
    return (.landline, opening.kind == .opening ? start - opening.length : start, groups, false)
  }

  /// A number that only a word beside it tells from others.
  private func numberInContext(
    _ text: UnsafeBufferPointer<UInt8>, context: PersonalDataContext
  ) -> Candidate? {
    let start = series.groups[0].range.lowerBound
    func candidate(
      _ kind: PersonalDataKind, _ wanted: PersonalDataContext, digits: Int
    ) -> Candidate? {
      guard let groups = series.groupCount(holding: digits), groups <= 5 else { return nil }
      let range = start..<series.groups[groups - 1].range.upperBound
      guard !countsSomething(text, at: range.upperBound),
        Self.says(wanted, text, around: range, context: context)
      else { return nil }
      return (kind, start, groups, true)
    }
    if let found = candidate(.passport, .passport, digits: 9)
      ?? candidate(.healthCard, .healthCard, digits: 12)
    {
      return found
    }
    for digits in (10...14).reversed() {
      guard let found = candidate(.bankAccount, .bankAccount, digits: digits) else { continue }
      // “申請帳號請電02-2345-6789”
      let range = start..<series.groups[found.groups - 1].range.upperBound
      let isTelephone =
        landline(text) != nil && Self.says(.phone, text, around: range, context: context)
      return isTelephone ? nil : found
    }
    return nil
  }

  /// Whether what follows makes the number a quantity: 元, 件.
  private func countsSomething(_ text: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
    let unit = text.unit(at: end)
    let place = unit.kind == .space ? end + unit.length : end
    return Self.counters.contains { text.hasWord($0, at: place) }
  }

  private static let counters: [StaticString] = [
    "元", "圓", "件", "本", "張", "人", "份", "次", "筆", "%",
  ]

  /// Whether neither letters nor digits go on before or after.
  private func standsAlone(
    _ text: UnsafeBufferPointer<UInt8>, start: Int, groups: Int
  ) -> Bool {
    let end = series.groups[groups - 1].range.upperBound
    guard !series.goesOn(after: groups), text.unit(at: end).kind != .letter else { return false }
    let before = text.unit(before: start)
    guard before.kind != .letter else { return false }
    guard before.kind == .hyphen || before.kind == .point,
      text.unit(before: start - before.length).kind == .digit
    else { return true }
    // 3.0912345678 is a decimal, and 110-0912-345-678 another number.
    return before.kind == .hyphen
      && !series.groups[..<groups].contains { $0.joint == .hyphen }
  }

  /// Whether it is the number of a document: 經綜字第1130140959號, 文號：….
  private func isDocument(
    _ text: UnsafeBufferPointer<UInt8>, range: Range<Int>, context: PersonalDataContext
  ) -> Bool {
    let after = text.unit(at: range.upperBound)
    let before = text.unit(before: range.lowerBound)
    let end = after.kind == .space ? range.upperBound + after.length : range.upperBound
    let start = before.kind == .space ? range.lowerBound - before.length : range.lowerBound
    if text.hasWord("號", at: end) || text.hasWord("第", before: start) {
      return !Self.says(.phone, text, around: range, context: context)
    }
    if context.contains(.document) { return true }
    let window = text.window(around: range, before: 8, after: 0)
    return text.mentions(.document, in: window.lowerBound..<range.lowerBound)
  }
}
