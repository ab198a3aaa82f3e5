import Hyperlinks

/// What one written page offers and asks for, found in its bytes: addresses and ids as numbers.
package struct WrittenPage: Sendable, Equatable {
  /// The page's address, as ``AddressNumber`` has it.
  package var address: UInt64
  /// Every id on the page, sorted: the lower halves of their numbers, which tell apart those of one page.
  package var ids: [UInt32] = []
  /// The links to an id of another page, each once.
  package var fragments: [Fragment] = []

  /// A link to an id.
  package struct Fragment: Sendable, Hashable {
    package let address: UInt64
    package let id: UInt64

    package init(address: UInt64, id: UInt64) {
      self.address = address
      self.id = id
    }
  }

  func has(_ number: UInt64) -> Bool {
    let id = UInt32(truncatingIfNeeded: number)
    var range = ids.startIndex..<ids.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if ids[middle] == id { return true }
      range = ids[middle] < id ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }
}

extension AddressNumber {
  /// The number of the address that a file of the output is served at.
  static func of(_ path: OutputPath) -> UInt64 { of("/" + path.string) }
}
