import Diagnostics

/// Where the destination of a link or an image is written down.
package struct WrittenDestination: Sendable, Hashable {
  /// Offsets in the file, without angle brackets.
  package var range: Range<Int>
  /// An index of `Document.links`; of a definition, the first link that refers to it.
  package var link: Int
}

extension Document {
  /// The places in the file where the destinations of `chosen` links stand: within the link, or in the
  /// definition it refers to.
  ///
  /// A text that looks like a definition but stands in code is none.
  ///
  /// - Returns: In the order of the file, each place once.
  /// - Complexity: O(links); where links refer to definitions, O(bytes) too.
  package func writtenDestinations(
    where chosen: (LinkReference) -> Bool
  ) -> [WrittenDestination] {
    var places: [WrittenDestination] = []
    var referring: [Int] = []
    for (index, link) in links.enumerated() where chosen(link) {
      let range = source.offset(of: link.range.start)..<source.offset(of: link.range.end)
      if Self.reads(source.bytes[range], link) {
        places.append(WrittenDestination(range: range, link: index))
      } else {
        referring.append(index)
      }
    }
    if !referring.isEmpty { places += definitions(of: referring) }
    // A link whose words are an image, and the image, may have been found at one place.
    var seen: Set<Int> = []
    return places.sorted { $0.range.lowerBound < $1.range.lowerBound }
      .filter { seen.insert($0.range.lowerBound).inserted }
  }

  private static func reads(_ written: ArraySlice<UInt8>, _ link: LinkReference) -> Bool {
    guard !written.isEmpty else { return link.destination.isEmpty }
    var destination = link.destination
    return destination.withUTF8 { LinkDestination.reads(written, $0) }
  }

  /// The destinations of the definitions that links refer to.
  private func definitions(of links: [Int]) -> [WrittenDestination] {
    let code = nodes.filter { $0.kind == .codeBlock || $0.kind == .fence }
      .map { Int($0.startLine)...max(Int($0.startLine), Int($0.endLine)) }
    var places: [WrittenDestination] = []
    for line in 1...source.lineCount where !code.contains(where: { $0.contains(line) }) {
      guard let range = definition(onLine: line),
        let link = links.first(where: { Self.reads(source.bytes[range], self.links[$0]) })
      else { continue }
      places.append(WrittenDestination(range: range, link: link))
    }
    return places
  }

  /// The destination of the definition that begins on a line, within whatever block.
  private func definition(onLine line: Int) -> Range<Int>? {
    let range = source.lineRange(line)
    let isMarker: (UInt8) -> Bool = { byte in
      switch byte {
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    guard let open = range.first(where: { !isMarker(source.bytes[$0]) }),
      source.bytes[open] == UInt8(ascii: "[")
    else { return nil }
    var close = open + 1
    while close < range.upperBound, source.bytes[close] != UInt8(ascii: "]") {
      close += source.bytes[close] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard close + 1 < range.upperBound, source.bytes[close + 1] == UInt8(ascii: ":"),
      source.bytes[open + 1] != UInt8(ascii: "^")
    else { return nil }
    var scanner = LinkDestination.Scanner(
      bytes: source.bytes, index: close + 2, end: source.bytes.count)
    scanner.skipSpace()
    return scanner.destination()
  }
}
