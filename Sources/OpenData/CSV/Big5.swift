package import Diagnostics

/// The encoding in which spreadsheets in Taiwan have long saved CSV.
package enum Big5 {
  /// Whether bytes that are no UTF-8 are Big5 (with the extensions of HKSCS and Windows); `isWhole` where they are
  /// not cut at the end.
  ///
  /// All of them must be ASCII or pairs of Big5, and four of five pairs among the 5,401 common characters and the
  /// punctuation. Longer text must have second bytes below `80` as well, which two in five characters of Big5
  /// have and none of EUC-JP, EUC-KR and GB 2312.
  package static func isLikely(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let bytes = bytes.prefix(1 << 16)
    let isWhole = isWhole && bytes.endIndex < 1 << 16
    var (pairs, common, low) = (0, 0, 0)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = bytes[index]
      index += 1
      guard lead >= 0x80 else { continue }
      guard (0x81...0xFE).contains(lead) else { return false }
      guard index < bytes.endIndex else {
        if isWhole { return false }
        break
      }
      let trail = bytes[index]
      index += 1
      guard (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) else { return false }
      pairs += 1
      if (0xA1...0xC6).contains(lead) { common += 1 }
      if trail < 0x80 { low += 1 }
    }
    return pairs > 0 && common * 5 >= pairs * 4 && (pairs < 16 || low > 0)
  }

  /// What to type to have a file in UTF-8.
  ///
  /// - Parameters:
  ///   - file: Its path.
  ///   - encoding: What it is in, as iconv calls it.
  /// - Returns: A line for a shell.
  package static func conversionCommand(for file: SourcePath, from encoding: String) -> String {
    let name = quoted(file.string)
    let converted = quoted(file.string + ".utf8")
    return "iconv -f \(encoding) -t UTF-8 \(name) > \(converted) && mv \(converted) \(name)"
  }

  /// A word as a shell takes it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || "-._/".utf8.contains(byte)
    }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
