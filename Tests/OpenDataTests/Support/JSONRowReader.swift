/// Reads what ``JSONTableWriter`` writes, strictly: each row as names and values, strings without their quotes.
///
/// Foundation's reader passes over U+FEFF in strings and knows no order of names.
struct JSONRowReader {
  struct Failure: Error { let index: Int }

  private let bytes: [UInt8]
  private var index = 0

  static func rows(_ text: String) throws -> [[(name: String, value: String)]] {
    var reader = JSONRowReader(bytes: Array(text.utf8))
    var rows: [[(name: String, value: String)]] = []
    try reader.expect("[\n")
    if reader.skip("]\n") { return rows }
    repeat { rows.append(try reader.row()) } while reader.skip(",\n")
    try reader.expect("\n]\n")
    guard reader.index == reader.bytes.count else { throw Failure(index: reader.index) }
    return rows
  }

  private mutating func row() throws -> [(name: String, value: String)] {
    var members: [(name: String, value: String)] = []
    try expect("{")
    repeat {
      let name = try string()
      try expect(":")
      members.append((name, try value()))
    } while skip(",")
    try expect("}")
    return members
  }

  private mutating func value() throws -> String {
    guard bytes[index] != UInt8(ascii: "\"") else { return try string() }
    let start = index
    while !",}".utf8.contains(bytes[index]) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case 0..<0x20: throw Failure(index: index)
      case UInt8(ascii: "\\"):
        let escape = bytes[index]
        index += 1
        switch escape {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(escape)
        case UInt8(ascii: "u"):
          let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
          guard let code = UInt8(digits, radix: 16) else { throw Failure(index: index) }
          text.append(code)
          index += 4
        default: throw Failure(index: index)
        }
      default: text.append(byte)
      }
    }
  }

  private mutating func skip(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func expect(_ text: String) throws {
    guard skip(text) else { throw Failure(index: index) }
  }
}
