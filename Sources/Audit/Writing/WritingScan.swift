import Diagnostics

/// One pass over a page's words, which finds what all rules of official writing look at.
///
/// - Complexity: O(*n*) in the bytes; some two nanoseconds a character where there is nothing to tell.
struct WritingScan {
  private(set) var marks: [WritingMark] = []
  private let table: WritingTable
  private let bytes: UnsafeBufferPointer<UInt8>
  private let flags: UnsafeBufferPointer<WritingTable.Flags>
  /// What counts in the page's language.
  private let wanted: WritingTable.Flags

  /// What is to tell of a text; where it `isChinese`, of Taiwan, all of it, else pictures alone.
  static func marks(
    in prose: [Range<Int>], of file: SourceFile, table: WritingTable, isChinese: Bool
  ) -> [WritingMark] {
    file.bytes.withUnsafeBufferPointer { bytes in
      table.flags.withUnsafeBufferPointer { flags in
        var scan = WritingScan(table: table, bytes: bytes, flags: flags, isChinese: isChinese)
        for range in prose { scan.scan(range) }
        return scan.marks
      }
    }
  }

  private init(
    table: WritingTable, bytes: UnsafeBufferPointer<UInt8>,
    flags: UnsafeBufferPointer<WritingTable.Flags>, isChinese: Bool
  ) {
    self.table = table
    self.bytes = bytes
    self.flags = flags
    wanted = isChinese ? .marks : .emoji
  }

  private mutating func scan(_ range: Range<Int>) {
    var index = range.lowerBound
    let end = range.upperBound
    /// Whether the character before is Han.
    var isAfterHan = false
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        if isAfterHan, wanted != .emoji, Self.isMark(byte) { addHalfWidth(at: index, in: range) }
        isAfterHan = false
        index += 1
        continue
      }
      let (scalar, length) = self.scalar(at: index)
      guard scalar < 0x1_0000 else {
        if Self.isPicture(scalar) { addEmoji(index..<(index + length)) }
        isAfterHan = scalar >= 0x2_0000
        index += length
        continue
      }
      let found = flags[Int(scalar)]
      isAfterHan = found.contains(.han)
      var next = index + length
      if !found.isDisjoint(with: wanted) {
        next = take(found.intersection(wanted), scalar, at: index, to: next, in: range)
      }
      index = next
    }
  }

  /// Notes what begins at a character.
  ///
  /// - Returns: Where the search goes on.
  private mutating func take(
    _ found: WritingTable.Flags, _ scalar: UInt32, at index: Int, to next: Int, in range: Range<Int>
  ) -> Int {
    if found.contains(.simplified) { addSimplified(index..<next, in: range) }
    if found.contains(.wide) { return addWide(from: index, in: range) }
    if found.contains(.quotation) { addQuotation(from: index, in: range) }
    if found.contains(.emoji) { addEmoji(index..<next) }
    if found.contains(.number) {
      if scalar == 0x5E74 {
        marks += NumberReader(bytes, in: range).years(beside: index)
      } else {
        marks += NumberReader(bytes, in: range).documentNumber(from: index)
      }
    }
    if found.contains(.term), let entry = term(scalar, at: index, in: range) {
      marks.append(
        WritingMark(kind: .term(entry.term), range: index..<(index + entry.wrong.count)))
      return index + entry.wrong.count
    }
    return next
  }

  /// The character at an offset, and how many bytes it has; the text is known to be UTF-8.
  private func scalar(at index: Int) -> (scalar: UInt32, length: Int) {
    UTF8Reading.scalar(at: index, in: bytes)
  }

  // MARK: What is found

  private func term(
    _ scalar: UInt32, at index: Int, in range: Range<Int>
  ) -> WritingTable.Entry? {
    table.entries[scalar]?.first { entry in
      reads(entry.wrong, at: index, in: range)
        && !entry.exceptions.contains { reads($0.bytes, at: index - $0.offset, in: range) }
    }
  }

  private func reads(_ text: [UInt8], at index: Int, in range: Range<Int>) -> Bool {
    guard index >= range.lowerBound, index + text.count <= range.upperBound else { return false }
    return text.indices.allSatisfy { bytes[index + $0] == text[$0] }
  }

  /// Simplified characters of one stretch of text are told together.
  private mutating func addSimplified(_ place: Range<Int>, in range: Range<Int>) {
    if let last = marks.lastIndex(where: { $0.kind.isSimplified }),
      range.contains(marks[last].range.lowerBound)
    {
      marks[last].range = marks[last].range.lowerBound..<place.upperBound
    } else {
      marks.append(WritingMark(kind: .simplified, range: place))
    }
  }

  private mutating func addWide(from start: Int, in range: Range<Int>) -> Int {
    var index = start
    var isMasking = true
    while index < range.upperBound, bytes[index] == 0xEF {
      let (scalar, length) = scalar(at: index)
      guard scalar < 0x1_0000, flags[Int(scalar)].contains(.wide) else { break }
      // Ｏ and Ｘ stand for what is left out: 王Ｏ明.
      isMasking = isMasking && (scalar == 0xFF2F || scalar == 0xFF38)
      index += length
    }
    if !isMasking { marks.append(WritingMark(kind: .wide, range: start..<index)) }
    return index
  }

  /// A mark after Han is wrong before Han, perhaps with a space between, and at a line's end.
  private mutating func addHalfWidth(at index: Int, in range: Range<Int>) {
    var next = index + 1
    if next < range.upperBound, bytes[next] == 0x20 { next += 1 }
    let isStop = bytes[index] == UInt8(ascii: ".")
    if next < range.upperBound {
      guard !isStop, bytes[next] >= 0x80, isHan(at: next) else { return }
      marks.append(WritingMark(kind: .halfWidth, range: index..<next))
    } else if endsLine(range.upperBound) {
      marks.append(WritingMark(kind: .halfWidth, range: index..<(index + 1)))
    }
  }

  private func isHan(at index: Int) -> Bool {
    let scalar = scalar(at: index).scalar
    return scalar < 0x1_0000 ? flags[Int(scalar)].contains(.han) : scalar >= 0x2_0000
  }

  private func endsLine(_ index: Int) -> Bool {
    index >= bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D
  }

  private mutating func addQuotation(from start: Int, in range: Range<Int>) {
    var index = start + 3
    var hasHan = false
    while index < range.upperBound {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let (scalar, length) = scalar(at: index)
      if scalar == 0x201C { return }
      if scalar == 0x201D {
        guard hasHan else { return }
        marks.append(
          WritingMark(
            kind: .quotation(isInner: isWithinCornerBrackets(start, in: range)),
            range: start..<(index + length)))
        return
      }
      if scalar < 0x1_0000, flags[Int(scalar)].contains(.han) { hasHan = true }
      index += length
    }
  }

  /// Whether 「 is open at an offset.
  private func isWithinCornerBrackets(_ offset: Int, in range: Range<Int>) -> Bool {
    var depth = 0
    var index = range.lowerBound
    while index + 2 < offset {
      if bytes[index] == 0xE3, bytes[index + 1] == 0x80 {
        if bytes[index + 2] == 0x8C { depth += 1 }
        if bytes[index + 2] == 0x8D { depth -= 1 }
      }
      index += 1
    }
    return depth > 0
  }

  /// One finding for pictures that stand together.
  private mutating func addEmoji(_ place: Range<Int>) {
    var place = place
    if bytes[place.lowerBound] == 0xEF {
      // U+FE0F belongs to the character before it: a keycap's digit and signs such as © are text.
      var start = place.lowerBound - 1
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard start >= 0, bytes[start] >= 0xE2 else { return }
      place = start..<place.upperBound
    }
    if let last = marks.last, case .emoji = last.kind, place.lowerBound <= last.range.upperBound + 3
    {
      marks[marks.count - 1].range = last.range.lowerBound..<place.upperBound
    } else {
      marks.append(WritingMark(kind: .emoji, range: place))
    }
  }

  // MARK: Characters

  /// Whether a byte is `,` `.` `;` `:` `?` or `!`.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "?"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// Pictures beyond the Basic Multilingual Plane.
  private static func isPicture(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB,
      0x1F900...0x1FAFF:
      true
    default: false
    }
  }
}

extension WritingMark.Kind {
  var isSimplified: Bool { if case .simplified = self { true } else { false } }
}
