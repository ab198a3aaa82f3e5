/// A page's elements and texts in document order, as numbers in one array.
///
/// Comments and white space between elements are left out. A class, so that an ``Element`` is a reference and a number.
package final class HTMLTree: Sendable {
  /// An element or a text.
  struct Node: Sendable {
    /// `nil` for a text.
    var name: ElementName?
    /// -1 for the root.
    var parent: Int32
    /// The number after that of its last descendant.
    var end: Int32 = 0
    /// Of an element, its attributes' numbers.
    var attributes: Range<Int32> = 0..<0
    /// Of a text, or of an element's name that nobody knows, its bytes in the pool.
    var text: Range<Int32> = 0..<0
    /// Where it begins in the document's bytes.
    var offset: Int32
  }

  struct Attribute: Sendable {
    var name: AttributeName
    /// Its bytes in the pool, without escapes.
    var value: Range<Int32>
  }

  let nodes: [Node]
  let attributes: [Attribute]
  let pool: [UInt8]
  /// The numbers of the elements of each name.
  private let byName: NumberLists
  /// The numbers of the elements that have each attribute.
  private let byAttribute: NumberLists

  init(nodes: [Node], attributes: [Attribute], pool: [UInt8]) {
    self.nodes = nodes
    self.attributes = attributes
    self.pool = pool
    byName = NumberLists(count: ElementName.allCases.count) { add in
      for index in nodes.indices {
        if let name = nodes[index].name { add(Int(name.rawValue), Int32(index)) }
      }
    }
    byAttribute = NumberLists(count: AttributeName.allCases.count) { add in
      for index in nodes.indices {
        let own = nodes[index].attributes
        var next = own.lowerBound
        while next < own.upperBound {
          add(Int(attributes[Int(next)].name.rawValue), Int32(index))
          next += 1
        }
      }
    }
  }

  /// The elements of a name, in document order.
  ///
  /// - Complexity: O(elements of the name).
  package func elements(_ name: ElementName) -> [Element] {
    byName[Int(name.rawValue)].map { Element(self, Int($0)) }
  }

  /// The elements of several names, in document order.
  package func elements(_ names: [ElementName]) -> [Element] {
    names.flatMap { elements($0) }.sorted { $0.index < $1.index }
  }

  /// The elements that have an attribute, in document order.
  ///
  /// - Complexity: O(elements that have it).
  package func elements(with name: AttributeName) -> [Element] {
    byAttribute[Int(name.rawValue)].map { Element(self, Int($0)) }
  }

  /// The outermost element.
  package var root: Element? { nodes.isEmpty ? nil : Element(self, 0) }
}

/// An element of a page.
package struct Element: Sendable {
  package let tree: HTMLTree
  let index: Int

  init(_ tree: HTMLTree, _ index: Int) {
    self.tree = tree
    self.index = index
  }

  private var node: HTMLTree.Node { tree.nodes[index] }

  package var name: ElementName { node.name ?? .other }

  /// Where its tag begins in the document's bytes; where its parent does for one that no tag stands for.
  package var offset: Int { Int(node.offset) }

  /// The element that holds it; `nil` for the outermost.
  package var parent: Element? { node.parent < 0 ? nil : Element(tree, Int(node.parent)) }

  /// The value of an attribute, without escapes; empty for one without value, `nil` where it is not there.
  package subscript(name: AttributeName) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  package func has(_ name: AttributeName) -> Bool { bytes(name) != nil }

  /// The bytes of an attribute's value.
  package func bytes(_ name: AttributeName) -> ArraySlice<UInt8>? {
    for attribute in node.attributes where tree.attributes[Int(attribute)].name == name {
      let value = tree.attributes[Int(attribute)].value
      return tree.pool[Int(value.lowerBound)..<Int(value.upperBound)]
    }
    return nil
  }

  /// The elements directly beneath.
  package var children: [Element] {
    var children: [Element] = []
    var next = index + 1
    while next < node.end {
      if tree.nodes[next].name != nil { children.append(Element(tree, next)) }
      next = Int(tree.nodes[next].end)
    }
    return children
  }

  /// The first element directly beneath that answers to a question.
  func firstChild(where answers: (Element) -> Bool) -> Element? {
    var next = index + 1
    while next < node.end {
      if tree.nodes[next].name != nil, answers(Element(tree, next)) { return Element(tree, next) }
      next = Int(tree.nodes[next].end)
    }
    return nil
  }

  /// The elements beneath, in document order.
  package var descendants: [Element] {
    (index + 1..<Int(node.end)).lazy.filter { tree.nodes[$0].name != nil }
      .map { Element(tree, $0) }
  }

  /// Whether another one of the same page stands in it.
  package func contains(_ other: Element) -> Bool {
    other.index > index && other.index < node.end
  }

  /// The elements that hold it, innermost first.
  package var ancestors: [Element] {
    Array(sequence(first: self, next: { $0.parent }).dropFirst())
  }

  /// Its text as it stands, all descendants' together, but that of elements which nobody sees.
  package var text: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendText(to bytes: inout [UInt8]) {
    var next = index + 1
    while next < node.end {
      let node = tree.nodes[next]
      guard let name = node.name else {
        bytes += tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
        next += 1
        continue
      }
      next = name.isInert ? Int(node.end) : next + 1
    }
  }
}

extension Element: Hashable {
  package static func == (left: Element, right: Element) -> Bool {
    left.index == right.index && left.tree === right.tree
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(index) }
}
