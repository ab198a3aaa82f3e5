import Glibc

extension [UInt8] {
  /// The offset of the first `byte` in `range`.
  ///
  /// - Complexity: O(*n*), many bytes at a time.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBytes { buffer in
      guard !range.isEmpty, let base = buffer.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
