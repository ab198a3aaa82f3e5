/// The pages that hold a term, with their marks.
struct Postings {
  /// Places of pages, rising.
  var pages: [Int32] = []
  /// Parallel to ``pages``.
  var marks: [UInt8] = []

  var count: Int { pages.count }
}

/// How postings are written: pages first, then their marks, two in a byte.
///
/// Where more than an eighth of all pages hold the term, the pages are a bit for each page of the site; else the
/// distance of each from the one before, less one, in seven bits to a byte, lowest first. Which of the two it is,
/// a reader can tell from the numbers.
enum PostingCoding {
  static func isDense(_ count: Int, of pageCount: Int) -> Bool { count * 8 > pageCount }

  static func append(
    _ pages: some Collection<Int32>, _ marks: some Collection<UInt8>, of pageCount: Int,
    to output: inout [UInt8]
  ) {
    if isDense(pages.count, of: pageCount) {
      let start = output.count
      output.append(contentsOf: repeatElement(0, count: (pageCount + 7) / 8))
      for page in pages { output[start + Int(page >> 3)] |= 1 << UInt8(page & 7) }
    } else {
      var next: Int32 = 0
      for page in pages {
        LEB128.append(Int(page - next), to: &output)
        next = page + 1
      }
    }
    var half: UInt8?
    for mark in marks {
      if let low = half {
        output.append(low | mark << 4)
        half = nil
      } else {
        half = mark
      }
    }
    if let half { output.append(half) }
  }

  /// - Returns: `nil` where the bytes are not what was written.
  static func read(_ bytes: ArraySlice<UInt8>, count: Int, of pageCount: Int) -> Postings? {
    var postings = Postings()
    postings.pages.reserveCapacity(count)
    postings.marks.reserveCapacity(count)
    var index = bytes.startIndex
    if isDense(count, of: pageCount) {
      let end = index + (pageCount + 7) / 8
      guard end <= bytes.endIndex else { return nil }
      for place in index..<end {
        var rest = bytes[place]
        while rest != 0 {
          postings.pages.append(Int32((place - index) * 8 + rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
      index = end
    } else {
      var next = 0
      for _ in 0..<count {
        guard let distance = LEB128.read(bytes, &index) else { return nil }
        postings.pages.append(Int32(truncatingIfNeeded: next + distance))
        next += distance + 1
      }
    }
    guard postings.count == count, bytes.endIndex - index == (count + 1) / 2 else { return nil }
    for place in 0..<count {
      let byte = bytes[index + place / 2]
      postings.marks.append(place % 2 == 0 ? byte & 15 : byte >> 4)
    }
    return postings
  }
}

/// Numbers of seven bits to a byte, lowest first.
enum LEB128 {
  static func append(_ value: Int, to output: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    output.append(UInt8(truncatingIfNeeded: rest))
  }

  /// - Returns: `nil` where the bytes end too soon or the number is too large.
  static func read(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while index < bytes.endIndex, shift < 35 {
      let byte = bytes[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
