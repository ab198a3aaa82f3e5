package import Encodings

/// What a page gives to the index.
package struct AnalyzedPage: Sendable {
  /// The terms in their order, each with its ``TermMark``; see ``TermListWriter``.
  package var terms: [UInt8]
  /// What a page keeps for later builds.
  package var record: PageRecord

  /// Reads the page's terms and packs its text.
  ///
  /// The same page gives the same bytes.
  ///
  /// - Complexity: O(*n*) in the text, some 20 ns for each byte.
  package init(_ page: SearchPage, folding: Folding) {
    var reader = PageTermReader(folding: folding)
    reader.read(page.title, weight: 3, isMain: true)
    for keyword in page.keywords { reader.read(keyword, weight: 3, isMain: true) }
    for tag in page.tags { reader.read(tag, weight: 1, isMain: false) }
    for passage in page.passages {
      reader.read(passage.heading, weight: 3, isMain: false)
      reader.read(passage.text, weight: 1, isMain: false)
    }
    terms = reader.list()
    record = PageRecord(length: reader.length, text: Deflate.packed(Self.text(of: page))[...])
  }

  /// The page's text as the search page shows it, and its keywords, in which it looks for phrases:
  /// `{"t":TITLE,"u":ADDRESS,"d":[DAY,WORDS],"k":[KEYWORD,…],"p":[[ID,HEADING,TEXT],…]}`.
  ///
  /// Tags are not in it, since ``SearchFacets`` has their words.
  private static func text(of page: SearchPage) -> [UInt8] {
    var writer = JSONWriter(pretty: false, inHTML: false)
    writer.object { object in
      object.member("t") { $0.string(page.title) }
      object.member("u") { $0.string(page.address) }
      if let date = page.date {
        object.member("d") { writer in
          writer.array { array in
            array.string(date.iso)
            array.string(date.text)
          }
        }
      }
      if !page.keywords.isEmpty {
        object.member("k") { writer in
          writer.array { array in
            for keyword in page.keywords { array.string(keyword) }
          }
        }
      }
      object.member("p") { writer in
        writer.array { array in
          for passage in page.passages {
            array.array { array in
              array.string(passage.anchor)
              array.string(passage.heading)
              array.string(passage.text)
            }
          }
        }
      }
    }
    return writer.output
  }
}

/// What is remembered of a page that is in the index.
package struct PageRecord: Sendable, Hashable {
  /// How many words, or pairs of characters, the page has.
  package var length: Int
  /// Its text, deflated.
  package var text: ArraySlice<UInt8>

  package init(length: Int, text: ArraySlice<UInt8>) {
    self.length = length
    self.text = text
  }

  package init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    length = try reader.integer()
    text = try reader.slice()
  }

  package func write(to writer: inout BinaryWriter) {
    writer.write(length)
    writer.write(text)
  }
}

/// Counts the terms of a page.
private struct PageTermReader {
  private var tokenizer: Tokenizer
  private var table = TermTable()
  private var weights: [Int] = []
  private var areMain: [Bool] = []
  /// Words and pairs: single characters are told by them already.
  private(set) var length = 0

  init(folding: Folding) { tokenizer = Tokenizer(folding: folding) }

  mutating func read(_ text: String, weight: Int, isMain: Bool) {
    var text = text
    text.withUTF8 { bytes in
      tokenizer.forEachTerm(in: bytes) { term, isSingle in
        let number = table.number(of: term)
        if number == weights.count {
          weights.append(0)
          areMain.append(false)
        }
        weights[number] += weight
        if isMain { areMain[number] = true }
        if !isSingle { length += 1 }
      }
    }
  }

  func list() -> [UInt8] {
    var writer = TermListWriter()
    var term: [UInt8] = []
    for number in table.sorted() {
      term.removeAll(keepingCapacity: true)
      table.append(number, to: &term)
      writer.append(term, TermMark(weight: weights[number], isMain: areMain[number]))
    }
    return writer.bytes
  }
}
