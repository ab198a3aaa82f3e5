import Encodings
import Search
import Testing

struct SearchIndexTests {
  private static let vocabulary: SearchVocabulary = {
    var vocabulary = SearchVocabulary()
    vocabulary.variants = [("臺", "台")]
    vocabulary.synonyms = [["陳情", "申訴"], ["complaint", "grievance letter"]]
    return vocabulary
  }()

  private static func index(
    _ entries: [SearchEntry], memory: [UInt8]? = nil
  ) throws -> SearchIndex {
    try SearchIndex(
      entries, facets: .sample, vocabulary: vocabulary, memory: memory.map { $0[...] })
  }

  private static func files(_ index: SearchIndex) throws -> [String: [UInt8]] {
    try Dictionary(uniqueKeysWithValues: index.files.map { ($0.name, try #require($0.bytes)) })
  }

  private static func pages(_ count: Int, seed: UInt64) -> [SearchPage] {
    var samples = SamplePages(seed: seed)
    return (0..<count).map { samples.page($0) }
  }

  private static func entries(_ pages: [SearchPage]) -> [SearchEntry] {
    pages.enumerated().map {
      SearchEntry($1, key: UInt64($0) &* 0x9E37_79B9, folding: vocabulary.folding)
    }
  }

  @Test(arguments: [1, 7, 8, 9, 300])
  func `gives back every page with its text`(count: Int) throws {
    let pages = Self.pages(count, seed: 3)
    let reader = try ReferenceReader(Self.files(Self.index(Self.entries(pages))))
    #expect(reader.pageCount == count)
    for (place, page) in pages.enumerated() {
      let text = try reader.text(place)
      #expect(text["t"]?.text == page.title)
      #expect(text["u"]?.text == page.address)
      #expect((text["k"]?.elements ?? []).compactMap(\.text) == page.keywords)
      #expect(text["p"]?.elements?.count == page.passages.count)
    }
  }

  @Test(arguments: [2, 40, 400])
  func `finds every page that has a phrase, whichever piece of text it is`(count: Int) throws {
    let pages = Self.pages(count, seed: 11)
    let reader = try ReferenceReader(Self.files(Self.index(Self.entries(pages))))
    var samples = SamplePages(seed: 5)
    for _ in 0..<150 {
      let page = pages[samples.below(pages.count)]
      let text = Array(page.passages[samples.below(page.passages.count)].text)
      let start = samples.below(text.count)
      let piece = String(text[start..<min(text.count, start + 2 + samples.below(6))])
      // A word that is cut in two is another word.
      guard piece.unicodeScalars.allSatisfy({ $0.value >= 0x2E80 }) else { continue }
      let holding = pages.indices.filter { place in
        pages[place].passages.contains { $0.text.contains(piece) }
      }
      let found = Set(reader.find(piece).map(\.page))
      #expect(found.isSuperset(of: holding), "\(piece)")
    }
  }

  @Test func `puts a page whose title has the words before one that only mentions them`() throws {
    let folding = Self.vocabulary.folding
    var pages = Self.pages(60, seed: 2)
    pages[30].title = "無人載具管理"
    pages[10].passages.append(
      SearchPage.Passage(anchor: "x", heading: "", text: "無人載具管理另有規定"))
    let entries = pages.enumerated().map {
      SearchEntry($1, key: UInt64($0), folding: folding)
    }
    let reader = try ReferenceReader(Self.files(Self.index(entries)))
    #expect(try reader.addresses("無人載具管理") == ["/pages/30/", "/pages/10/"])
  }

  @Test(arguments: ["臺灣投資", "台灣投資", "ＧＡ０", "ga0", "Naive", "SERVICES planned"])
  func `finds variants, other widths, other cases and other forms`(query: String) throws {
    let folding = Self.vocabulary.folding
    let page = SearchPage(
      title: "臺灣投資", address: "/a/", keywords: ["GA0"],
      passages: [SearchPage.Passage(anchor: "", heading: "", text: "A naïve service plan")])
    let reader = try ReferenceReader(
      Self.files(Self.index([SearchEntry(page, key: 1, folding: folding)])))
    #expect(reader.find(query).count == 1)
  }

  @Test(arguments: ["complaints", "How complaints", "申訴", "申訴案件", "COMPLAINT"])
  func `finds what means the same, in any form`(query: String) throws {
    let page = SearchPage(
      title: "How grievance letters are answered", address: "/a/", keywords: [],
      passages: [SearchPage.Passage(anchor: "", heading: "", text: "陳情案件")])
    let reader = try ReferenceReader(
      Self.files(Self.index([SearchEntry(page, key: 1, folding: Self.vocabulary.folding)])))
    #expect(reader.find(query).count == 1)
  }

  @Test(arguments: ["complaintant", "申 訴", "uncomplaint"])
  func `takes no part of a word for the word`(query: String) throws {
    let page = SearchPage(
      title: "Grievance letters", address: "/a/", keywords: [],
      passages: [SearchPage.Passage(anchor: "", heading: "", text: "陳情案件")])
    let reader = try ReferenceReader(
      Self.files(Self.index([SearchEntry(page, key: 1, folding: Self.vocabulary.folding)])))
    #expect(reader.find(query).isEmpty)
  }

  @Test func `an index without pages is one`() throws {
    let reader = try ReferenceReader(Self.files(Self.index([])))
    #expect(reader.find("公開").isEmpty)
  }

  @Test(arguments: 1...12)
  func `an index that is brought up to date is the one made anew`(seed: Int) throws {
    var samples = SamplePages(seed: UInt64(seed) &* 77)
    var pages = (0..<(20 + samples.below(300))).map { (UInt64($0 * 1000), samples.page($0)) }
    var standing: [String: [UInt8]] = [:]
    var memory: [UInt8]?
    var isNew = Set(pages.map(\.0))
    for _ in 0..<6 {
      let entries = pages.map {
        SearchEntry(
          $0.1, key: $0.0, folding: Self.vocabulary.folding, isNew: isNew.contains($0.0))
      }
      let index = try Self.index(entries, memory: memory)
      let names = Set(index.files.map(\.name))
      standing = standing.filter { names.contains($0.key) }
      for file in index.files {
        if let bytes = file.bytes { standing[file.name] = bytes }
        #expect(standing[file.name]?.count == file.byteCount, "\(file.name)")
      }
      let whole = try Self.files(
        Self.index(
          pages.map { SearchEntry($0.1, key: $0.0, folding: Self.vocabulary.folding) }))
      #expect(standing == whole)
      memory = index.memory
      isNew = []
      for _ in 0..<samples.below(4) where !pages.isEmpty {
        let place = samples.below(pages.count)
        switch samples.below(3) {
        case 0: pages.remove(at: place)
        case 1:
          let key = pages[place].0 + 1 + UInt64(samples.below(900))
          guard !pages.contains(where: { $0.0 == key }) else { continue }
          let after = pages.firstIndex { $0.0 > key } ?? pages.count
          pages.insert((key, samples.page(Int(key))), at: after)
          isNew.insert(key)
        default:
          pages[place].1 = samples.page(place)
          isNew.insert(pages[place].0)
        }
      }
    }
  }

  @Test func `a page that changes moves few files`() throws {
    var pages = Self.pages(2000, seed: 9)
    let first = try Self.index(Self.entries(pages))
    pages[700].passages[0].text += "，獨一無二的字句"
    var entries = Self.entries(pages)
    for place in entries.indices where place != 700 { entries[place].terms = nil }
    let second = try Self.index(entries, memory: first.memory)
    let changed = second.files.filter { $0.bytes != nil }
    #expect(changed.count <= 12, "\(changed.map(\.name))")
  }

  @Test func `what is damaged is refused`() throws {
    let entries = Self.entries(Self.pages(20, seed: 4))
    let memory = try Self.index(entries).memory
    var later = entries
    for place in later.indices.dropFirst() { later[place].terms = nil }
    for end in stride(from: 0, to: memory.count, by: 97) {
      #expect(throws: BinaryReader.Damaged.self) {
        try Self.index(later, memory: Array(memory[..<end]))
      }
    }
    #expect(throws: BinaryReader.Damaged.self) { try Self.index(later) }
  }
}
