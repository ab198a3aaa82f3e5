import Diagnostics

/// A file of the ledger: a list with an entry for each thing that the site remembers.
///
/// Each begins at a line's start with `- KEY:` and its name. The file is divided at these lines when it is read, and an
/// entry is decoded when it is asked for: a site may have ten thousand.
package struct LedgerFile: Sendable {
  /// Some lines of the file that hold one entry.
  struct Part: Sendable {
    /// Empty where it does not begin with one.
    var name: String
    /// Whole lines.
    var bytes: Range<Int>
    /// The number of the first of them.
    var line: Int
  }

  let bytes: [UInt8]
  /// In the order of the file.
  private(set) var parts: [Part] = []
  /// Places in `parts`; of two entries of one name the first.
  private var partByName: [String: Int] = [:]
  /// Where the first entry begins.
  private(set) var headEnd: Int
  /// What each entry begins with.
  private let opening: [UInt8]

  /// - Complexity: O(bytes).
  init(_ bytes: [UInt8], key: String) {
    self.bytes = bytes
    opening = Array("- \(key): ".utf8)
    headEnd = bytes.count
    for (range, line) in Self.divided(bytes) {
      if parts.isEmpty { headEnd = range.lowerBound }
      let name = name(in: bytes[range]) ?? ""
      if !name.isEmpty, partByName[name] == nil { partByName[name] = parts.count }
      parts.append(Part(name: name, bytes: range, line: line))
    }
  }

  /// What has an entry, sorted by its bytes.
  var names: [String] {
    partByName.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func part(of name: String) -> Part? { partByName[name].map { parts[$0] } }

  /// Where the name of an entry stands; `nil` where there is none.
  func range(of name: String) -> SourceRange? {
    part(of: name).map {
      SourceRange(line: $0.line, column: opening.count + 1, length: name.utf8.count)
    }
  }

  func bytes(of name: String) -> ArraySlice<UInt8>? { part(of: name).map { bytes[$0.bytes] } }

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
  private func name(in entry: ArraySlice<UInt8>) -> String? {
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

extension LedgerFile {
  /// The file with some entries in the place of those of the same names, or added.
  ///
  /// Entries are sorted by name; others keep their bytes, comments among them.
  ///
  /// - Parameters:
  ///   - texts: By name, whole lines.
  ///   - dropped: The names whose entries are taken out.
  ///   - head: What stands above all.
  /// - Returns: The bytes of the file.
  func recording(
    _ texts: [String: [UInt8]], dropping dropped: Set<String> = [], head: String
  ) -> [UInt8] {
    var all: [String: [UInt8]] = [:]
    for name in names where !dropped.contains(name) {
      all[name] = bytes(of: name).map(Self.closed)
    }
    all.merge(texts) { $1 }
    let names = all.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Array(head.utf8) + names.flatMap { all[$0] ?? [] }
  }

  /// Whole lines, the last one ended, without empty ones after it.
  private static func closed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = text
    while let last = text.last, [0x0A, 0x0D, 0x20].contains(last) { text.removeLast() }
    return Array(text) + [0x0A]
  }

  /// Something but comments before the first entry.
  func strayLine(of path: SourcePath) -> SourceRange? {
    let file = SourceFile(path: path, bytes: Array(bytes[..<headEnd]))
    for number in 1...file.lineCount {
      let line = file.bytes[file.lineRange(number)].drop { [0xEF, 0xBB, 0xBF, 0x20].contains($0) }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      return SourceRange(line: number, column: 1, length: 1)
    }
    return nil
  }
}
