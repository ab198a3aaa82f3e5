package import Diagnostics

/// A page of HTML, written by this program or by any other, with what several rules ask of it.
package struct MarkupPage: Sendable {
  /// The file that holds it.
  package let file: SourceFile
  package let tree: HTMLTree
  /// Whether another program wrote it, so that no rule has seen what it was made from.
  package let isForeign: Bool
  /// Where readers find it; `nil` where nobody knows, or it has none of its own.
  let address: PageAddress?
  /// Of each element and text, whether no reader comes to it.
  let hidden: [Bool]
  let elementsByID: ElementsByID
  /// The links that readers come to, in document order.
  let links: [PageLink]
  /// What the links are called, one after the other.
  let linkTexts: [UInt8]
  /// What is read on it, where another program wrote it.
  package let text: MarkupText?

  /// - Parameters:
  ///   - file: The document's bytes, under the path that findings name.
  ///   - tree: What was read of them.
  ///   - isForeign: Whether another program wrote it.
  ///   - address: Where readers find it.
  /// - Complexity: O(elements and texts).
  package init(
    _ file: SourceFile, tree: HTMLTree, isForeign: Bool = true, address: PageAddress? = nil
  ) {
    self.file = file
    self.tree = tree
    self.isForeign = isForeign
    self.address = address
    hidden = tree.hiddenNodes
    elementsByID = ElementsByID(of: tree)
    let names = AccessibleNames(tree: tree, hidden: hidden, elementsByID: elementsByID)
    (links, linkTexts) = names.links
    text = isForeign ? MarkupText(of: tree, hidden: hidden, source: file) : nil
  }

  /// What names are made from.
  var names: AccessibleNames {
    AccessibleNames(tree: tree, hidden: hidden, elementsByID: elementsByID)
  }

  /// The elements of a name that are on the page, in document order: not those in `template`, `slot` or what is
  /// hidden from all readers, which Freego passes over as well.
  package func visible(_ name: ElementName) -> [Element] {
    tree.elements(name).filter { !hidden[$0.index] }
  }

  /// The elements of several names that are on the page, in document order.
  package func visible(_ names: [ElementName]) -> [Element] {
    tree.elements(names).filter { !hidden[$0.index] }
  }

  /// The elements that have an attribute and are on the page, in document order.
  package func visible(with name: AttributeName) -> [Element] {
    tree.elements(with: name).filter { !hidden[$0.index] }
  }

  /// Where an element's start tag begins.
  package func range(of element: Element) -> SourceRange {
    SourceRange(at: file.position(at: element.offset))
  }

  /// Where what is missing would stand: at the body, or at the beginning.
  var start: SourceRange { tree.elements(.body).first.map(range) ?? .start }

  /// Whether it does nothing but send its readers elsewhere.
  var isRedirect: Bool {
    tree.elements(.meta).contains {
      $0.bytes(.httpEquiv)?.isEqual(ignoringCase: "refresh") ?? false
        && $0[.content]?.lowercased().contains("url") ?? false
    }
  }

  /// Whether it is a page that people read, and no part of another one.
  var isWhole: Bool { !tree.elements(.body).isEmpty && !isRedirect }

  /// The words of the page's language: `zh` of `zh-Hant-TW`; `nil` where the page does not say.
  var primaryLanguage: String? {
    guard let tag = tree.root?.bytes(.lang), !tag.isBlank else { return nil }
    return String(decoding: tag.prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self).lowercased()
  }

  /// Where the style sheets lie that the page links, as it writes their addresses.
  package var linkedSheets: [String] {
    tree.elements(.link).compactMap { link in
      let isSheet = link.bytes(.rel)?.words.contains { $0.isEqual(ignoringCase: "stylesheet") }
      return isSheet ?? false ? link[.href] : nil
    }
  }

  /// The styles that the page states itself, in `style` elements and in attributes.
  var styleSheets: [StyleSheet] {
    var sheets = tree.elements(.style).compactMap { style in
      tree.firstText(in: style).map { StyleSheet(file, text: $0.bytes, at: $0.offset) }
    }
    let inline = visible(with: .style)
    if !inline.isEmpty { sheets.append(StyleSheet(file, attributesOf: inline)) }
    return sheets
  }
}

extension HTMLTree {
  /// Of each node, whether no reader comes to it: in `template`, `slot`, or what is hidden by attribute or style.
  fileprivate var hiddenNodes: [Bool] {
    var hidden = [Bool](repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      if node.parent >= 0, hidden[Int(node.parent)] {
        hidden[index] = true
      } else if let name = node.name {
        hidden[index] = name == .template || name == .slot || hides(node.attributes)
      }
    }
    return hidden
  }

  private func hides(_ range: Range<Int32>) -> Bool {
    for index in range {
      let attribute = attributes[Int(index)]
      let value = pool[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]
      switch attribute.name {
      case .hidden, .inert: return true
      case .ariaHidden:
        if value.isEqual(ignoringCase: "true") { return true }
      case .style:
        let style = String(decoding: value, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        if style.contains("display:none") || style.contains("visibility:hidden") { return true }
      default: continue
      }
    }
    return false
  }

  /// The first text beneath an element and where it begins.
  fileprivate func firstText(in element: Element) -> (bytes: ArraySlice<UInt8>, offset: Int)? {
    let next = element.index + 1
    guard next < nodes[element.index].end, nodes[next].name == nil else { return nil }
    let text = nodes[next].text
    return (pool[Int(text.lowerBound)..<Int(text.upperBound)], Int(nodes[next].offset))
  }
}
