/// Which cells a spreadsheet runs as a formula when it opens a CSV file.
package enum SpreadsheetFormula {
  /// Whether a text begins as a formula does: `=`, `+`, `-`, `@`, a tab, a carriage return, or one of the signs in full
  /// width.
  ///
  /// Plain numbers (`-12.5`, `+1,200`, `-3%`) and lone dashes (`-`, `--`, `－`), which stand for “none”, do not run.
  ///
  ///     SpreadsheetFormula.isFormula(ArraySlice("+886-2-2380-0000".utf8))   // true: a subtraction
  package static func isFormula(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.withUnsafeBufferPointer { isFormula($0) }
  }

  static func isFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isDashes(bytes) && !isNumber(bytes)
    case 0xEF: return isFullWidthSign(bytes) && !isDashes(bytes)
    default: return false
    }
  }

  /// `＝`, `＋`, `－` and `＠`: U+FF1D, U+FF0B, U+FF0D and U+FF20.
  private static func isFullWidthSign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3, bytes[1] == 0xBC else { return false }
    return bytes[2] == 0x9D || bytes[2] == 0x8B || bytes[2] == 0x8D || bytes[2] == 0xA0
  }

  /// Whether there is nothing but `-`, `–`, `—` and `－`.
  private static func isDashes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = CellCursor(bytes)
    while cursor.skip("-") || cursor.skip(word: "－") || cursor.skip(word: "—")
      || cursor.skip(word: "–")
    {}
    return cursor.isAtEnd
  }

  /// Whether a sign is followed by a number as people write it, with commas between thousands or a percent sign.
  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = CellCursor(bytes)
    _ = cursor.skip("+", or: "-")
    var digits = cursor.skipDigits()
    while digits > 0, cursor.skip(",") {
      guard cursor.skipDigits() == 3 else { return false }
    }
    if cursor.skip(".") { digits += cursor.skipDigits() }
    guard digits > 0 else { return false }
    if cursor.skip("e", or: "E") {
      _ = cursor.skip("+", or: "-")
      guard cursor.skipDigits() > 0 else { return false }
    }
    _ = cursor.skip("%")
    return cursor.isAtEnd
  }
}
