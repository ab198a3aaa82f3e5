/// How wide columns are, from what stands in them.
enum ColumnWidths {
  /// Widths in millimetres, at least 15 and at most 90, that fit the longest line of each column.
  ///
  /// Where they add up to more than a page takes, those of more than 40 give way in proportion: a page that is
  /// shrunk to fit can hardly be read. Many columns can still be wider than a page.
  ///
  /// - Complexity: O(*n*) in the bytes of the records.
  static func fitting(_ records: [Record], columnCount: Int) -> [Int] {
    var widths = [Int](repeating: 0, count: columnCount)
    for record in records {
      // A row of another width is told when it is written.
      for column in 0..<min(columnCount, record.count) {
        widths[column] = max(widths[column], longestLine(record[column]))
      }
    }
    // A digit of 10 points is 2 mm wide; the cell's padding and the frame take 5.
    return fittingPage(widths.map { min(90, max(15, $0 * 2 + 5)) })
  }

  /// A4 across, within its margins.
  static let pageWidth = 267
  /// What a column keeps in any case, where it was as wide.
  private static let keptWidth = 40

  private static func fittingPage(_ widths: [Int]) -> [Int] {
    let surplus = widths.reduce(0, +) - pageWidth
    let spare = widths.reduce(0) { $0 + max(0, $1 - keptWidth) }
    guard surplus > 0, spare > 0 else { return widths }
    return widths.map { width in
      let own = max(0, width - keptWidth)
      // Rounded up, so that the sum is no more than the page.
      return width - min(own, (own * surplus + spare - 1) / spare)
    }
  }

  /// The width of a text's longest line in digits; Han and what is written like it take two.
  static func longestLine(_ utf8: some Sequence<UInt8>) -> Int {
    var (longest, width) = (0, 0)
    for byte in utf8 {
      switch byte {
      case 0x0A:
        longest = max(longest, width)
        width = 0
      case 0x80..<0xC0: break
      case 0xE0...: width += 2
      default: width += 1
      }
    }
    return max(longest, width)
  }
}
