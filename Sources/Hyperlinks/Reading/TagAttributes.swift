/// Every attribute of a start tag, those without a value among them.
///
/// For the few tags that are looked at closely.
struct TagAttributes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let tag: Range<Int>

  /// - Parameters:
  ///   - bytes: Of the document.
  ///   - tag: From the tag's name up to its `>`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in tag: Range<Int>) {
    self.bytes = bytes
    self.tag = tag
  }

  /// Where the value of an attribute stands, empty for one without; `nil` where it is not there.
  ///
  /// `name` is in small letters.
  func value(of name: [UInt8]) -> Range<Int>? {
    var offset = tag.lowerBound
    while offset < tag.upperBound, !isGap(bytes[offset]) { offset += 1 }
    while true {
      while offset < tag.upperBound, isGap(bytes[offset]) { offset += 1 }
      guard offset < tag.upperBound else { return nil }
      let start = offset
      while offset < tag.upperBound, !isGap(bytes[offset]), bytes[offset] != UInt8(ascii: "=") {
        offset += 1
      }
      let found = start..<offset
      let value = readValue(&offset)
      if bytes[found].elementsEqual(name, by: { ($0 | 0x20) == ($1 | 0x20) }) { return value }
    }
  }

  private func readValue(_ offset: inout Int) -> Range<Int> {
    var next = offset
    while next < tag.upperBound, bytes[next] <= 0x20 { next += 1 }
    guard next < tag.upperBound, bytes[next] == UInt8(ascii: "=") else { return offset..<offset }
    offset = next + 1
    while offset < tag.upperBound, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < tag.upperBound else { return offset..<offset }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = offset
      while offset < tag.upperBound, bytes[offset] > 0x20 { offset += 1 }
      return start..<offset
    }
    let start = offset + 1
    let end = bytes[start..<tag.upperBound].firstIndex(of: quote) ?? tag.upperBound
    offset = min(end + 1, tag.upperBound)
    return start..<end
  }

  private func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "/") }
}
