/// Where each term of a site's pages in one language stands.
///
/// Pages are known by their places. The bytes depend on nothing but the terms of each: an index that was brought up to
/// date is that which is made anew.
struct TermIndex: Sendable {
  var pageCount: Int
  var shards: [TermShard]

  /// An index of pages that none was known of before.
  init(_ lists: [(page: Int, terms: [UInt8])], pageCount: Int) {
    let fresh = InvertedPages(lists)
    var writer = Writer(pageCount: pageCount)
    for number in fresh.order { writer.append(fresh, number) }
    self.init(pageCount: pageCount, shards: writer.shards.shards)
  }

  init(pageCount: Int, shards: [TermShard]) {
    self.pageCount = pageCount
    self.shards = shards
  }

  /// Brings an index up to date.
  ///
  /// - Parameters:
  ///   - places: Where each page of this index stands now, rising; -1 where its terms are not to be kept.
  ///   - lists: The pages that are new or have changed: their places, rising, and terms.
  ///   - pageCount: How many pages there are now.
  /// - Returns: `nil` where the index is damaged.
  /// - Complexity: O(bytes of the index) where pages came or went; where some only changed, less than 1 ms for each
  ///   megabyte.
  func updated(
    places: [Int32], with lists: [(page: Int, terms: [UInt8])], pageCount: Int
  ) -> TermIndex? {
    let fresh = InvertedPages(lists)
    let update = Update(places: places, from: self.pageCount, pageCount: pageCount)
    var writer = Writer(pageCount: pageCount)
    var rest = fresh.order[...]
    var next = rest.first.map { fresh.term($0) }
    func advance() {
      rest.removeFirst()
      next = rest.first.map { fresh.term($0) }
    }
    for shard in shards {
      var reader = TermShardReader(shard.bytes)
      while true {
        guard let isThere = reader.next() else { return nil }
        guard isThere else { break }
        while let term = next, let number = rest.first,
          term.lexicographicallyPrecedes(reader.term)
        {
          writer.append(fresh, number)
          advance()
        }
        let number = next == reader.term ? rest.first : nil
        if number != nil { advance() }
        if number == nil, update.leaves(reader) {
          writer.shards.append(reader.term, count: reader.count, postings: reader.postings)
        } else {
          guard let merged = update.merged(reader, fresh, number) else { return nil }
          writer.append(reader.term, merged)
        }
      }
    }
    for number in rest { writer.append(fresh, number) }
    return TermIndex(pageCount: pageCount, shards: writer.shards.shards)
  }
}

/// Writes terms with their postings.
private struct Writer {
  let pageCount: Int
  var shards = TermShardWriter()
  private var buffer: [UInt8] = []

  init(pageCount: Int) { self.pageCount = pageCount }

  mutating func append(_ fresh: InvertedPages, _ number: Int) {
    append(fresh.term(number), fresh.pages(of: number), fresh.marks(of: number))
  }

  mutating func append(_ term: [UInt8], _ postings: Postings) {
    guard postings.count > 0 else { return }
    append(term, postings.pages[...], postings.marks[...])
  }

  private mutating func append(
    _ term: [UInt8], _ pages: ArraySlice<Int32>, _ marks: ArraySlice<UInt8>
  ) {
    buffer.removeAll(keepingCapacity: true)
    PostingCoding.append(pages, marks, of: pageCount, to: &buffer)
    shards.append(term, count: pages.count, postings: buffer)
  }
}

/// What becomes of the postings of an earlier index.
private struct Update {
  private let places: [Int32]
  private let earlierCount: Int
  /// The pages whose terms are not kept, where all others have their places still; else `nil`.
  private let dropped: [Int32]?

  init(places: [Int32], from earlierCount: Int, pageCount: Int) {
    self.places = places
    self.earlierCount = earlierCount
    let areKept =
      earlierCount == pageCount
      && places.enumerated().allSatisfy { $1 < 0 || $1 == Int32($0) }
    dropped =
      areKept ? places.indices.filter { places[$0] < 0 }.map { Int32($0) } : nil
  }

  /// Whether a term's postings stay as they are, seen without reading their marks.
  func leaves(_ reader: TermShardReader) -> Bool {
    guard let dropped else { return false }
    if dropped.isEmpty { return true }
    let bytes = reader.postings
    if PostingCoding.isDense(reader.count, of: earlierCount) {
      return dropped.allSatisfy { bytes[bytes.startIndex + Int($0 >> 3)] >> UInt8($0 & 7) & 1 == 0 }
    }
    var index = bytes.startIndex
    var next = 0
    var looked = dropped[...]
    for _ in 0..<reader.count {
      guard let distance = LEB128.read(bytes, &index) else { return false }
      let page = next + distance
      while let first = looked.first, first < page { looked.removeFirst() }
      guard let first = looked.first else { return true }
      if Int(first) == page { return false }
      next = page + 1
    }
    return true
  }

  /// The postings as they are now; `nil` where they are damaged.
  func merged(_ reader: TermShardReader, _ fresh: InvertedPages, _ number: Int?) -> Postings? {
    guard
      let earlier = PostingCoding.read(reader.postings, count: reader.count, of: earlierCount)
    else { return nil }
    var merged = Postings()
    let pages = number.map { fresh.pages(of: $0) } ?? []
    let marks = number.map { fresh.marks(of: $0) } ?? []
    var next = pages.startIndex
    func place(_ index: Int) -> Int32 {
      let page = Int(earlier.pages[index])
      return page < places.count ? places[page] : -1
    }
    for index in 0..<earlier.count {
      let page = place(index)
      guard page >= 0 else { continue }
      while next < pages.endIndex, pages[next] < page {
        merged.pages.append(pages[next])
        merged.marks.append(marks[marks.startIndex + next - pages.startIndex])
        next += 1
      }
      merged.pages.append(page)
      merged.marks.append(earlier.marks[index])
    }
    while next < pages.endIndex {
      merged.pages.append(pages[next])
      merged.marks.append(marks[marks.startIndex + next - pages.startIndex])
      next += 1
    }
    return merged
  }
}
