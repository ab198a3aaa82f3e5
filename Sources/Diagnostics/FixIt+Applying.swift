extension FixIt {
  /// What a file becomes when fixes are made in it.
  ///
  /// Where two fixes overlap, or both put something in at one place, the one that begins first is made; of two that begin
  /// together the shorter. What is left over is found again, and mended, when the file is checked again. A fix whose ends
  /// are not in the file, or within a character, belongs to another state of it and is left out.
  ///
  /// - Returns: The bytes, and how many fixes were made.
  /// - Complexity: O(*n* + *k* log *k*) in the file's bytes and the fixes.
  package static func applying(
    _ fixes: some Sequence<FixIt>, to file: SourceFile
  ) -> (bytes: [UInt8], count: Int) {
    let changes = fixes.compactMap { fix in
      offsets(of: fix.range, in: file).map { (range: $0, replacement: fix.replacement) }
    }.sorted { left, right in
      (left.range.lowerBound, left.range.upperBound, left.replacement)
        < (right.range.lowerBound, right.range.upperBound, right.replacement)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count)
    var copied = 0
    var count = 0
    var last: Range<Int>?
    for change in changes {
      if let last, change.range.lowerBound < last.upperBound || change.range == last { continue }
      bytes += file.bytes[copied..<change.range.lowerBound]
      bytes += change.replacement.utf8
      copied = change.range.upperBound
      count += 1
      last = change.range
    }
    bytes += file.bytes[copied...]
    return (bytes, count)
  }

  /// The offsets of a range whose ends are in the file and between its characters.
  private static func offsets(of range: SourceRange, in file: SourceFile) -> Range<Int>? {
    let start = file.offset(of: range.start)
    let end = file.offset(of: range.end)
    guard start <= end, file.position(at: start) == range.start,
      file.position(at: end) == range.end, isBoundary(start, in: file.bytes),
      isBoundary(end, in: file.bytes)
    else { return nil }
    return start..<end
  }

  /// Whether no character of UTF-8 goes on at an offset.
  private static func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}
