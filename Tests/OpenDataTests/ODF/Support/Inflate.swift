/// Undoes deflate (RFC 1951), by the letter and without haste: a second reader of what libzip wrote.
func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
  var stream = BitStream(bytes: bytes)
  var output: [UInt8] = []
  while true {
    let isLast = try stream.bits(1) == 1
    switch try stream.bits(2) {
    case 0:
      try stream.copyStored(to: &output)
    case 1:
      let lengths =
        [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
        + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
      try stream.copyCompressed(
        HuffmanCode(lengths), HuffmanCode([Int](repeating: 5, count: 30)), to: &output)
    case 2:
      let (literals, distances) = try stream.codes()
      try stream.copyCompressed(literals, distances, to: &output)
    default: throw InflateError()
    }
    if isLast { return output }
  }
}

struct InflateError: Error {}

/// A canonical code (§3.2.2): how many codes there are of each length, and the symbols in order.
private struct HuffmanCode {
  var counts = [Int](repeating: 0, count: 16)
  var symbols: [Int] = []

  init(_ lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted {
      (lengths[$0], $0) < (lengths[$1], $1)
    }
  }
}

private struct BitStream {
  let bytes: [UInt8]
  var position = 0

  mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for bit in 0..<count {
      guard position >> 3 < bytes.count else { throw InflateError() }
      value |= Int(bytes[position >> 3] >> (position & 7) & 1) << bit
      position += 1
    }
    return value
  }

  mutating func symbol(_ code: HuffmanCode) throws -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw InflateError()
  }

  mutating func copyStored(to output: inout [UInt8]) throws {
    position = (position + 7) & ~7
    let count = try bits(16)
    guard try bits(16) == count ^ 0xFFFF else { throw InflateError() }
    for _ in 0..<count { output.append(UInt8(try bits(8))) }
  }

  mutating func codes() throws -> (HuffmanCode, HuffmanCode) {
    let (literalCount, distanceCount, lengthCount) =
      (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in 0..<lengthCount { codeLengths[order[index]] = try bits(3) }
    let code = HuffmanCode(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try symbol(code) {
      case 16:
        guard let last = lengths.last else { throw InflateError() }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      case let length: lengths.append(length)
      }
    }
    return (
      HuffmanCode(Array(lengths[..<literalCount])), HuffmanCode(Array(lengths[literalCount...]))
    )
  }

  mutating func copyCompressed(
    _ literals: HuffmanCode, _ distances: HuffmanCode, to output: inout [UInt8]
  ) throws {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let length = try Self.value(symbol - 257, Self.lengthBases, Self.lengthBits, &self)
      let distance = try Self.value(
        try self.symbol(distances), Self.distanceBases, Self.distanceBits, &self)
      guard distance <= output.count else { throw InflateError() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private static func value(
    _ index: Int, _ bases: [Int], _ extra: [Int], _ stream: inout BitStream
  ) throws -> Int {
    guard bases.indices.contains(index) else { throw InflateError() }
    return bases[index] + (try stream.bits(extra[index]))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1_025, 1_537,
    2_049, 3_073, 4_097, 6_145, 8_193, 12_289, 16_385, 24_577,
  ]
  private static let distanceBits = (0..<30).map { max(0, $0 / 2 - 1) }
}
