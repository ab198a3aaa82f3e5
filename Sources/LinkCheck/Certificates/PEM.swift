/// Bytes as text between `-----BEGIN …-----` and `-----END …-----` (RFC 7468).
enum PEM {
  /// What stands between the first such lines, whatever they call it; `nil` where there are none.
  static func content(of text: [UInt8]) -> [UInt8]? {
    let lines = text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard let begin = lines.firstIndex(where: { $0.starts(with: "-----BEGIN ".utf8) }) else {
      return nil
    }
    var bytes: [UInt8] = []
    var (bits, bitCount) = (0, 0)
    for line in lines[(begin + 1)...] {
      if line.starts(with: "-----END ".utf8) { return bytes }
      for letter in line {
        guard let value = alphabet.firstIndex(of: letter) else { continue }
        (bits, bitCount) = ((bits << 6 | value) & 0xFFFF, bitCount + 6)
        guard bitCount >= 8 else { continue }
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
      }
    }
    return nil
  }

  /// A certificate as OpenSSL reads it from a file.
  static func certificate(_ bytes: [UInt8]) -> [UInt8] {
    var text = Array("-----BEGIN CERTIFICATE-----\n".utf8)
    // 48 bytes make a line of 64 letters.
    for start in stride(from: 0, to: bytes.count, by: 48) {
      let line = bytes[start..<min(start + 48, bytes.count)]
      for group in stride(from: line.startIndex, to: line.endIndex, by: 3) {
        let three = line[group..<min(group + 3, line.endIndex)]
        let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
        for letter in 0..<4 {
          text.append(
            letter <= three.count ? alphabet[bits >> (18 - 6 * letter) & 63] : UInt8(ascii: "="))
        }
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text + "-----END CERTIFICATE-----\n".utf8
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
