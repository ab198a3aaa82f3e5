import Encodings
import Foundation
import Search
import Testing

/// Finds pages in the files of an index, as `search-index.js` does, but written on its own.
///
/// It reads what is published and nothing else, and looks at one thing after the other instead of being quick.
struct ReferenceReader {
  struct Hit: Equatable {
    var page: Int
    var score: Double
  }

  let manifest: JSON
  let folding: Folding
  private let files: [String: [UInt8]]
  private let terms: [String: [(page: Int, mark: Int)]]
  private let lengths: [Int]
  private let starts: [Bool]

  var pageCount: Int { manifest["pages"]?.whole ?? 0 }

  init(_ files: [String: [UInt8]]) throws {
    self.files = files
    let manifest = try JSON(parsing: try Self.unpacked("index.bin", files))
    let count = try #require(manifest["pages"]?.whole)
    let variants = Array((manifest["variants"]?.text ?? "").unicodeScalars)
    let pairs = stride(from: 0, to: variants.count - 1, by: 2).map {
      (variant: variants[$0], form: variants[$0 + 1])
    }
    let columns = try Self.unpacked("pages.bin", files)
    var terms: [String: [(page: Int, mark: Int)]] = [:]
    for name in files.keys where name.hasPrefix("terms-") {
      var shard = ByteReader(try Self.unpacked(name, files))
      var term: [UInt8] = []
      while !shard.isAtEnd {
        let (shared, own) = (shard.byte(), shard.byte())
        term = Array(term.prefix(shared)) + shard.bytes(own)
        let (many, length) = (shard.number(), shard.number())
        var postings = ByteReader(shard.bytes(length))
        terms[String(decoding: term, as: UTF8.self)] = Self.postings(&postings, many, of: count)
      }
    }
    self.manifest = manifest
    self.terms = terms
    folding = Folding(variants: pairs)
    let bits = (count + 7) / 8
    starts = (0..<count).map { Self.bit($0, of: columns) }
    lengths = columns[bits..<bits + count].map { step -> Int in
      let (high, low) = Int(step).quotientAndRemainder(dividingBy: 8)
      return high == 0 ? low : (8 + low) << (high - 1)
    }
  }

  private static func unpacked(_ name: String, _ files: [String: [UInt8]]) throws -> [UInt8] {
    let packed = try #require(files[name])
    return try #require(Deflate.unpacked(packed))
  }

  private static func bit(_ place: Int, of bytes: [UInt8]) -> Bool {
    let byte = Int(bytes[place / 8])
    return (byte >> (place % 8)) % 2 == 1
  }

  private static func postings(
    _ reader: inout ByteReader, _ many: Int, of count: Int
  ) -> [(page: Int, mark: Int)] {
    var pages: [Int] = []
    if many * 8 > count {
      let bits = reader.bytes((count + 7) / 8)
      pages = (0..<count).filter { Self.bit($0, of: bits) }
    } else {
      var next = 0
      for _ in 0..<many {
        pages.append(next + reader.number())
        next = pages[pages.count - 1] + 1
      }
    }
    let marks = reader.bytes((many + 1) / 2)
    return pages.enumerated().map { place, page in
      (page, Int(place % 2 == 0 ? marks[place / 2] & 15 : marks[place / 2] >> 4))
    }
  }

  /// The text of a page as it is shown.
  func text(_ page: Int) throws -> JSON {
    let block = starts[...page].count { $0 } - 1
    let first = starts[...page].lastIndex(of: true) ?? 0
    var reader = ByteReader(try #require(files["text-\(block).bin"]))
    let many = reader.number()
    let sizes = (0..<many).map { _ in reader.number() }
    _ = reader.bytes(sizes[..<(page - first)].reduce(0, +))
    let packed = reader.bytes(sizes[page - first])
    return try JSON(parsing: try #require(Deflate.unpacked(packed)))
  }

  /// The addresses of the pages that have every term of a query, best first.
  func addresses(_ query: String) throws -> [String] {
    try find(query).map { hit in
      let text = try text(hit.page)
      return try #require(text["u"]?.text)
    }
  }

  /// The pages that have every run of a query, or of one that means the same, best first.
  func find(_ query: String) -> [Hit] {
    var scores = scores(of: query)
    for other in synonyms(of: query) {
      for (page, score) in self.scores(of: other) {
        scores[page] = max(scores[page] ?? 0, score * 0.8)
      }
    }
    return scores.map { Hit(page: $0.key, score: $0.value) }
      .sorted { $0.score != $1.score ? $0.score > $1.score : $0.page < $1.page }
  }

  /// The query with another word of the same meaning in the place of one, four at most.
  private func synonyms(of query: String) -> [String] {
    let text = parted(query)
    var others: [String] = []
    for group in manifest["synonyms"]?.elements ?? [] {
      let words = (group.elements ?? []).compactMap(\.text)
      guard let word = words.first(where: { range(of: $0, in: text) != nil }),
        let range = range(of: word, in: text)
      else { continue }
      let before = text[..<range.lowerBound].map(\.text).joined()
      let after = text[range.upperBound...].map(\.text).joined()
      others += words.filter { $0 != word }.map { before + $0 + after }
    }
    return Array(others.prefix(4))
  }

  /// A word, a character of a script without spaces, or what stands between such.
  private struct Part {
    var text: String
    /// What is compared: a word's term, the character; `nil` of what stands between.
    var term: String?
    var isHan = false
  }

  private func parted(_ text: String) -> [Part] {
    var parts: [Part] = []
    var word = ""
    func end() {
      if !word.isEmpty { parts.append(Part(text: word, term: folding.terms(of: word).first)) }
      word = ""
    }
    for scalar in folding.text(text).unicodeScalars {
      let isTerm = !folding.terms(of: String(scalar)).isEmpty
      if isTerm, scalar.value < 0x2E80 {
        word.unicodeScalars.append(scalar)
        continue
      }
      end()
      parts.append(
        Part(text: String(scalar), term: isTerm ? String(scalar) : nil, isHan: isTerm))
    }
    end()
    return parts
  }

  /// The first place of a word or several in a text.
  private func range(of word: String, in text: [Part]) -> Range<Int>? {
    let terms = parted(word).compactMap(\.term)
    for start in text.indices where text[start].term != nil {
      var end = start
      var left = terms[...]
      while end < text.count, let next = left.first {
        if let term = text[end].term {
          // Characters with something between them are not one word.
          let isParted = end > start && text[end - 1].term == nil && text[end].isHan
          guard term == next, !isParted else { break }
          left.removeFirst()
        }
        end += 1
      }
      if left.isEmpty { return start..<end }
    }
    return nil
  }

  /// The score of each page that has every run of a query: of three terms or more three fifths.
  private func scores(of query: String) -> [Int: Double] {
    let runs = runs(of: query)
    guard !runs.isEmpty else { return [:] }
    var scores: [Int: Double] = [:]
    var counts: [Int: Int] = [:]
    var complete: [Int: Int] = [:]
    let average = Double(manifest["length"]?.whole ?? 1)
    for run in runs {
      var own: [Int: Int] = [:]
      for term in run {
        let postings = terms[term] ?? []
        let rarity = log(
          1 + (Double(pageCount - postings.count) + 0.5) / (Double(postings.count) + 0.5))
        for (page, mark) in postings {
          let often = Double([1, 2, 3, 5, 8, 13, 21, 34][mark & 7])
          let limit = 1.2 * (0.5 + 0.5 * Double(lengths[page]) / max(1, average))
          let main = mark < 8 ? 0 : 1.5
          scores[page, default: 0] += rarity * (often * 2.2 / (often + limit) + main)
          own[page, default: 0] += 1
        }
      }
      let need = run.count < 3 ? run.count : Int((Double(run.count) * 0.6).rounded(.up))
      for (page, count) in own {
        counts[page, default: 0] += count
        if count >= need { complete[page, default: 0] += 1 }
      }
    }
    let total = Double(runs.reduce(0) { $0 + $1.count })
    return scores.filter { complete[$0.key] == runs.count }.reduce(into: [:]) { found, hit in
      found[hit.key] = hit.value * Double(counts[hit.key] ?? 0) / total
    }
  }

  /// Whether a page has a phrase as it stands.
  func has(_ page: Int, _ phrase: String) throws -> Bool {
    let text = try text(page)
    let parts =
      [text["t"]?.text ?? ""] + (text["k"]?.elements ?? []).compactMap(\.text)
      + (text["p"]?.elements ?? []).flatMap { passage in
        (passage.elements ?? []).dropFirst().compactMap(\.text)
      }
    return parts.contains { $0.contains(phrase) }
  }

  /// The terms of each run: of characters that stand together the pairs alone.
  private func runs(of query: String) -> [[String]] {
    let all = folding.terms(of: query)
    var runs: [[String]] = []
    var last = ""
    for (place, term) in all.enumerated() {
      let width = term.unicodeScalars.count
      let isHan = term.unicodeScalars.allSatisfy { $0.value >= 0x2E80 }
      let follows = width == 1 && isHan && last.count == 2 && last.hasSuffix(term)
      let next = place + 1 < all.count ? all[place + 1] : ""
      let leads = width == 1 && isHan && next.count == 2 && next.hasPrefix(term)
      if follows { continue }
      last = term
      if leads {
        runs.append([])
      } else if width == 2, isHan {
        if runs[runs.count - 1].contains(term) { continue }
        runs[runs.count - 1].append(term)
      } else {
        runs.append([term])
      }
    }
    return runs
  }
}

/// Takes bytes and numbers of seven bits to a byte.
private struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> Int { Int(rest.removeFirst()) }

  mutating func number() -> Int {
    var (value, shift) = (0, 0)
    while true {
      let byte = byte()
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
