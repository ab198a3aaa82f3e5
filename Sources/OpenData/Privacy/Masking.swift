/// Covering most of a text.
enum Masking {
  /// Adds a name with its first and last character, or the first quarter of another text.
  ///
  /// Two to four Han characters are a name: 王明 becomes 王○, 王小明 王○明. Of other texts so many asterisks follow
  /// as always, so that their length isn't told; those of fewer than eight characters are covered whole.
  static func append(_ value: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let scalars = Array(String(decoding: value, as: UTF8.self).unicodeScalars)
    var masked = String.UnicodeScalarView()
    if scalars.count <= 4, scalars.allSatisfy(isHan) {
      masked.append(contentsOf: scalars.prefix(scalars.count > 1 ? 1 : 0))
      masked.append(contentsOf: repeatElement("○", count: max(scalars.count - 2, 1)))
      masked.append(contentsOf: scalars.suffix(scalars.count > 2 ? 1 : 0))
    } else {
      masked.append(contentsOf: scalars.prefix(scalars.count >= 8 ? scalars.count / 4 : 0))
      masked.append(contentsOf: "****".unicodeScalars)
    }
    output += String(masked).utf8
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
