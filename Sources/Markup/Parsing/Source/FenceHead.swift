/// What stands behind the marks that open a fenced block: an info word and options.
///
///     ```csv caption="各月件數" header=1
struct FenceHead {
  struct Option {
    var name: String
    var value: String
    var nameRange: Range<Int>
    var valueRange: Range<Int>
  }

  var options: [Option] = []
  /// Offsets of the info string without the spaces round it.
  var range: Range<Int>
  /// Values that begin with a quotation mark and do not end with one.
  var unclosed: [Range<Int>] = []

  /// Reads the line that begins with a fence at `start` and ends at `end`.
  ///
  /// A word without `=` is an option without value. In a quoted value `\"` is a quotation mark.
  init(in bytes: [UInt8], from start: Int, to end: Int) {
    var index = start
    while index < end, bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~") {
      index += 1
    }
    var last = end
    while last > index, bytes[last - 1] <= 0x20 { last -= 1 }
    while index < last, bytes[index] <= 0x20 { index += 1 }
    range = index..<last
    while index < last, bytes[index] > 0x20 { index += 1 }
    while index < last {
      if bytes[index] <= 0x20 {
        index += 1
        continue
      }
      let nameStart = index
      while index < last, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "=") { index += 1 }
      let name = nameStart..<index
      guard index < last, bytes[index] == UInt8(ascii: "=") else {
        options.append(Self.option(name, "", index..<index, in: bytes))
        continue
      }
      index += 1
      let valueStart = index
      guard index < last, bytes[index] == UInt8(ascii: "\"") else {
        while index < last, bytes[index] > 0x20 { index += 1 }
        let value = String(decoding: bytes[valueStart..<index], as: UTF8.self)
        options.append(Self.option(name, value, valueStart..<index, in: bytes))
        continue
      }
      index += 1
      var value: [UInt8] = []
      let quotedStart = index
      while index < last, bytes[index] != UInt8(ascii: "\"") {
        if bytes[index] == UInt8(ascii: "\\"), index + 1 < last,
          bytes[index + 1] == UInt8(ascii: "\"")
        {
          index += 1
        }
        value.append(bytes[index])
        index += 1
      }
      options.append(
        Self.option(
          name, String(decoding: value, as: UTF8.self), quotedStart..<index, in: bytes))
      if index == last { unclosed.append(valueStart..<last) }
      index += 1
    }
  }

  private static func option(
    _ name: Range<Int>, _ value: String, _ valueRange: Range<Int>, in bytes: [UInt8]
  ) -> Option {
    Option(
      name: String(decoding: bytes[name], as: UTF8.self), value: value, nameRange: name,
      valueRange: valueRange)
  }
}
