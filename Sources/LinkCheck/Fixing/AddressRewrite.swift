package import Diagnostics
import Encodings

/// An address in a source file to be written anew.
package struct AddressRewrite: Sendable, Hashable {
  package var place: LinkPlace
  /// The address as it is written, without its fragment.
  package var old: String
  package var new: String

  package init(place: LinkPlace, old: String, new: String) {
    self.place = place
    self.old = old
    self.new = new
  }
}

/// What became of the rewrites of one file.
package struct RewrittenFile: Sendable, Hashable {
  package let path: SourcePath
  package let old: [UInt8]
  /// The same bytes but for the addresses.
  package let new: [UInt8]
  package let applied: [AddressRewrite]
  /// Those whose address does not stand, or stands more than once, where it should: to be changed by hand.
  package let missed: [AddressRewrite]
}

extension AddressRewrite {
  /// Writes addresses anew in a Markdown file, its front matter included, and touches no other byte.
  ///
  /// Each is looked for on the line that its link begins on, from its column on, and then in the lines that follow up
  /// to an empty one: an address may stand on the next line of its paragraph. One that does not stand there is a
  /// reference's, whose definition may be anywhere: then it must stand once in the whole file.
  package static func apply(_ rewrites: [AddressRewrite], to source: SourceFile) -> RewrittenFile {
    var search = AddressSearch(source)
    var applied: [AddressRewrite] = []
    var missed: [AddressRewrite] = []
    var edits: [(range: Range<Int>, text: [UInt8])] = []
    for rewrite in rewrites.sorted(by: { $0.place < $1.place }) {
      switch search.find(rewrite) {
      case .found(let range):
        edits.append((range, Array(rewrite.new.utf8)))
        applied.append(rewrite)
      case .known: applied.append(rewrite)
      case .missing: missed.append(rewrite)
      }
    }
    var new = source.bytes
    for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      new.replaceSubrange(edit.range, with: edit.text)
    }
    return RewrittenFile(
      path: source.path, old: source.bytes, new: new, applied: applied, missed: missed)
  }
}

/// Looks for addresses in a file, none of whose bytes belongs to two.
private struct AddressSearch {
  enum Result {
    case found(Range<Int>)
    /// Another link of the same address stands here too, as those of one reference do.
    case known
    case missing
  }

  private let source: SourceFile
  private var taken: [Range<Int>: String] = [:]

  init(_ source: SourceFile) { self.source = source }

  mutating func find(_ rewrite: AddressRewrite) -> Result {
    let pattern = Array(rewrite.old.utf8)
    guard !pattern.isEmpty else { return .missing }
    let start = source.offset(
      of: rewrite.place.range(of: rewrite.old, sources: [source.path: source]).start)
    if let range = occurrences(of: pattern, in: start..<paragraphEnd(after: start))
      .first(where: { taken[$0] == nil })
    {
      taken[range] = rewrite.new
      return .found(range)
    }
    let everywhere = occurrences(of: pattern, in: 0..<source.bytes.count)
    guard everywhere.count == 1, let range = everywhere.first else { return .missing }
    if let new = taken[range] { return new == rewrite.new ? .known : .missing }
    taken[range] = rewrite.new
    return .found(range)
  }

  /// The end of the last line before an empty one.
  private func paragraphEnd(after start: Int) -> Int {
    var line = source.position(at: start).line + 1
    while line <= source.lineCount,
      source.bytes[source.lineRange(line)].contains(where: { $0 != 0x20 && $0 != 0x09 })
    {
      line += 1
    }
    return source.lineRange(line - 1).upperBound
  }

  /// Where an address stands whole, as Markdown may write it, and is no part of a longer one.
  private func occurrences(of pattern: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    let bytes = source.bytes
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index + pattern.count <= range.upperBound {
      if bytes[index] == pattern[0],
        let end = MarkdownSpelling.end(of: pattern, in: bytes, at: index, limit: range.upperBound),
        index == 0 || !Self.isOfAddress(bytes[index - 1]), ends(at: end)
      {
        found.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  /// Whether no address goes on at an offset.
  ///
  /// A fragment may follow, and so may what ends a sentence, unless the address goes on behind it, as in `x.html`.
  /// Han may be a path; full-width punctuation ends one.
  private func ends(at offset: Int) -> Bool {
    let bytes = source.bytes
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
