/// What a build remembers of the links and ids that it wrote: the record that the next one trusts.
package struct RememberedLinks: Sendable {
  /// In no order.
  package let pages: [WrittenPage]
  /// The number of each written address, as ``AddressNumber`` has it.
  package let addresses: Set<UInt64>

  /// Reads the memory of a build; `nil` where it is of another form, or damaged.
  package init?(_ memory: [UInt8]) {
    guard let build = try? EarlierBuild(memory),
      let pages = try? build.units.values.flatMap({ try $0.whole().pages })
    else { return nil }
    self.pages = pages
    addresses = Set(build.addresses)
  }
}
