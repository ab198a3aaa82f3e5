extension PersonalDataScanner {
  /// 國民身分證 or 外來人口統一證號: one letter and nine digits, or of old two letters and eight.
  ///
  /// Found by its check digit, wherever it stands, also in the name of a file.
  mutating func identityNumber(
    _ text: UnsafeBufferPointer<UInt8>, number: Range<Int>, count: Int, context: PersonalDataContext
  ) -> PersonalDataFinding? {
    var place = number.lowerBound
    var letter = text.unit(before: place)
    let isApart = letter.isSeparator
    if isApart {
      place -= letter.length
      letter = text.unit(before: place)
    }
    guard letter.kind == .letter else { return nil }
    place -= letter.length
    let before = text.unit(before: place)
    guard before.kind != .digit else { return nil }
    series.read(text, from: number.lowerBound)
    if before.kind == .letter {
      let start = place - before.length
      guard !Self.isAlphanumeric(text.unit(before: start)) else { return nil }
      return formerResident(
        text, letters: (before.value, letter.value), start: start, context: context)
    }
    guard let groups = identityGroups(text, digits: 9),
      let kind = IdentityNumber.kind(letter: letter.value, digits: series.digits[..<9])
    else { return nil }
    let range = place..<series.groups[groups - 1].range.upperBound
    if looksLikeCase(groups, isApart: isApart) || text.hasWord("第", before: place),
      !Self.says(.identity, text, around: range, context: context)
    {
      return nil
    }
    return PersonalDataFinding(kind: kind, range: range)
  }

  private func formerResident(
    _ text: UnsafeBufferPointer<UInt8>, letters: (UInt8, UInt8), start: Int,
    context: PersonalDataContext
  ) -> PersonalDataFinding? {
    guard let groups = identityGroups(text, digits: 8),
      IdentityNumber.isFormerResident(
        first: letters.0, second: letters.1, digits: series.digits[..<8])
    else { return nil }
    let range = start..<series.groups[groups - 1].range.upperBound
    // 統一發票 have two letters and eight digits as well, without a check digit.
    guard !Self.says(.receipt, text, around: range, context: context) else { return nil }
    return PersonalDataFinding(kind: .residentID, range: range)
  }

  /// The groups that hold the digits of an identity number, where it ends with them.
  private func identityGroups(_ text: UnsafeBufferPointer<UInt8>, digits: Int) -> Int? {
    guard let groups = series.groupCount(holding: digits),
      groups <= 4 || series.isSpacedOut(groups),
      !series.groups[..<groups].contains(where: { $0.joint == .closing }),
      // Points divide versions and sections too, but not in threes throughout.
      !series.groups[..<groups].contains(where: { $0.joint == .point })
        || series.shape(of: groups) == [3, 3, digits - 6] && series.isEven(groups),
      !series.goesOn(after: groups),
      text.unit(at: series.groups[groups - 1].range.upperBound).kind != .letter
    else { return nil }
    return groups
  }

  /// Whether the digits are a year and a serial number, as cases and projects have them: `C-2024-12345`, `A113-000123`.
  private func looksLikeCase(_ groups: Int, isApart: Bool) -> Bool {
    guard groups == 2 || groups == 3 else { return false }
    let digits = series.digits
    switch series.groups[0].count {
    case 4: return digits[0] == 1 && digits[1] == 9 || digits[0] == 2 && digits[1] == 0
    case 3: return groups == 2 && digits[0] == 1 && digits[1] <= 1
    default: return false
    }
  }

  static func isAlphanumeric(_ unit: TextUnit) -> Bool {
    unit.kind == .letter || unit.kind == .digit
  }
}
