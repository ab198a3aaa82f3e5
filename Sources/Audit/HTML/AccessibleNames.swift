/// A link that readers come to.
package struct PageLink: Sendable {
  package let element: Element
  /// What it is called by what stands in it, in the page's pool of link texts.
  let text: Range<Int>
  /// Of the text, to find equal ones.
  let hash: UInt64
}

/// What elements are called (Accessible Name and Description Computation 1.2, as far as it needs no styles).
struct AccessibleNames {
  let tree: HTMLTree
  let hidden: [Bool]
  let elementsByID: ElementsByID

  /// The name of an element: what it refers to, its label, its content, its title; blank where it has none.
  func name(of element: Element) -> ArraySlice<UInt8> {
    let given = explicitName(of: element)
    if !given.isBlank { return given }
    var text: [UInt8] = []
    append(contentOf: element, to: &text)
    if !text[...].isBlank { return text[...] }
    return element.bytes(.title) ?? []
  }

  /// The name that `aria-labelledby` or `aria-label` gives; blank where neither does.
  func explicitName(of element: Element) -> ArraySlice<UInt8> {
    if let references = element.bytes(.ariaLabelledby) {
      var text: [UInt8] = []
      for id in references.words {
        guard let named = elementsByID[id] else { continue }
        append(oneselfOf: named, isHidden: true, to: &text)
        text.append(0x20)
      }
      if !text[...].isBlank { return text[...] }
    }
    return element.bytes(.ariaLabel) ?? []
  }

  /// Whether it is called anything; cheaper than the name itself where there is text.
  func hasName(_ element: Element) -> Bool {
    let first = element.index + 1
    if first < tree.nodes[element.index].end, tree.nodes[first].name == nil {
      let text = tree.nodes[first].text
      if !tree.pool[Int(text.lowerBound)..<Int(text.upperBound)].isBlank { return true }
    }
    return !name(of: element).isBlank
  }

  /// Appends what is read of an element's content.
  func append(contentOf element: Element, to text: inout [UInt8]) {
    append(contentOf: element, isHidden: false, to: &text)
  }

  private func append(oneselfOf element: Element, isHidden: Bool, to text: inout [UInt8]) {
    let label = element.bytes(.ariaLabel) ?? []
    if !label.isBlank {
      text += label
    } else if let own = alternative(of: element) {
      text += own
    } else {
      append(contentOf: element, isHidden: isHidden, to: &text)
      if text[...].isBlank, let title = element.bytes(.title) { text += title }
    }
  }

  /// What takes the place of an element that has no content to read; `nil` for others.
  private func alternative(of element: Element) -> ArraySlice<UInt8>? {
    switch element.name {
    case .img, .area:
      let alt = element.bytes(.alt)
      return alt?.isBlank ?? true ? element.bytes(.title) ?? [] : alt
    case .input: return element.bytes(.value) ?? []
    case .svg:
      return element.children.first { $0.name == .title }.map { Array($0.text.utf8)[...] } ?? []
    default: return nil
    }
  }

  /// - Parameters:
  ///   - element: Whose content it is.
  ///   - isHidden: Whether what is hidden counts, as it does where it is referred to.
  ///   - text: Takes what is read.
  private func append(contentOf element: Element, isHidden: Bool, to text: inout [UInt8]) {
    var next = element.index + 1
    let end = Int(tree.nodes[element.index].end)
    while next < end {
      let node = tree.nodes[next]
      guard let name = node.name else {
        text += tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
        next += 1
        continue
      }
      // What a reader has chosen or written in a field names nothing around it.
      if name.isInert || name == .select || name == .textarea || !isHidden && hidden[next] {
        next = Int(node.end)
        continue
      }
      if node.attributes.isEmpty && name != .svg {
        next += 1
        continue
      }
      let child = Element(tree, next)
      let label = child.bytes(.ariaLabel) ?? []
      if !label.isBlank {
        text += label
        next = Int(node.end)
      } else if let own = alternative(of: child) {
        text += own
        next = Int(node.end)
      } else {
        next += 1
      }
    }
  }

  /// The links that readers come to and their texts.
  var links: (links: [PageLink], texts: [UInt8]) {
    var links: [PageLink] = []
    var texts: [UInt8] = []
    for element in tree.elements(.a) where !hidden[element.index] && element.has(.href) {
      let start = texts.count
      append(contentOf: element, to: &texts)
      let text = texts[start...].trimmed
      links.append(
        PageLink(
          element: element, text: text.startIndex..<text.endIndex, hash: text.contentHash))
    }
    return (links, texts)
  }
}
