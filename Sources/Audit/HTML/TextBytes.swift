import Encodings

extension ArraySlice<UInt8> {
  /// Whether there is nothing to read: white space, of Unicode's too, and what has no width.
  var isBlank: Bool { self[...].trimmedPrefix.isEmpty }

  /// What is left after the white space that it begins with.
  var trimmedPrefix: ArraySlice<UInt8> {
    var rest = self
    while let byte = rest.first {
      if byte <= 0x20 {
        rest.removeFirst()
      } else if byte == 0xC2, rest.dropFirst().first == 0xA0 {
        rest.removeFirst(2)
      } else if byte == 0xE3, rest.starts(with: [0xE3, 0x80, 0x80]) {
        rest.removeFirst(3)
      } else if byte == 0xE2, rest.starts(with: [0xE2, 0x80]), rest.count > 2,
        (0x80...0x8F).contains(rest[rest.startIndex + 2])
      {
        rest.removeFirst(3)
      } else {
        break
      }
    }
    return rest
  }

  /// Without the white space around it.
  var trimmed: ArraySlice<UInt8> {
    let rest = trimmedPrefix
    var end = rest.endIndex
    while end > rest.startIndex, rest[end - 1] <= 0x20 { end -= 1 }
    return rest[rest.startIndex..<end]
  }

  /// Whether it is an ASCII word, whatever the case of its letters.
  func isEqual(ignoringCase word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      zip(self, letters).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
    }
  }

  /// Whether an ASCII word of small letters occurs in it, whatever its letters' case here.
  func holds(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    return withUnsafeBufferPointer { bytes in
      word.withUTF8Buffer { letters in
        guard bytes.count >= length else { return false }
        return (0...bytes.count - length).contains { start in
          letters.indices.allSatisfy { offset in
            let byte = bytes[start + offset]
            return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == letters[offset]
          }
        }
      }
    }
  }

  /// Its words between white space.
  var words: [ArraySlice<UInt8>] { split { $0 <= 0x20 } }

  var string: String { String(decoding: self, as: UTF8.self) }
}

extension Sequence<UInt8> {
  /// A number by which equal bytes are found (FNV-1a).
  var contentHash: UInt64 {
    reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
  }
}
