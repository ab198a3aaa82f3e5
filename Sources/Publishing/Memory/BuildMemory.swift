import Audit
import Content
import Diagnostics
import Encodings
import OpenData

/// What a build leaves for the next one, so that it compiles only what has changed.
///
/// A build without it gives the same bytes; it is stored beside the output that it speaks of.
struct BuildMemory: Sendable {
  /// Changes with the form of what is stored.
  static let form = 9

  /// The digest of what every page depends on: the program, the options but the day, settings,
  /// classes and templates.
  var ground: Fingerprint
  var today: CalendarDate
  var history: BuildHistory
  /// Sorted by path.
  var sources: [SourceRecord]
  var resources: ResourceTable
  var listings: ResourceTable
  var units: [StoredUnit]
  /// The number of each address that is written, sorted.
  var addresses: [UInt64]
  /// The numbers of addresses that pages lead to, or may, and that are not written.
  var missing: [UInt64]
  /// The digest of what was wrong with the sources before any was opened.
  var problems: Fingerprint
  var summary: Summary
  /// As the report had them.
  var diagnostics: [Diagnostic]

  /// What a build without any change has to say.
  struct Summary: Sendable, Equatable {
    var pageCount = 0
    var fileCount = 0
    var byteCount = 0
    var keptBack = BuildReport.KeptBack()
    var unreleasedData: [String] = []
    var judged = JudgedPages()
    /// The units of the files that findings name.
    var units: [SourcePath: String] = [:]
  }

  /// The bytes that ``EarlierBuild`` reads.
  var bytes: [UInt8] {
    var writer = BinaryWriter(capacity: 1 << 16 + sources.count * 1000)
    writer.write(Self.form)
    writer.write(ground)
    writer.write(today)
    history.write(to: &writer)
    for count in [summary.pageCount, summary.fileCount, summary.byteCount] { writer.write(count) }
    writer.write(summary.keptBack.drafts)
    writer.write(summary.keptBack.future)
    writer.write(summary.keptBack.expired)
    writer.write(summary.unreleasedData) { $0.write($1) }
    summary.judged.write(to: &writer)
    writer.write(summary.units.sorted { $0.key < $1.key }) { writer, entry in
      writer.write(entry.key.string)
      writer.write(entry.value)
    }
    writer.write(diagnostics) { $0.write($1) }
    writer.write(sources) { writer, source in
      switch source {
      case .stored(let source): writer.write(source.bytes)
      case .read(let source):
        var part = BinaryWriter(capacity: 512)
        source.write(to: &part)
        writer.write(part.bytes)
      }
    }
    resources.write(to: &writer)
    listings.write(to: &writer)
    writer.write(units) { $0.write($1.bytes) }
    writer.write(addresses) { $0.write($1) }
    writer.write(missing) { $0.write($1) }
    writer.write(problems)
    return writer.bytes
  }
}

/// What an earlier build left, read as far as it is needed.
struct EarlierBuild: Sendable {
  let ground: Fingerprint
  let today: CalendarDate
  let history: BuildHistory
  let summary: BuildMemory.Summary
  let diagnostics: [Diagnostic]
  /// Sorted by path.
  let sources: [StoredSource]
  let resources: ResourceTable
  let listings: ResourceTable
  let units: [UInt64: StoredUnit]
  /// The number of each address that was written, sorted.
  let addresses: [UInt64]
  /// The numbers of addresses that pages led to, or may have, and that were not written.
  let missing: [UInt64]
  /// The digest of what was wrong with the sources before any was opened.
  let problems: Fingerprint

  /// - Throws: Where the bytes are of another form, or damaged; a build then begins anew.
  init(_ bytes: [UInt8]) throws(BinaryReader.Damaged) {
    var reader = BinaryReader(bytes)
    guard try reader.integer() == BuildMemory.form else { throw BinaryReader.Damaged() }
    ground = try reader.fingerprint()
    today = try reader.date()
    history = try BuildHistory(from: &reader)
    var summary = BuildMemory.Summary()
    summary.pageCount = try reader.integer()
    summary.fileCount = try reader.integer()
    summary.byteCount = try reader.integer()
    summary.keptBack.drafts = try reader.integer()
    summary.keptBack.future = try reader.integer()
    summary.keptBack.expired = try reader.integer()
    summary.unreleasedData = try reader.texts()
    summary.judged = try JudgedPages(from: &reader)
    for _ in 0..<(try reader.count()) {
      let path = SourcePath(try reader.text())
      summary.units[path] = try reader.text()
    }
    self.summary = summary
    diagnostics = try reader.array { (reader) throws(BinaryReader.Damaged) in
      try reader.diagnostic()
    }
    sources = try reader.array { (reader) throws(BinaryReader.Damaged) in
      try StoredSource(try reader.slice())
    }
    resources = try ResourceTable(from: &reader)
    listings = try ResourceTable(from: &reader)
    let count = try reader.count()
    var units: [UInt64: StoredUnit] = Dictionary(minimumCapacity: count)
    for _ in 0..<count {
      let unit = try StoredUnit(try reader.slice())
      units[unit.head.id] = unit
    }
    self.units = units
    addresses = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.word() }
    missing = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.word() }
    problems = try reader.fingerprint()
  }
}

extension SourceTree {
  /// Changes with what is wrong with the sources before any is opened.
  var problems: Fingerprint {
    var writer = BinaryWriter()
    writer.write(diagnostics) { $0.write($1) }
    return Fingerprint(of: writer.bytes)
  }
}
