import Audit
import Content
import Diagnostics
import Encodings

/// What is remembered of a unit of work: what it read, what it wrote, what it found.
struct UnitMemory: Sendable {
  /// Such as `page /plans/115` or `feed en`; the same in each build.
  var name: String
  /// Numbers of the resources it read, sorted, each once.
  var reads: [UInt64] = []
  /// The addresses that its pages lead to: the lower halves of their numbers.
  ///
  /// A unit that has not the half of a number leads to no such address; whether one that has it does, its pages
  /// tell.
  var destinations: [UInt32] = []
  /// Of a page what it gives to the index of the site, as ``SearchText`` has it; of an index what brings it up to date.
  var search: [UInt8] = []
  /// The page's summary in each language that it has, as lists show it.
  var summaries: [Summary] = []
  /// What of the page was published as data.
  var dataset: PublishedDataset?
  var outputs: [Output] = []
  var pages: [WrittenPage] = []
  /// Links of the source that must find an id, to name their place where they do not.
  var links: [LinkRecord] = []
  var diagnostics: [Diagnostic] = []
  /// What the rules had to judge on its pages.
  var judged = JudgedRules()
  var reason = Reason.first
  /// The number of the build that compiled it; see ``BuildHistory``.
  var build = 1
  /// The time that the unit's last compilation took.
  var microseconds = 0

  struct Summary: Sendable, Hashable {
    var language: Int
    var text: String
  }

  struct Output: Sendable {
    var path: OutputPath
    var byteCount: Int

    var isPage: Bool { path.string.hasSuffix(".html") }
  }

  /// Why a unit was compiled.
  enum Reason: Sendable, Hashable {
    /// No build before knew of it, or what one knew could not be used.
    case first
    /// The resource of this number has changed.
    case changed(UInt64)
  }

  /// As it is stored.
  ///
  /// - Throws: Never, but for a fault in how it is written.
  func stored() throws(BinaryReader.Damaged) -> StoredUnit {
    var writer = BinaryWriter(capacity: 1024)
    write(to: &writer)
    return try StoredUnit(writer.bytes[...])
  }

  /// The number that a name is known by.
  static func id(_ name: String) -> UInt64 { Fingerprint(of: name).low }
}

// The parts that each build looks at stand first, so that the rest need not be read.
extension UnitMemory {
  func write(to writer: inout BinaryWriter) {
    writer.write(Self.id(name))
    writer.write(outputs.count { $0.isPage })
    writer.write(outputs.count)
    writer.write(outputs.reduce(0) { $0 + $1.byteCount })
    writer.write(pages.contains { !$0.fragments.isEmpty })
    writer.write(!diagnostics.isEmpty)
    writer.write(dataset != nil)
    writer.write(links.contains { $0.isPending })
    writer.write(summaries) { writer, summary in
      writer.write(summary.language)
      writer.write(summary.text)
    }
    judged.write(to: &writer)
    writer.write(search)
    destinations.map(\.littleEndian).withUnsafeBytes { writer.write($0) }
    writer.write(reads) { $0.write($1) }

    writer.write(name)
    writer.write(outputs) { writer, output in
      writer.write(output.path.string)
      writer.write(output.byteCount)
    }
    writer.write(pages) { writer, page in
      writer.write(page.address)
      writer.write(page.ids) { $0.write($1) }
      writer.write(page.fragments) { writer, fragment in
        writer.write(fragment.address)
        writer.write(fragment.id)
      }
    }
    writer.write(links) { writer, link in
      writer.write(link.target.address)
      writer.write(link.target.fragment) { $0.write($1) }
      writer.write(link.file.string)
      writer.write(link.range)
      writer.write(link.isPending)
    }
    writer.write(diagnostics) { $0.write($1) }
    if case .changed(let id) = reason {
      writer.write(true)
      writer.write(id)
    } else {
      writer.write(false)
    }
    writer.write(build)
    writer.write(microseconds)
    writer.write(dataset) { $1.write(to: &$0) }
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    _ = try StoredUnit.Head(from: &reader)
    summaries = try reader.summaries()
    judged = try JudgedRules(from: &reader)
    search = Array(try reader.slice())
    destinations = DestinationList(bytes: try reader.slice()).numbers
    reads = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.word() }
    name = try reader.text()
    outputs = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Output(path: OutputPath(try reader.text()), byteCount: try reader.integer())
    }
    pages = try reader.array { (reader) throws(BinaryReader.Damaged) in
      WrittenPage(
        address: try reader.word(),
        ids: try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.halfWord() },
        fragments: try reader.array { (reader) throws(BinaryReader.Damaged) in
          WrittenPage.Fragment(address: try reader.word(), id: try reader.word())
        })
    }
    links = try reader.array { (reader) throws(BinaryReader.Damaged) in
      let target = LinkResolver.Target(
        address: try reader.text(), fragment: try reader.optionalText())
      var link = LinkRecord(
        target: target, file: SourcePath(try reader.text()), range: try reader.range())
      link.isPending = try reader.boolean()
      return link
    }
    diagnostics = try reader.array { (reader) throws(BinaryReader.Damaged) in
      try reader.diagnostic()
    }
    if try reader.boolean() { reason = .changed(try reader.word()) }
    build = try reader.integer()
    microseconds = try reader.integer()
    dataset = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      try PublishedDataset(from: &reader)
    }
  }
}

/// A unit as an earlier build stored it, of which only the first part is read.
///
/// A class: thousands are passed from one table to the next.
final class StoredUnit: Sendable {
  /// What stands first.
  struct Head: Sendable {
    let id: UInt64
    let pageCount: Int
    let fileCount: Int
    let byteCount: Int
    let hasFragments: Bool
    let hasDiagnostics: Bool
    let hasDataset: Bool
    let hasPendingLinks: Bool

    init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
      id = try reader.word()
      pageCount = try reader.integer()
      fileCount = try reader.integer()
      byteCount = try reader.integer()
      hasFragments = try reader.boolean()
      hasDiagnostics = try reader.boolean()
      hasDataset = try reader.boolean()
      hasPendingLinks = try reader.boolean()
    }
  }

  let bytes: ArraySlice<UInt8>
  let head: Head
  let summaries: [UnitMemory.Summary]
  let judged: JudgedRules
  let search: ArraySlice<UInt8>
  let destinations: DestinationList
  private let reads: BinaryReader
  private let readCount: Int

  init(_ bytes: ArraySlice<UInt8>) throws(BinaryReader.Damaged) {
    self.bytes = bytes
    var reader = BinaryReader(bytes)
    head = try Head(from: &reader)
    summaries = try reader.summaries()
    judged = try JudgedRules(from: &reader)
    search = try reader.slice()
    destinations = DestinationList(bytes: try reader.slice())
    readCount = try reader.count()
    reads = reader
  }

  /// Whether it read one of the resources of these numbers, and which.
  func firstRead(among changed: Set<UInt64>) -> UInt64? {
    var reader = reads
    for _ in 0..<readCount {
      guard let id = try? reader.word() else { return nil }
      if changed.contains(id) { return id }
    }
    return nil
  }

  func whole() throws(BinaryReader.Damaged) -> UnitMemory {
    var reader = BinaryReader(bytes)
    return try UnitMemory(from: &reader)
  }
}

/// The addresses that a unit's pages lead to, as they are stored.
struct DestinationList: Sendable {
  /// Four for each, least byte first.
  let bytes: ArraySlice<UInt8>

  var numbers: [UInt32] {
    bytes.withUnsafeBytes { buffer in
      (0..<buffer.count / 4).map { index in
        UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
      }
    }
  }
}

extension BinaryReader {
  fileprivate mutating func summaries() throws(Damaged) -> [UnitMemory.Summary] {
    try array { (reader) throws(Damaged) in
      UnitMemory.Summary(language: try reader.integer(), text: try reader.text())
    }
  }
}
