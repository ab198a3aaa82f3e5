/// Makes a tree from elements as they open and close.
struct HTMLTreeBuilder {
  private(set) var nodes: [HTMLTree.Node] = []
  private var attributes: [HTMLTree.Attribute] = []
  private var pool: [UInt8] = []
  /// The numbers of the elements that are open, outermost first.
  private var open: [Int32] = []
  /// How many elements that cannot go without an end tag were open at once.
  private(set) var greatestDepth = 0
  private var depth = 0

  /// - Parameter byteCount: Of the document, by which it is known how much there will be.
  init(byteCount: Int) {
    reserve(byteCount)
    pool.reserveCapacity(byteCount)
  }

  /// - Parameter pool: The document itself, of which texts and values are parts where they have no escapes.
  init(pool: [UInt8]) {
    self.pool = pool
    reserve(pool.count)
  }

  private mutating func reserve(_ byteCount: Int) {
    nodes.reserveCapacity(byteCount / 24)
    attributes.reserveCapacity(byteCount / 32)
    open.reserveCapacity(32)
  }

  mutating func start(_ name: ElementName, at offset: Int) {
    let first = Int32(attributes.count)
    nodes.append(
      HTMLTree.Node(
        name: name, parent: open.last ?? -1, attributes: first..<first, offset: Int32(offset)))
    open.append(Int32(nodes.count - 1))
    if !name.mayOmitEnd {
      depth += 1
      greatestDepth = max(greatestDepth, depth)
    }
  }

  /// Adds an attribute to the element that was started last; of two of one name the first holds.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - value: Where its value stands in the pool.
  mutating func add(_ name: AttributeName, _ value: Range<Int>) {
    let last = nodes.count - 1
    guard last >= 0 else { return }
    let own = nodes[last].attributes
    for attribute in own where attributes[Int(attribute)].name == name { return }
    attributes.append(
      HTMLTree.Attribute(name: name, value: Int32(value.lowerBound)..<Int32(value.upperBound)))
    nodes[last].attributes = own.lowerBound..<Int32(attributes.count)
  }

  /// Adds a text that stands at a place of the pool.
  mutating func text(at offset: Int, _ text: Range<Int>) {
    nodes.append(
      HTMLTree.Node(
        name: nil, parent: open.last ?? -1, end: Int32(nodes.count + 1),
        text: Int32(text.lowerBound)..<Int32(text.upperBound), offset: Int32(offset)))
  }

  /// Puts bytes into the pool.
  ///
  /// - Returns: Where they stand.
  mutating func store(_ bytes: some Sequence<UInt8>) -> Range<Int> {
    let start = pool.count
    pool.append(contentsOf: bytes)
    return start..<pool.count
  }

  /// Closes the innermost element.
  mutating func end() {
    guard let last = open.popLast() else { return }
    nodes[Int(last)].end = Int32(nodes.count)
    if nodes[Int(last)].name?.mayOmitEnd == false { depth -= 1 }
  }

  /// Closes the innermost element of a name and what is open in it; nothing where none is open.
  mutating func end(_ name: ElementName) {
    guard let place = open.lastIndex(where: { nodes[Int($0)].name == name }) else { return }
    while open.count > place { end() }
  }

  /// Everything, with what is open closed.
  consuming func finished() -> (
    nodes: [HTMLTree.Node], attributes: [HTMLTree.Attribute], pool: [UInt8]
  ) {
    while !open.isEmpty { end() }
    return (nodes, attributes, pool)
  }
}
