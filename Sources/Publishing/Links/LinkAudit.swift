package import Hyperlinks

/// Reads the links and ids of written pages, one worker's share of them.
///
/// Where a link leads is looked at once for all pages of the worker: what a thousand pages share in
/// their navigation costs no more than a look into a table.
package struct LinkAudit: Sendable {
  /// The addresses that pages lead to, each with the first unit of work that does.
  package private(set) var destinations: [UInt64: Int] = [:]
  private var reader: LinkReader
  /// Addresses that are in ``destinations``, each at the place that its last bits name: pages share most links.
  private var recent = [UInt64](repeating: 0, count: 1024)
  /// The unit in whose list the address at the same place of ``recent`` stands.
  private var lister = [Int](repeating: -1, count: 1024)
  private var listed: [UInt32] = []

  /// `origins` are where the site is served.
  package init(origins: SiteOrigins) { reader = LinkReader(origins: origins) }

  /// Reads a page that is about to be written, by the unit at the place `unit`.
  ///
  /// - Complexity: O(bytes).
  package mutating func read(_ bytes: [UInt8], of path: OutputPath, unit: Int) -> WrittenPage {
    var page = WrittenPage(address: AddressNumber.of(path))
    reader.read(bytes, at: "/" + path.string)
    page.ids = reader.ids.map { UInt32(truncatingIfNeeded: $0) }
    page.ids.sort()
    for link in reader.links {
      let place = Int(truncatingIfNeeded: link.address) & (recent.count - 1)
      if recent[place] != link.address {
        recent[place] = link.address
        lister[place] = -1
        if destinations[link.address] == nil { destinations[link.address] = unit }
      }
      if lister[place] != unit {
        lister[place] = unit
        listed.append(UInt32(truncatingIfNeeded: link.address))
      }
      guard link.id != 0 else { continue }
      let fragment = WrittenPage.Fragment(address: link.address, id: link.id)
      if link.address == page.address, page.has(link.id) { continue }
      if !page.fragments.contains(fragment) { page.fragments.append(fragment) }
    }
    return page
  }

  /// The addresses that the pages read since the last call lead to, all of one unit: the lower halves of their
  /// numbers, in the order of the links, nearly all once.
  package mutating func takeListed() -> [UInt32] {
    defer { listed.removeAll(keepingCapacity: true) }
    // A copy of its own length: the list goes on to be filled.
    return Array(listed[...])
  }

  /// Takes over what another worker has read.
  mutating func merge(_ other: LinkAudit) {
    destinations.merge(other.destinations) { min($0, $1) }
  }
}
