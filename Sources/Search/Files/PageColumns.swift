/// What a search needs of every page before it is shown: one column after the other, since like packs well with like.
///
/// A bit for each page, lowest first, that says whether a block of texts begins with it; a byte of its length; the low
/// and then the high bytes of its day, counted from 1 January 1970, or 0; its type, its unit and its year, each counted
/// from 1, or 0; and for each classification how many classes it has, and after all of these the classes, from 0. All
/// but the first are numbers in seven bits to a byte, except lengths and days, which have one and two bytes.
enum PageColumns {
  static func bytes(_ entries: [SearchEntry], blocks: TextBlocks) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (entries.count + 7) / 8)
    for block in blocks.blocks {
      bytes[block.pages.lowerBound / 8] |= 1 << UInt8(block.pages.lowerBound % 8)
    }
    for entry in entries { bytes.append(lengthClass(entry.record.length)) }
    for entry in entries { bytes.append(UInt8(truncatingIfNeeded: day(entry))) }
    for entry in entries { bytes.append(UInt8(truncatingIfNeeded: day(entry) >> 8)) }
    for column in [\SearchEntry.facets.type, \.facets.unit, \.facets.year] {
      for entry in entries { LEB128.append(entry[keyPath: column].map { $0 + 1 } ?? 0, to: &bytes) }
    }
    let schemeCount = entries.first?.facets.classes.count ?? 0
    for scheme in 0..<schemeCount {
      for entry in entries { LEB128.append(entry.facets.classes[scheme].count, to: &bytes) }
      for entry in entries {
        for code in entry.facets.classes[scheme] { LEB128.append(code, to: &bytes) }
      }
    }
    return bytes
  }

  /// Days that two bytes can hold: to the year 2149.
  private static func day(_ entry: SearchEntry) -> Int {
    min(max(entry.facets.day ?? 0, 0), 0xFFFF)
  }

  /// A length in steps of an eighth of its double.
  static func lengthClass(_ length: Int) -> UInt8 {
    guard length >= 8 else { return UInt8(max(0, length)) }
    let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
    return UInt8(min(255, (exponent - 2) * 8 + (length >> (exponent - 3) & 7)))
  }
}
