import CGumbo

extension HTMLTree {
  /// As deep as Chromium nests elements; libgumbo's time grows with the square of the depth.
  private static let depthLimit = 512

  /// Reads a document as browsers do (HTML, §13.2), whatever its bytes are.
  ///
  /// One that nests elements deeper than any browser does is read as it is written.
  ///
  /// - Complexity: O(bytes), some 30 MB a second.
  package convenience init(parsing bytes: [UInt8]) {
    let written = WrittenMarkup.read(bytes)
    self.init(written.greatestDepth > Self.depthLimit ? written : Self.parsed(bytes))
  }

  convenience init(_ builder: consuming HTMLTreeBuilder) {
    let parts = builder.finished()
    self.init(nodes: parts.nodes, attributes: parts.attributes, pool: parts.pool)
  }

  private static func parsed(_ bytes: [UInt8]) -> HTMLTreeBuilder {
    bytes.withUnsafeBytes { raw in
      var builder = HTMLTreeBuilder(byteCount: raw.count)
      let start = raw.assumingMemoryBound(to: CChar.self).baseAddress
      withExtendedLifetime(Arena()) { arena in
        var options = kGumboDefaultOptions
        options.userdata = Unmanaged.passUnretained(arena).toOpaque()
        options.allocator = { userdata, size in
          userdata.flatMap { Unmanaged<Arena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
        }
        // All of it goes with the arena: freeing a tree node by node would go as deep as the tree does.
        options.deallocator = { _, _ in }
        guard let start, let output = gumbo_parse_with_options(&options, start, raw.count) else {
          return
        }
        GumboWalk(document: start).add(output.pointee.root, to: &builder)
      }
      return builder
    }
  }
}

/// Memory that is given back as a whole.
private final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var left = 0

  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let size = (size + 15) & ~15
    if size > left {
      left = max(size, 1 << 16)
      let block = UnsafeMutableRawPointer.allocate(byteCount: left, alignment: 16)
      blocks.append(block)
      next = block
    }
    defer {
      next = next.map { $0 + size }
      left -= size
    }
    return next
  }

  deinit { blocks.forEach { $0.deallocate() } }
}

/// Walks through a tree of libgumbo's without recursion, since it is as deep as its author made it.
private struct GumboWalk {
  let document: UnsafePointer<CChar>

  func add(_ root: UnsafeMutablePointer<GumboNode>?, to builder: inout HTMLTreeBuilder) {
    guard let root else { return }
    var stack: [(node: UnsafeMutablePointer<GumboNode>, next: Int)] = []
    var parentOffset = 0
    open(root, to: &builder, &parentOffset)
    stack.append((root, 0))
    while let (node, next) = stack.last {
      let children = node.pointee.v.element.children
      guard next < Int(children.length), let data = children.data else {
        builder.end()
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      guard let child = data[next]?.assumingMemoryBound(to: GumboNode.self) else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        open(child, to: &builder, &parentOffset)
        stack.append((child, 0))
      case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA:
        let text = child.pointee.v.text
        let stored = store(text.text, in: &builder)
        builder.text(at: offset(of: text.original_text) ?? parentOffset, stored)
      default: break
      }
    }
  }

  private func open(
    _ node: UnsafeMutablePointer<GumboNode>, to builder: inout HTMLTreeBuilder,
    _ parentOffset: inout Int
  ) {
    let element = node.pointee.v.element
    var name = ElementName.other
    if element.tag == GUMBO_TAG_UNKNOWN {
      var tag = element.original_tag
      gumbo_tag_from_original_text(&tag)
      name = bytes(of: tag).withMemoryRebound(to: UInt8.self) { ElementName(NameKey($0)) }
    } else if let text = gumbo_normalized_tagname(element.tag) {
      name = letters(of: text) { ElementName(NameKey($0)) }
    }
    parentOffset = offset(of: element.original_tag) ?? parentOffset
    builder.start(name, at: parentOffset)
    let attributes = element.attributes
    for index in 0..<Int(attributes.length) {
      guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self),
        let text = attribute.pointee.name
      else { continue }
      guard let name = letters(of: text, { AttributeName(NameKey($0)) }) else { continue }
      builder.add(name, store(attribute.pointee.value, in: &builder))
    }
  }

  private func length(_ text: UnsafePointer<CChar>) -> Int {
    var count = 0
    while text[count] != 0 { count += 1 }
    return count
  }

  private func letters<Value>(
    of text: UnsafePointer<CChar>, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    UnsafeBufferPointer(start: text, count: length(text))
      .withMemoryRebound(to: UInt8.self) { body($0) }
  }

  private func store(
    _ text: UnsafePointer<CChar>?, in builder: inout HTMLTreeBuilder
  ) -> Range<Int> {
    guard let text else { return 0..<0 }
    return letters(of: text) { builder.store($0) }
  }

  private func bytes(of piece: GumboStringPiece) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: piece.data, count: Int(piece.length))
  }

  /// Where a piece of the document begins; `nil` for what the parser put in itself.
  private func offset(of piece: GumboStringPiece) -> Int? {
    guard let data = piece.data, piece.length > 0 else { return nil }
    return data - document
  }
}
