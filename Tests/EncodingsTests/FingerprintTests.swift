import Encodings
import Testing

@Suite struct FingerprintTests {
  @Test func `is the same for the same bytes`() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(Fingerprint(of: bytes) == Fingerprint(of: bytes))
    #expect(Fingerprint(of: "臺灣") == Fingerprint(of: Array("臺灣".utf8)))
  }

  /// The value is stored between builds, so it may not change from one machine to the next.
  @Test func `has a value that is fixed`() {
    let fingerprint = Fingerprint(of: "Gazette, 公報, and thirty-two bytes or more")
    #expect(fingerprint == Fingerprint(low: 0x174A_A148_0398_93D7, high: 0x9564_4F9B_701B_3B28))
  }

  @Test func `tells every single bit`() {
    for length in [1, 7, 8, 9, 31, 32, 33, 64, 100] {
      let bytes = [UInt8](repeating: 0, count: length)
      var seen: Set<Fingerprint> = [Fingerprint(of: bytes)]
      for bit in 0..<(length * 8) {
        var other = bytes
        other[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(seen.insert(Fingerprint(of: other)).inserted)
      }
    }
  }

  @Test func `tells lengths apart`() {
    let prints = (0..<200).map { Fingerprint(of: [UInt8](repeating: 0, count: $0)) }
    #expect(Set(prints).count == prints.count)
  }

  @Test func `tells where one text ends and the next begins`() {
    func fingerprint(_ texts: [String?]) -> Fingerprint {
      var digester = Digester()
      for text in texts { digester.add(text) }
      return digester.fingerprint
    }
    let cases: [[String?]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", nil]]
    #expect(Set(cases.map(fingerprint)).count == cases.count)
  }

  @Test func `depends on the order`() {
    var digester = Digester()
    digester.add(1)
    digester.add(2)
    var other = Digester()
    other.add(2)
    other.add(1)
    #expect(digester.fingerprint != other.fingerprint)
  }
}
