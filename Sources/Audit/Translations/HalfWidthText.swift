import Encodings

/// A text whose digits, letters and marks of full width have half width: `１２％` is `12%`.
struct HalfWidthText: Sendable {
  let bytes: [UInt8]

  init(_ text: [UInt8]) { bytes = text.contains(0xEF) ? Self.folded(text) : text }

  private static func folded(_ text: [UInt8]) -> [UInt8] {
    text.withUnsafeBufferPointer { text in
      var folded: [UInt8] = []
      folded.reserveCapacity(text.count)
      var index = 0
      while true {
        let next = text.firstIndex(in: index..<text.count) { $0 == 0xEF }
        folded += text[index..<next]
        guard next + 2 < text.count else { return folded + text[next...] }
        // U+FF01 to U+FF3F are EF BC 81 to EF BC BF, U+FF40 to U+FF5E are EF BD 80 to EF BD 9E.
        switch (text[next + 1], text[next + 2]) {
        case (0xBC, let last) where last > 0x80: folded.append(last - 0x60)
        case (0xBD, let last) where last < 0x9F: folded.append(last - 0x20)
        default: folded += text[next..<next + 3]
        }
        index = next + 3
      }
    }
  }

  var count: Int { bytes.count }

  /// The byte at a place; a line's end before and behind the text.
  subscript(place: Int) -> UInt8 {
    place >= 0 && place < bytes.count ? bytes[place] : UInt8(ascii: "\n")
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isDigit(_ place: Int) -> Bool { self[place] &- UInt8(ascii: "0") < 10 }

  func digit(_ place: Int) -> Int { Int(self[place] &- UInt8(ascii: "0")) }

  func isLetter(_ place: Int) -> Bool { (self[place] | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The first digit from a place on, or the text's end.
  func nextDigit(from place: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.firstIndex(in: place..<bytes.count) {
        $0.isWithin(UInt8(ascii: "0")...UInt8(ascii: "9"))
      }
    }
  }

  /// The Latin letters that begin at a place.
  func word(at place: Int) -> LatinWord {
    var word = LatinWord()
    while isLetter(place + word.count) { word.append(self[place + word.count]) }
    return word
  }

  /// Whether a character stands at a place.
  func reads(_ character: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + character.utf8CodeUnitCount <= bytes.count else { return false }
    return character.withUTF8Buffer { letters in
      letters.indices.allSatisfy { bytes[place + $0] == letters[$0] }
    }
  }

  /// The character whose first byte stands at a place; 0 before and behind the text.
  func scalar(at place: Int) -> UInt32 {
    guard place >= 0, place < bytes.count else { return 0 }
    return bytes.withUnsafeBufferPointer { UTF8Reading.scalar(at: place, in: $0).scalar }
  }

  /// How many bytes the character at a place has.
  func length(at place: Int) -> Int {
    self[place] < 0xC0 ? 1 : self[place] < 0xE0 ? 2 : self[place] < 0xF0 ? 3 : 4
  }

  // MARK: Joints

  /// Whether a character stands at a place that makes one of two numbers: a hyphen, a dash, a slash, a colon.
  func hasJoint(at place: Int) -> Bool {
    switch self[place] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "~"),
      UInt8(ascii: "+"), UInt8(ascii: "*"):
      true
    // U+2011 to U+2014
    case 0xE2: self[place + 1] == 0x80 && (0x91...0x94).contains(self[place + 2])
    default: false
    }
  }

  /// Where such a character begins that ends at a place; `nil` where none does.
  func joint(before place: Int) -> Int? {
    let first = self[place - 1] < 0x80 ? place - 1 : place - 3
    return first >= 0 && hasJoint(at: first) ? first : nil
  }
}
