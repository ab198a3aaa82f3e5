import Diagnostics

/// Looks for the addresses of links in a Markdown file, none of whose bytes belongs to two.
struct AddressSearch {
  /// Where addresses stand that were found, and what is to be written there.
  private(set) var taken: [Range<Int>: String] = [:]
  /// Those that stand where their links are reported.
  private var reported: Set<Range<Int>> = []
  private let source: SourceFile
  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceFile) { self.source = source }

  /// Takes the address that stands where its link is reported, after `<` or a quotation mark where one opens it.
  mutating func takeThere(_ rewrite: AddressRewrite) -> Bool {
    let start = start(of: rewrite)
    guard start < bytes.count else { return false }
    let isOpened = [UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[start])
    let range = address(of: rewrite, at: isOpened ? start + 1 : start)
    if let range { reported.insert(range) }
    return take(range, rewrite)
  }

  /// Takes the address of a link that is reported at its brackets, or that stands once in the file.
  mutating func takeElsewhere(_ rewrite: AddressRewrite) -> Bool {
    if let brackets = LinkBrackets(in: bytes, at: start(of: rewrite)) {
      // One of several may stand in a block of code, and define nothing.
      let found = brackets.addressStarts.compactMap { address(of: rewrite, at: $0) }
      guard found.count == 1 else { return false }
      return take(found[0], rewrite)
    }
    let everywhere = occurrences(of: rewrite)
    guard everywhere.count == 1, !reported.contains(everywhere[0]) else { return false }
    return take(everywhere[0], rewrite)
  }

  /// `false` where another link has it, unless the same is to be written: that of a reference serves several links.
  private mutating func take(_ range: Range<Int>?, _ rewrite: AddressRewrite) -> Bool {
    guard let range else { return false }
    if let new = taken[range] { return new == rewrite.new }
    taken[range] = rewrite.new
    return true
  }

  private func start(of rewrite: AddressRewrite) -> Int {
    source.offset(
      of: rewrite.place.range(of: rewrite.old, sources: [source.path: source]).start)
  }

  /// Where the address stands whole in the file, and is no part of a longer one.
  private func occurrences(of rewrite: AddressRewrite) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let range = address(of: rewrite, at: index)
      if let range { found.append(range) }
      index = range?.upperBound ?? index + 1
    }
    return found
  }

  // MARK: Where an address ends

  /// The address of a rewrite's link where it begins at an offset, as Markdown may write it, with its fragment.
  private func address(of rewrite: AddressRewrite, at start: Int) -> Range<Int>? {
    let pattern = Array(rewrite.old.utf8)
    guard let first = pattern.first, start < bytes.count, bytes[start] == first,
      start == 0 || !Self.isOfAddress(bytes[start - 1]),
      let end = MarkdownSpelling.end(of: pattern, in: bytes, at: start, limit: bytes.count)
    else { return nil }
    let fragment = Array((rewrite.place.fragment.map { "#\($0)" } ?? "").utf8)
    guard
      let fragmentEnd = MarkdownSpelling.end(
        of: fragment, in: bytes, at: end, limit: bytes.count),
      ends(at: fragmentEnd), !fragment.isEmpty || !hasFragment(at: end)
    else { return nil }
    return start..<end
  }

  /// Whether a fragment that says something follows; a bare `#` is none.
  private func hasFragment(at offset: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "#") else { return false }
    return !ends(at: offset + 1)
  }

  /// Whether no address goes on at an offset.
  ///
  /// What ends a sentence may follow, unless the address goes on behind it, as in `x.html`. Han may be a path;
  /// full-width punctuation ends one.
  private func ends(at offset: Int) -> Bool {
    let next = bytes[offset...].firstIndex { !Self.isSentencePunctuation($0) } ?? bytes.count
    guard next < bytes.count else { return true }
    if bytes[next] >= 0x80 {
      // U+3000 to U+303F and U+FF00 to U+FF3F in UTF-8.
      let lead = bytes[next...].prefix(2)
      return lead.elementsEqual([0xE3, 0x80]) || lead.elementsEqual([0xEF, 0xBC])
    }
    return !Self.isOfAddress(bytes[next])
  }

  private static func isSentencePunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ";"):
      true
    default: false
    }
  }

  /// Whether a byte beside an address can belong to it.
  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "%"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
      UInt8(ascii: "@"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
