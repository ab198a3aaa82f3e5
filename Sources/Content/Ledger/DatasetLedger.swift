package import Diagnostics
package import OpenData

/// What was released of the site's data, as `content/ledger/datasets.yml` remembers it.
///
/// The file is a list with an entry for each dataset, which begins at a line's start with `- name:`. It is divided
/// at these lines when it is read, and an entry is decoded when it is asked for: a site may have ten thousand.
package struct DatasetLedger: Sendable {
  /// A dataset and its releases.
  package struct Entry: Sendable, Hashable {
    package var name: String
    /// Oldest first; at least one.
    package var versions: [DatasetVersion]
    /// What the last version held.
    package var content: ContentSummary
    /// Why it is no longer offered, where the last version says so.
    ///
    /// The successor is an absolute address.
    package var withdrawal: Withdrawal?

    package init(name: String, versions: [DatasetVersion], content: ContentSummary) {
      self.name = name
      self.versions = versions
      self.content = content
    }
  }

  /// Some lines of the file that hold one entry.
  struct Part: Sendable {
    /// Empty where it does not begin with one.
    var name: String
    /// Whole lines.
    var bytes: Range<Int>
    /// The number of the first of them.
    var line: Int
  }

  package static let path: SourcePath = "content/ledger/datasets.yml"

  let bytes: [UInt8]
  /// In the order of the file.
  private(set) var parts: [Part] = []
  /// Places in `parts`; of two entries of one name the first.
  private(set) var partByName: [String: Int] = [:]
  /// Where the first entry begins.
  private(set) var headEnd: Int

  /// An empty ledger, as that of a site which has released nothing.
  package init() { self.init([]) }

  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    headEnd = bytes.count
    for (range, line) in Self.divided(bytes) {
      if parts.isEmpty { headEnd = range.lowerBound }
      let name = Self.name(in: bytes[range]) ?? ""
      if !name.isEmpty, partByName[name] == nil { partByName[name] = parts.count }
      parts.append(Part(name: name, bytes: range, line: line))
    }
  }

  /// The datasets that have an entry, sorted by their bytes.
  package var names: [String] {
    partByName.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Where a dataset's entry stands; `nil` where it has none.
  package func range(of name: String) -> SourceRange? {
    partByName[name].map { index in
      SourceRange(line: parts[index].line, column: Self.nameColumn, length: name.utf8.count)
    }
  }

  /// The bytes of a dataset's entry, by which it is known whether it has changed.
  package func bytes(of name: String) -> ArraySlice<UInt8>? {
    partByName[name].map { bytes[parts[$0].bytes] }
  }

  /// A dataset's entry; `nil` where it has none, or where something in it is wrong.
  ///
  /// - Complexity: O(bytes of the entry).
  package subscript(name: String) -> Entry? {
    partByName[name].flatMap { decode(parts[$0]).entry }
  }
}

// How the file is divided.
extension DatasetLedger {
  /// What each entry begins with.
  private static let opening = Array("- name: ".utf8)
  private static let nameColumn = 9

  /// The lines that belong to each element of the list, and the number of their first.
  private static func divided(_ bytes: [UInt8]) -> [(range: Range<Int>, line: Int)] {
    var parts: [(range: Range<Int>, line: Int)] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      if bytes[start] == UInt8(ascii: "-") {
        parts.append((start..<end, line))
      } else if let last = parts.indices.last {
        parts[last].range = parts[last].range.lowerBound..<end
      }
      start = end
      line += 1
    }
    return parts
  }

  /// The name that an entry begins with; `nil` where it is not written as the command writes it.
  ///
  /// Names have no character that would need quotes.
  private static func name(in entry: ArraySlice<UInt8>) -> String? {
    guard entry.starts(with: opening) else { return nil }
    var name = entry.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "\n") }
    while let last = name.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\r") {
      name.removeLast()
    }
    if name.count > 2, name.first == UInt8(ascii: "\""), name.last == UInt8(ascii: "\"") {
      name = name.dropFirst().dropLast()
    }
    guard !name.isEmpty, !name.contains(where: { "\"'\\#:".utf8.contains($0) }) else { return nil }
    return String(validating: name, as: UTF8.self)
  }
}
