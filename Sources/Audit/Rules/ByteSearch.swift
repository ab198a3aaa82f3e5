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
