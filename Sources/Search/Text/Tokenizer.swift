/// Reads the terms that a text is found by.
///
/// A word of letters or digits is a term, folded and without its ending. Of what is written without spaces each
/// character is one, and each two that stand side by side: 公開資料 gives 公, 公開, 開, 開資, 資, 資料 and 料.
struct Tokenizer {
  /// Words are cut off after so many bytes; nobody types longer ones.
  static let wordLimit = 48

  let folding: Folding
  /// The word or the two characters at hand, as UTF-8.
  private var buffer: [UInt8] = []

  init(folding: Folding) {
    self.folding = folding
    buffer.reserveCapacity(64)
  }

  /// Hands each term to `take`, with whether it is one character of a script without spaces, in the order of the
  /// text.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  mutating func forEachTerm(
    in text: UnsafeBufferPointer<UInt8>, _ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void
  ) {
    var index = 0
    // The ideograph just before, in its folded form.
    var previous: UInt32?
    buffer.removeAll(keepingCapacity: true)
    while index < text.count {
      let (scalar, width) = Self.scalar(in: text, at: index)
      index += width
      let (folded, kind) = folding.fold(scalar)
      switch kind {
      case .letter:
        previous = nil
        if buffer.count < Self.wordLimit { Self.append(folded, to: &buffer) }
      case .separator:
        previous = nil
        if !buffer.isEmpty { endWord(take) }
      case .ideograph:
        if !buffer.isEmpty { endWord(take) }
        if let previous {
          Self.append(previous, to: &buffer)
          Self.append(folded, to: &buffer)
          buffer.withUnsafeBufferPointer { take($0, false) }
          buffer.removeAll(keepingCapacity: true)
        }
        Self.append(folded, to: &buffer)
        buffer.withUnsafeBufferPointer { take($0, true) }
        buffer.removeAll(keepingCapacity: true)
        previous = folded
      }
    }
    if !buffer.isEmpty { endWord(take) }
  }

  private mutating func endWord(_ take: (UnsafeBufferPointer<UInt8>, Bool) -> Void) {
    Stemmer.stem(&buffer)
    buffer.withUnsafeBufferPointer { take($0, false) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The character at an index of valid UTF-8, and how many bytes it takes.
  @inline(__always)
  private static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (UInt32, Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    func next(_ offset: Int) -> UInt32 {
      index + offset < text.count ? UInt32(text[index + offset]) & 0x3F : 0
    }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  @inline(__always)
  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    switch scalar {
    case ..<0x80: output.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      output.append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
      output.append(tail(0))
    case ..<0x10000:
      output.append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
      output.append(tail(6))
      output.append(tail(0))
    default:
      output.append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
      output.append(tail(12))
      output.append(tail(6))
      output.append(tail(0))
    }
  }
}

extension Folding {
  /// A text with each character folded.
  package func text(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = fold(scalar.value).scalar
      folded.append(Unicode.Scalar(value) ?? scalar)
    }
    return String(folded)
  }

  /// The terms of a text in its order.
  package func terms(of text: String) -> [String] {
    var tokenizer = Tokenizer(folding: self)
    var terms: [String] = []
    var text = text
    text.withUTF8 { bytes in
      tokenizer.forEachTerm(in: bytes) { term, _ in
        terms.append(String(decoding: term, as: UTF8.self))
      }
    }
    return terms
  }
}
