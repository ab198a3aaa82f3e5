/// What takes the links and ids of a document as they are found.
///
/// Places are offsets of its bytes.
protocol LinkSink {
  /// An address as it is written, with escapes of HTML; `tag` is where its element's name begins.
  mutating func link(_ value: Range<Int>, _ attribute: MarkupAttribute, of tag: Int)
  mutating func id(_ value: Range<Int>)
  /// Where the document's relative links start from.
  mutating func base(_ value: Range<Int>)
  /// An `a` that is neither link nor target, or an `img` without image.
  mutating func lacksAddress(_ tag: Range<Int>)
  /// How many links were taken so far.
  var linkCount: Int { get }
  /// Drops the links taken since there were so many: their element is to be ignored.
  mutating func dropLinks(after count: Int)
}

/// Decides which attributes of which elements are links, for any ``LinkSink``.
struct LinkScan<Sink: LinkSink>: MarkupVisitor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Names of attributes by which an element and what it holds are ignored, in small letters.
  private let ignoring: [[UInt8]]
  private(set) var sink: Sink

  // Of the tag that is being read.
  private var hasAddress = false
  private var refresh: Range<Int>?
  private var isRefresh = false
  private var linksBefore = 0

  /// The element that is ignored: its name, and how many of that name are open within.
  private var ignored: (name: String, depth: Int)?

  private init(_ bytes: UnsafeBufferPointer<UInt8>, ignoring: [[UInt8]], sink: Sink) {
    self.bytes = bytes
    self.ignoring = ignoring
    self.sink = sink
  }

  /// Reads a document into a sink.
  ///
  /// - Complexity: O(bytes).
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, ignoring: [[UInt8]] = [], into sink: consuming Sink
  ) -> Sink {
    var scanner = MarkupScanner(bytes)
    var scan = LinkScan(bytes, ignoring: ignoring, sink: sink)
    scanner.scan(&scan)
    return scan.sink
  }

  mutating func attribute(_ attribute: MarkupAttribute, _ value: Range<Int>, of tag: Int) {
    switch attribute {
    case .id:
      hasAddress = true
      sink.id(value)
    case .href:
      hasAddress = true
      if TagName(bytes, at: tag).is("base") {
        sink.base(value)
      } else {
        sink.link(value, .href, of: tag)
      }
    case .name:
      if TagName(bytes, at: tag).is("a") {
        hasAddress = true
        sink.id(value)
      }
    case .src, .cite, .data, .action, .formaction, .poster, .longdesc, .background:
      hasAddress = true
      sink.link(value, attribute, of: tag)
    case .srcset, .imagesrcset:
      hasAddress = true
      SourceSet.forEachAddress(in: bytes, value) { sink.link($0, attribute, of: tag) }
    case .style:
      StyleText.forEachAddress(in: bytes, value) { sink.link($0, .style, of: tag) }
    case .content: refresh = TagName(bytes, at: tag).is("meta") ? value : nil
    case .httpEquiv:
      isRefresh = value.count == 7 && TagName(bytes, at: value.lowerBound).starts(with: "refresh")
    }
  }

  mutating func startTag(_ tag: Range<Int>) {
    if isRefresh, let refresh, let address = Refresh.address(in: bytes, refresh) {
      sink.link(address, .content, of: tag.lowerBound)
    }
    let isIgnored = !ignoring.isEmpty && dropIgnored(tag)
    if !hasAddress, !isIgnored, lacksAddress(tag.lowerBound) { sink.lacksAddress(tag) }
    hasAddress = false
    isRefresh = false
    refresh = nil
  }

  mutating func endTag(_ tag: Int) {
    guard let (name, depth) = ignored, TagName(bytes, at: tag).text == name else { return }
    ignored = depth > 0 ? (name, depth - 1) : nil
  }

  mutating func styleSheet(_ text: Range<Int>) {
    let start = text.lowerBound
    StyleText.forEachAddress(in: bytes, text) { sink.link($0, .style, of: start) }
    if ignored != nil { sink.dropLinks(after: linksBefore) }
    linksBefore = sink.linkCount
  }

  private func lacksAddress(_ tag: Int) -> Bool {
    let name = TagName(bytes, at: tag)
    return name.is("a") || name.is("img")
  }

  // MARK: What is ignored

  /// Drops the links of a tag that is ignored, by itself or by what it stands in; whether it is.
  private mutating func dropIgnored(_ tag: Range<Int>) -> Bool {
    let isIgnored = isIgnored(tag)
    if isIgnored { sink.dropLinks(after: linksBefore) }
    linksBefore = sink.linkCount
    return isIgnored
  }

  private mutating func isIgnored(_ tag: Range<Int>) -> Bool {
    let name = TagName(bytes, at: tag.lowerBound)
    if let (open, depth) = ignored {
      guard name.text == open else { return true }
      // A paragraph or a link ends where the next begins, with or without an end tag.
      if open != "p", open != "a" {
        ignored = (open, depth + 1)
        return true
      }
      ignored = nil
    }
    let attributes = TagAttributes(bytes, in: tag)
    guard ignoring.contains(where: { attributes.value(of: $0) != nil }) else { return false }
    if !Self.voidElements.contains(name.text), bytes[tag.upperBound - 1] != UInt8(ascii: "/") {
      ignored = (name.text, 0)
    }
    return true
  }

  /// Elements without content and end tag (HTML, §13.1.2).
  private static var voidElements: Set<String> {
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
      "wbr",
    ]
  }
}
