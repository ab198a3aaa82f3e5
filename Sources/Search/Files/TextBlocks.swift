import Encodings

/// The texts of pages, some neighbours to a file.
///
/// Which pages lie together is told by their keys alone, so that a text that grows moves no other.
struct TextBlocks {
  struct Block {
    var pages: Range<Int>
    var digest: UInt64
    var byteCount: Int
  }

  /// Three pages to a file on average, eight at most.
  private static let meanCount: UInt64 = 3
  private static let mostCount = 8

  private(set) var blocks: [Block] = []

  init(_ entries: [SearchEntry]) {
    var start = 0
    for place in entries.indices {
      let next = place + 1
      let isWhole =
        next == entries.count || next - start == Self.mostCount
        || entries[next].key % Self.meanCount == 0
      guard isWhole else { continue }
      blocks.append(Self.block(start..<next, entries))
      start = next
    }
  }

  private static func block(_ pages: Range<Int>, _ entries: [SearchEntry]) -> Block {
    var digester = Digester()
    var byteCount = 0
    for page in pages {
      let text = entries[page].record.text
      text.withUnsafeBytes { digester.add($0) }
      byteCount += text.count
    }
    return Block(
      pages: pages, digest: digester.fingerprint.low,
      byteCount: byteCount + head(of: pages, entries).count)
  }

  /// The number of texts and the size of each.
  private static func head(of pages: Range<Int>, _ entries: [SearchEntry]) -> [UInt8] {
    var head: [UInt8] = []
    LEB128.append(pages.count, to: &head)
    for page in pages { LEB128.append(entries[page].record.text.count, to: &head) }
    return head
  }

  /// The file of a block: how many texts it has, the size of each, and these.
  func bytes(of block: Block, _ entries: [SearchEntry]) -> [UInt8] {
    var bytes = Self.head(of: block.pages, entries)
    bytes.reserveCapacity(block.byteCount)
    for page in block.pages { bytes += entries[page].record.text }
    return bytes
  }
}
