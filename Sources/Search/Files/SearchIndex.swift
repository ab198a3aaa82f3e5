package import Encodings

/// The index of a site in one language, as files that a browser fetches when it needs them.
///
/// | File | Holds |
/// | --- | --- |
/// | `index.bin` | what else there is, as JSON: the first term of each shard, the words of the facets, variants, synonyms |
/// | `pages.bin` | of each page its length, date and facets, column by column |
/// | `terms-NAME.bin` | a ``TermShard`` |
/// | `text-NUMBER.bin` | the texts of some neighbouring pages, each packed by itself |
///
/// All but the last kind are packed as a whole. The bytes depend on nothing but the pages and words.
package struct SearchIndex: Sendable {
  package private(set) var files: [SearchFile]
  /// What brings the index up to date in a later build.
  package private(set) var memory: [UInt8]

  /// Makes the index of pages in their order.
  ///
  /// - Parameters:
  ///   - entries: In the order in which the index numbers them; each key once. A page without terms must have been
  ///     there, with the same, when `memory` was made.
  ///   - facets: The words for what pages are chosen by.
  ///   - vocabulary: What searches look past.
  ///   - memory: What an earlier index of other pages, but the same words, has left.
  /// - Throws: `BinaryReader.Damaged` where the memory does not hold what the entries leave out.
  package init(
    _ entries: [SearchEntry], facets: SearchFacets, vocabulary: SearchVocabulary,
    memory: ArraySlice<UInt8>? = nil
  ) throws(BinaryReader.Damaged) {
    let earlier = try memory.map { slice throws(BinaryReader.Damaged) in
      try IndexMemory(slice)
    }
    let terms = try Self.terms(entries, since: earlier)
    let blocks = TextBlocks(entries)
    let pages = PageColumns.bytes(entries, blocks: blocks)
    var digester = Digester()
    for shard in terms.shards { digester.add(shard.bytes) }
    for block in blocks.blocks { digester.add(block.digest) }
    digester.add(pages)
    let manifest = SearchManifest(
      pageCount: entries.count, length: entries.reduce(0) { $0 + $1.record.length },
      version: digester.fingerprint.low, shards: terms.shards.map(\.first), facets: facets,
      vocabulary: vocabulary)

    var files = [
      SearchFile(name: "index.bin", packing: manifest.bytes),
      SearchFile(name: "pages.bin", packing: pages),
    ]
    var shardSizes: [Int] = []
    for shard in terms.shards {
      let name = "terms-\(shard.name.hexadecimal).bin"
      if let size = earlier?.size(of: shard) {
        files.append(SearchFile(name: name, byteCount: size, bytes: nil))
        shardSizes.append(size)
      } else {
        let file = SearchFile(name: name, packing: shard.bytes)
        files.append(file)
        shardSizes.append(file.byteCount)
      }
    }
    for (number, block) in blocks.blocks.enumerated() {
      let isSame = earlier.map { number < $0.blocks.count && $0.blocks[number] == block.digest }
      let bytes = isSame == true ? nil : blocks.bytes(of: block, entries)
      files.append(
        SearchFile(name: "text-\(number).bin", byteCount: block.byteCount, bytes: bytes))
    }
    self.files = files
    self.memory =
      IndexMemory(
        keys: entries.map(\.key), terms: terms, shardSizes: shardSizes,
        blocks: blocks.blocks.map(\.digest)
      ).bytes
  }

  private static func terms(
    _ entries: [SearchEntry], since earlier: IndexMemory?
  ) throws(BinaryReader.Damaged) -> TermIndex {
    let lists = entries.enumerated().compactMap { place, entry in
      entry.terms.map { (page: place, terms: $0) }
    }
    guard let earlier else {
      guard lists.count == entries.count else { throw BinaryReader.Damaged() }
      return TermIndex(lists, pageCount: entries.count)
    }
    // Pages that stand in another order than before could not be merged.
    var placeByKey: [UInt64: Int] = Dictionary(minimumCapacity: entries.count)
    for (place, entry) in entries.enumerated() { placeByKey[entry.key] = place }
    var kept = 0
    var last = -1
    var places: [Int32] = []
    places.reserveCapacity(earlier.keys.count)
    for key in earlier.keys {
      guard let place = placeByKey[key], entries[place].terms == nil else {
        places.append(-1)
        continue
      }
      guard place > last else { throw BinaryReader.Damaged() }
      places.append(Int32(place))
      last = place
      kept += 1
    }
    guard kept + lists.count == entries.count,
      let terms = earlier.terms.updated(places: places, with: lists, pageCount: entries.count)
    else { throw BinaryReader.Damaged() }
    return terms
  }
}

extension SearchFile {
  init(name: String, packing bytes: [UInt8]) {
    let packed = Deflate.packed(bytes)
    self.init(name: name, byteCount: packed.count, bytes: packed)
  }
}

extension UInt32 {
  /// Eight digits.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
