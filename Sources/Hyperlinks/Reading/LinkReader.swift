import Encodings

/// Reads what a page offers and asks for as numbers: its ids, and where its links within the site lead.
///
/// Nothing is allocated for a page but what the buffers grow by; whoever needs words reads the page once more with
/// ``DocumentLinks``. Links that leave the site are passed over.
package struct LinkReader: Sendable {
  /// Where a link leads within the site.
  package struct Target: Sendable, Hashable {
    /// As ``AddressNumber`` has it.
    package let address: UInt64
    /// The id's digest; 0 where it leads to no id.
    package let id: UInt64

    package init(address: UInt64, id: UInt64) {
      self.address = address
      self.id = id
    }
  }

  /// The digests of the page's ids, in order.
  package private(set) var ids: [UInt64] = []
  /// Where its links lead, in order.
  package private(set) var links: [Target] = []
  /// How many links it has, those that leave the site among them.
  package private(set) var linkCount = 0
  /// Whether something on it may be wrong by itself: an element without address, or one that leads nowhere.
  package private(set) var needsCloserLook = false
  private let ignoring: [[UInt8]]
  private let foldsIndex: Bool
  private let origins: SiteOrigins
  private var path = AddressPath()
  private var sound: Set<UInt64> = []

  /// - Parameters:
  ///   - ignoring: As ``DocumentLinks`` takes it.
  ///   - foldsIndex: Whether `/a/index.html` is the same address as `/a/`.
  ///   - origins: Where the site is served: absolute addresses there are links within it.
  package init(
    ignoring: [String] = [], foldsIndex: Bool = true, origins: SiteOrigins = .none
  ) {
    self.ignoring = ignoring.map { Array($0.lowercased().utf8) }
    self.foldsIndex = foldsIndex
    self.origins = origins
  }

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - bytes: Of an HTML document.
  ///   - file: Its path, `/plans/115/index.html`, without escapes.
  ///   - rewrite: Gives the address in whose place a written one stands.
  /// - Complexity: O(bytes).
  package mutating func read(
    _ bytes: [UInt8], at file: String, rewriting rewrite: ((String) -> String)? = nil
  ) {
    ids.removeAll(keepingCapacity: true)
    links.removeAll(keepingCapacity: true)
    bytes.withUnsafeBufferPointer { buffer in
      var sink = Sink(
        buffer, file: file, foldsIndex: foldsIndex, origins: origins, rewrite: rewrite)
      // The buffers pass from hand to hand, so that they are never copied.
      swap(&sink.ids, &ids)
      swap(&sink.links, &links)
      swap(&sink.path, &path)
      swap(&sink.sound, &sound)
      var read = LinkScan.read(buffer, ignoring: ignoring, into: consume sink)
      swap(&read.ids, &ids)
      swap(&read.links, &links)
      swap(&read.path, &path)
      swap(&read.sound, &sound)
      linkCount = read.linkTotal
      needsCloserLook = read.needsCloserLook
    }
  }
}

/// Takes links and ids as numbers.
private struct Sink: LinkSink {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let foldsIndex: Bool
  private let origins: SiteOrigins
  private let rewrite: ((String) -> String)?
  var ids: [UInt64] = []
  var links: [LinkReader.Target] = []
  var path = AddressPath()
  /// Digests of absolute addresses that have been looked at: pages share most of them.
  var sound: Set<UInt64> = []
  var linkTotal = 0
  var needsCloserLook = false
  /// What a link that is only a fragment leads to.
  private var address: UInt64
  /// Where relative links start from, once one is met.
  private var folder: [UInt8] = []
  /// Whether relative links lead to another site.
  private var isElsewhere = false
  private var hasBase = false

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, foldsIndex: Bool, origins: SiteOrigins,
    rewrite: ((String) -> String)?
  ) {
    self.bytes = bytes
    self.file = file
    self.foldsIndex = foldsIndex
    self.origins = origins
    self.rewrite = rewrite
    address = AddressNumber.of(file, foldsIndex: foldsIndex)
  }

  /// More different ones than pages share.
  private static let soundLimit = 4096

  var linkCount: Int { links.count }

  mutating func dropLinks(after count: Int) { links.removeLast(links.count - count) }

  mutating func lacksAddress(_ tag: Range<Int>) { needsCloserLook = true }

  mutating func id(_ value: Range<Int>) {
    ids.append(number(ofID: UnsafeBufferPointer(rebasing: bytes[value])))
  }

  mutating func base(_ value: Range<Int>) {
    let text = HTMLEscaping.unescaped(
      String(decoding: bytes[value.trimmed(in: bytes)], as: UTF8.self))
    let reference = URLReference(origins.path(of: text) ?? text)
    guard !hasBase else { return }
    hasBase = true
    isElsewhere = !reference.isRelative
    guard reference.isRelative else { return }
    var written = reference.path.isEmpty ? file : reference.path
    written.withUTF8 { path.set($0, in: folderOfFile) }
    address = path.bytes.withUnsafeBytes { AddressNumber.of($0, foldsIndex: foldsIndex) }
    folder = Array(path.bytes[...(path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
  }

  mutating func link(_ value: Range<Int>, _ attribute: MarkupAttribute, of tag: Int) {
    linkTotal += 1
    let value = UnsafeBufferPointer(rebasing: bytes[value.trimmed(in: bytes)])
    guard rewrite != nil || value.contains(UInt8(ascii: "&")) else { return take(value) }
    // An escape such as `&#x27;` holds what would pass for the beginning of a fragment.
    var text = HTMLEscaping.unescaped(String(decoding: value, as: UTF8.self))
    if let rewrite { text = rewrite(text) }
    Array(text.utf8).withUnsafeBufferPointer { take($0) }
  }

  private mutating func take(_ value: UnsafeBufferPointer<UInt8>) {
    let slash = UInt8(ascii: "/")
    guard let first = value.first else {
      needsCloserLook = true
      return
    }
    if first == slash, value.count > 1, value[1] == slash { return }
    let end = value.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? value.count
    if first != slash {
      let colon = value[..<end].firstIndex { $0 == UInt8(ascii: ":") || $0 == slash }
      if let colon, value[colon] == UInt8(ascii: ":") { return takeAbsolute(value) }
    }
    let id = fragment(value, from: end)
    if isElsewhere { return }
    add(number(ofPath: UnsafeBufferPointer(rebasing: value[..<end])), id: id)
  }

  /// Takes a link, unless another program answers for its address.
  private mutating func add(_ address: UInt64?, id: UInt64) {
    guard let address else { return }
    links.append(LinkReader.Target(address: address, id: id))
  }

  /// An address of the site, after its host.
  private mutating func takeOwn(_ value: UnsafeBufferPointer<UInt8>) {
    let end = value.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? value.count
    let id = fragment(value, from: end)
    add(
      end == 0
        ? AddressNumber.of("/") : number(ofPath: UnsafeBufferPointer(rebasing: value[..<end])),
      id: id)
  }

  /// What may be wrong with an address of mail or a telephone is seen at once, what leads elsewhere is not.
  private mutating func takeAbsolute(_ value: UnsafeBufferPointer<UInt8>) {
    if let end = origins.end(in: value) {
      return takeOwn(UnsafeBufferPointer(rebasing: value[end...]))
    }
    let first = value[0] | 0x20
    guard first == UInt8(ascii: "m") || first == UInt8(ascii: "t") || first == UInt8(ascii: "h")
    else { return }
    let number = digest(value)
    if sound.contains(number) { return }
    guard ContactLink.isSound(URLReference(String(decoding: value, as: UTF8.self))) else {
      needsCloserLook = true
      return
    }
    if sound.count < Self.soundLimit { sound.insert(number) }
  }

  /// The digest of what follows the `#`; 0 where nothing does.
  private mutating func fragment(_ value: UnsafeBufferPointer<UInt8>, from end: Int) -> UInt64 {
    guard let hash = value[end...].firstIndex(of: UInt8(ascii: "#")) else { return 0 }
    let text = Fragment.id(UnsafeBufferPointer(rebasing: value[(hash + 1)...]))
    guard !text.isEmpty else {
      if value.count == 1 { needsCloserLook = true }
      return 0
    }
    if Fragment.isTop(text) { return 0 }
    guard text.contains(UInt8(ascii: "%")) else { return digest(text) }
    var plain: [UInt8] = []
    PercentEncoding.appendDecoded(text, to: &plain)
    return plain.withUnsafeBufferPointer { digest($0) }
  }

  /// `nil` for a path of another program on the same host.
  private mutating func number(ofPath written: UnsafeBufferPointer<UInt8>) -> UInt64? {
    // A query alone leads to the page itself.
    guard let first = written.first else { return address }
    if first == UInt8(ascii: "/"), AddressPath.isPlain(written) {
      if origins.isElsewhere(written) { return nil }
      return AddressNumber.of(UnsafeRawBufferPointer(written), foldsIndex: foldsIndex)
    }
    if folder.isEmpty { folder = folderOfFile }
    path.set(written, in: folder)
    if origins.isElsewhere(path.bytes) { return nil }
    return path.bytes.withUnsafeBytes { AddressNumber.of($0, foldsIndex: foldsIndex) }
  }

  private var folderOfFile: [UInt8] {
    let bytes = Array(file.utf8)
    return Array(bytes[...(bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
  }

  /// The digest of an id as it stands in HTML.
  private func number(ofID id: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard id.contains(UInt8(ascii: "&")) else { return digest(id) }
    return Fingerprint(of: HTMLEscaping.unescaped(String(decoding: id, as: UTF8.self))).low
  }

  private func digest(_ id: UnsafeBufferPointer<UInt8>) -> UInt64 {
    Fingerprint(of: UnsafeRawBufferPointer(id)).low
  }
}
