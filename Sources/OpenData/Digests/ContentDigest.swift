import CCrypto

/// The SHA-256 of bytes (FIPS 180-4), by which anyone can tell whether they are the same.
package struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// 64 hexadecimal digits, lower case.
  package let hex: String

  /// - Complexity: O(bytes).
  package init(of bytes: [UInt8]) {
    var digester = Digester()
    digester.update(bytes)
    self = digester.digest
  }

  /// Reads a digest as it is written; `nil` unless it is 64 hexadecimal digits in lower case.
  package init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy(Self.isHexDigit) else { return nil }
    self.hex = hex
  }

  /// - Parameter bytes: 32 of them.
  fileprivate init(_ bytes: [UInt8]) {
    hex = String(unsafeUninitializedCapacity: 64) { output in
      for (index, byte) in bytes.enumerated() {
        output[2 * index] = Self.hexDigit(byte >> 4)
        output[2 * index + 1] = Self.hexDigit(byte & 15)
      }
      return 64
    }
  }

  package var description: String { hex }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

extension ContentDigest {
  /// Takes bytes in pieces; where one piece ends and the next begins makes no difference.
  package struct Digester: Sendable {
    private var state = SHA256_CTX()

    package init() { SHA256_Init(&state) }

    package mutating func update(_ bytes: borrowing [UInt8]) {
      bytes.withUnsafeBytes { update($0) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
      SHA256_Update(&state, bytes.baseAddress, bytes.count)
    }

    /// The digest of what was taken up to now; more may follow.
    package var digest: ContentDigest {
      var state = state
      return ContentDigest(
        [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { output, count in
          count = output.count
          SHA256_Final(output.baseAddress, &state)
        })
    }
  }
}
