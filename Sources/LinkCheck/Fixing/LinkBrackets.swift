/// A link as its brackets show it: `[text](address)`, `[text][label]` or `[label]`, images too (CommonMark, §6.3, §6.4).
///
/// Links of whose addresses the place is known need none of this.
struct LinkBrackets {
  /// Where the address may begin: behind the brackets, or in the definitions of the label.
  let addressStarts: [Int]

  /// `nil` where no link begins at `start`.
  init?(in bytes: [UInt8], at start: Int) {
    guard start < bytes.count else { return nil }
    let open = bytes[start] == UInt8(ascii: "!") ? start + 1 : start
    guard let end = Self.end(ofBracketsAt: open, in: bytes) else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "(") {
      addressStarts = [Self.addressStart(after: end + 1, in: bytes)]
      return
    }
    var label = bytes[(open + 1)..<(end - 1)]
    if let labelEnd = Self.end(ofBracketsAt: end, in: bytes), labelEnd > end + 2 {
      label = bytes[(end + 1)..<(labelEnd - 1)]
    }
    addressStarts = Self.definitions(of: Self.normalized(label), in: bytes)
  }

  /// The offset after the bracket that closes the one at `open`; `nil` where none opens there.
  private static func end(ofBracketsAt open: Int, in bytes: [UInt8]) -> Int? {
    guard open < bytes.count, bytes[open] == UInt8(ascii: "[") else { return nil }
    var (depth, index) = (0, open)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The first byte of an address: white space and `<` may stand before it.
  private static func addressStart(after offset: Int, in bytes: [UInt8]) -> Int {
    var index = offset
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "<") ? index + 1 : index
  }

  /// Where the addresses of a label's definitions begin; lists and quotations may hold them.
  private static func definitions(of label: String, in bytes: [UInt8]) -> [Int] {
    bytes.indices.compactMap { index in
      guard bytes[index] == UInt8(ascii: "["), isFirstOfLine(index, in: bytes),
        let end = end(ofBracketsAt: index, in: bytes), end < bytes.count,
        bytes[end] == UInt8(ascii: ":"), normalized(bytes[(index + 1)..<(end - 1)]) == label
      else { return nil }
      return addressStart(after: end + 1, in: bytes)
    }
  }

  private static func isFirstOfLine(_ index: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[..<index].reversed().prefix { $0 != UInt8(ascii: "\n") }
    return before.allSatisfy { byte in
      switch byte {
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
  }

  /// Labels are compared without case, and white space of any length is one space (CommonMark, §6.3).
  private static func normalized(_ label: ArraySlice<UInt8>) -> String {
    label.split(whereSeparator: isSpace).map { String(decoding: $0, as: UTF8.self).lowercased() }
      .joined(separator: " ")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
