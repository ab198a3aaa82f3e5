import Content
package import Diagnostics
import Encodings
import Hyperlinks

/// `content/ledger/urls.txt`: every address that the site has ever released, one a line.
///
/// An address is a path from the site's root, percent-decoded. Lines that begin with `#` are comments.
package struct AddressLedger: Sendable {
  package static let path: SourcePath = "content/ledger/urls.txt"

  /// A line that holds an address.
  struct Line: Sendable {
    let number: Int
    /// Offsets of the address in the file.
    let range: Range<Int>
  }

  private let bytes: [UInt8]
  /// In the order of their bytes, in which the command writes them and a hand may not have left them.
  private let lines: [Line]

  /// - Complexity: O(bytes); with a sort where the lines are in no order.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    lines = bytes.withUnsafeBytes(Self.lines)
  }

  package var count: Int { lines.count }

  /// The lines whose address is not among `written`, numbers as ``AddressNumber`` has them.
  ///
  /// - Complexity: O(bytes), nothing is allocated for a line that is not missing.
  func lines(missingFrom written: Set<UInt64>) -> [Line] {
    bytes.withUnsafeBytes { buffer in
      lines.filter { line in
        let address = UnsafeRawBufferPointer(rebasing: buffer[line.range])
        return !written.contains(AddressNumber.of(address))
      }
    }
  }

  /// The address of a line; `nil` where its bytes are not UTF-8.
  func address(_ line: Line) -> String? { String(validating: bytes[line.range], as: UTF8.self) }

  /// The released addresses that begin with `prefix`, itself among them; those that can be none are left out.
  ///
  /// - Complexity: O(log *n* + found).
  func addresses(startingWith prefix: String) -> [String] {
    lines[place(of: prefix)...].prefix { bytes[$0.range].starts(with: prefix.utf8) }
      .compactMap(address).filter { Self.complaint(about: $0) == nil }
  }

  /// Whether an address was released.
  ///
  /// - Complexity: O(log *n*).
  func contains(_ address: String) -> Bool {
    let place = place(of: address)
    return place < lines.count && bytes[lines[place].range].elementsEqual(address.utf8)
  }

  /// The first line whose address doesn't come before another.
  private func place(of address: String) -> Int {
    var bounds = 0..<lines.count
    while !bounds.isEmpty {
      let middle = bounds.lowerBound + bounds.count / 2
      bounds =
        bytes[lines[middle].range].lexicographicallyPrecedes(address.utf8)
        ? (middle + 1)..<bounds.upperBound : bounds.lowerBound..<middle
    }
    return bounds.lowerBound
  }

  private static func lines(of bytes: UnsafeRawBufferPointer) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(bytes.count / 32)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 1
    var isSorted = true
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        let line = Line(number: number, range: start..<end)
        if let last = lines.last, !precedes(last, line, in: bytes) { isSorted = false }
        lines.append(line)
      }
      start = next
      number += 1
    }
    return isSorted ? lines : lines.sorted { precedes($0, $1, in: bytes) }
  }

  private static func precedes(
    _ left: Line, _ right: Line, in bytes: UnsafeRawBufferPointer
  ) -> Bool {
    let count = min(left.range.count, right.range.count)
    // Neighbours have much in common: eight bytes at a time.
    var offset = 0
    while offset + 8 <= count {
      let mine = bytes.loadUnaligned(
        fromByteOffset: left.range.lowerBound + offset, as: UInt64.self)
      let other = bytes.loadUnaligned(
        fromByteOffset: right.range.lowerBound + offset, as: UInt64.self)
      if mine != other { return UInt64(bigEndian: mine) < UInt64(bigEndian: other) }
      offset += 8
    }
    while offset < count {
      let mine = bytes[left.range.lowerBound + offset]
      let other = bytes[right.range.lowerBound + offset]
      if mine != other { return mine < other }
      offset += 1
    }
    return left.range.count < right.range.count
  }
}

// What the command writes.
extension AddressLedger {
  private static let head = """
    # Every address that this site has released, one a line, percent-decoded, sorted.
    # `gazette release` writes this file. A line stays for ever: a build that would lose an address of
    # this list fails, unless an alias leads on from it or content/gone.yml says why it is gone.

    """

  /// The addresses of `released` that the ledger does not have yet, sorted.
  package func additions(_ released: some Sequence<String>) -> [String] {
    let known = Set(lines.lazy.compactMap { address($0).map { Fingerprint(of: $0) } })
    return Set(released).filter { !known.contains(Fingerprint(of: $0)) }.sorted(by: Self.isBefore)
  }

  /// The file with some addresses added: everything that it had, each once.
  package func adding(_ addresses: [String]) -> [UInt8] {
    let all = Set(lines.compactMap(address)).union(addresses)
    return Array(Self.head.utf8) + all.sorted(by: Self.isBefore).flatMap { Array($0.utf8) + [0x0A] }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

// What is wrong with a line.
extension AddressLedger {
  /// Why a line is no address of the site, in words for its editor; `nil` where it is one.
  static func complaint(about address: String?) -> String? {
    guard let address else { return "is not UTF-8" }
    if ["<<<<<<<", "=======", ">>>>>>>"].contains(where: address.hasPrefix) {
      return "is the mark of a merge that is not finished"
    }
    if !address.hasPrefix("/") { return "does not begin with '/'" }
    if address.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return "has an invisible character"
    }
    let parts = address.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if parts.dropLast().contains("") { return "has an empty part" }
    if parts.contains(where: { $0 == "." || $0 == ".." }) { return "has a part '.' or '..'" }
    if parts.contains(where: { $0.utf8.count > PathSegment.byteLimit }) {
      return "has a part of more than \(PathSegment.byteLimit) bytes"
    }
    return nil
  }
}
