extension [UInt8] {
  /// Where a text begins that is not before an offset.
  ///
  /// - Complexity: O(*n*), a comparison only where the first byte is found.
  func offset(of text: [UInt8], from start: Int) -> Int? {
    guard let first = text.first else { return nil }
    var index = start
    while index < count, let found = self[index...].firstIndex(of: first) {
      if self[found...].starts(with: text) { return found }
      index = found + 1
    }
    return nil
  }
}

extension String {
  /// Whether a text occurs in it, byte for byte.
  ///
  /// `contains` compares characters, and takes a hundred times as long for a short text.
  func holds(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in
      part.withUTF8 { part in
        guard let first = part.first else { return true }
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { start in
          text[start] == first && text[start...].starts(with: part)
        }
      }
    }
  }
}
