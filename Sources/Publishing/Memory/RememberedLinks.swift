/// What a build remembers of the links and ids that it wrote: the record that the next one trusts.
///
/// For tests, which hold it to a reading of the output: the program itself reads the memory part by part.
package struct RememberedLinks: Sendable {
  /// In no order.
  package let pages: [WrittenPage]
  /// The addresses that the pages lead to, by the lower halves of their numbers.
  package let destinations: Set<UInt32>
  /// The number of each written address, as ``AddressNumber`` has it.
  package let addresses: Set<UInt64>

  /// Reads the memory of a build; `nil` where it is of another form, or damaged.
  package init?(_ memory: [UInt8]) {
    guard let build = try? EarlierBuild(memory),
      let units = try? build.units.values.map({ try $0.whole() })
    else { return nil }
    pages = units.flatMap(\.pages)
    destinations = Set(units.flatMap(\.destinations))
    addresses = Set(build.addresses)
  }
}
