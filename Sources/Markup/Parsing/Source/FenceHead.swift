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

  private let bytes: [UInt8]
  private var index: Int

  /// Reads the line that begins with a fence at `start` and ends at `end`.
  ///
  /// A word without `=` is an option without value. In a quoted value `\"` is a quotation mark.
  init(in bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    index = start
    while index < end, bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~") {
      index += 1
    }
    var last = end
    while last > index, bytes[last - 1] <= 0x20 { last -= 1 }
    range = index..<last
    skipSpaces()
    range = index..<last
    // The info word itself.
    skipWord()
    skipSpaces()
    while index < last {
      readOption()
      skipSpaces()
    }
  }

  private mutating func skipSpaces() {
    while index < range.upperBound, bytes[index] <= 0x20 { index += 1 }
  }

  private mutating func skipWord(to stop: UInt8? = nil) {
    while index < range.upperBound, bytes[index] > 0x20, bytes[index] != stop { index += 1 }
  }

  private mutating func readOption() {
    let start = index
    skipWord(to: UInt8(ascii: "="))
    let name = start..<index
    var value: (text: String, range: Range<Int>) = ("", index..<index)
    if index < range.upperBound, bytes[index] == UInt8(ascii: "=") {
      index += 1
      value = readValue()
    }
    options.append(
      Option(
        name: String(decoding: bytes[name], as: UTF8.self), value: value.text, nameRange: name,
        valueRange: value.range))
  }

  private mutating func readValue() -> (text: String, range: Range<Int>) {
    let start = index
    guard index < range.upperBound, bytes[index] == UInt8(ascii: "\"") else {
      skipWord()
      return (String(decoding: bytes[start..<index], as: UTF8.self), start..<index)
    }
    index += 1
    var value: [UInt8] = []
    while index < range.upperBound, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
        bytes[index + 1] == UInt8(ascii: "\"")
      {
        index += 1
      }
      value.append(bytes[index])
      index += 1
    }
    let end = index
    if end == range.upperBound { unclosed.append(start..<end) } else { index += 1 }
    return (String(decoding: value, as: UTF8.self), (start + 1)..<end)
  }
}
