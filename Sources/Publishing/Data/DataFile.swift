import Content
import Diagnostics
import Encodings
import Markup
import OpenData

/// A CSV file of the site that is read several times: from memory where it is small, else from its place.
struct DataFile: Sendable {
  let path: SourcePath
  private let source: Source

  private enum Source: Sendable {
    case bytes([UInt8])
    /// A file that was opened before with this stamp.
    case stream(SourceTree, stamp: Fingerprint)
  }

  /// - Throws: Where the file cannot be read.
  init(_ path: SourcePath, in site: Site) throws(SourceReadingError) {
    self.path = path
    let stream = try site.tree.open(path)
    source =
      stream.byteCount > site.options.streamedByteCount
      ? .stream(site.tree, stamp: stream.stamp) : .bytes(try site.tree.bytes(of: path))
  }

  /// Whether it is larger than memory should hold.
  var isStreamed: Bool {
    if case .stream = source { true } else { false }
  }

  /// The rows from the beginning.
  ///
  /// - Throws: `SourceReadingError`, also from the reader, and where the file is not the one that was opened first.
  func rows() throws -> CSVRecordReader {
    switch source {
    case .bytes(let bytes): return try CSVRecordReader(bytes, file: path)
    case .stream(let tree, let stamp):
      let stream = try tree.open(path)
      guard stream.stamp == stamp else { throw SourceReadingError.changed }
      return try CSVRecordReader(file: path) { try stream.read(into: $0) }
    }
  }

  /// The whole table, in memory.
  ///
  /// - Throws: `SourceReadingError`.
  func wholeTable() throws(SourceReadingError) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    switch source {
    case .bytes(let bytes): return CSVTable.read(SourceFile(path: path, bytes: bytes))
    case .stream(let tree, _):
      return CSVTable.read(SourceFile(path: path, bytes: try tree.bytes(of: path)))
    }
  }

  /// The first rows of a table, and whether there are more.
  ///
  /// - Throws: `SourceReadingError`.
  /// - Complexity: O(bytes of those rows).
  func firstRows(_ limit: Int) throws(SourceReadingError) -> FirstRows {
    do {
      let reader = try rows()
      var first = FirstRows()
      var rows: [[String]] = []
      var places = [reader.headerPlaces]
      var record = Record()
      while try reader.next(into: &record) {
        guard rows.count < limit else {
          first.hasMore = true
          break
        }
        rows.append((0..<record.count).map { record.text($0) })
        places.append((0..<record.count).map { reader.range(ofCell: $0) })
      }
      first.diagnostics = reader.diagnostics
      if first.diagnostics.isEmpty {
        first.table = CSVTable(header: reader.header, rows: rows, places: places, hasHeader: true)
      }
      return first
    } catch let error as SourceReadingError {
      throw error
    } catch {
      // The reader throws nothing of its own.
      throw .unreadable("\(error)")
    }
  }

  /// The beginning of a table.
  struct FirstRows {
    /// `nil` where something is wrong with it.
    var table: CSVTable?
    /// Whether rows follow.
    var hasMore = false
    var diagnostics: [Diagnostic] = []
  }
}

extension Site {
  /// Where a data file is that front matter or a fence names: in the page's own folder, else beside its source.
  ///
  /// - Returns: `nil` where there is none.
  func dataPath(_ name: String, of page: Page, reads: Reads) -> SourcePath? {
    reads.note(.file(SourcePath(page.path.directory + "/" + NormalizationFormC.normalized(name))))
    return groups[page.group].dataPath(name, beside: page.path, in: tree)
  }

  /// Says that a page names a data file that is not there.
  func missingDataFile(_ name: String, of page: Page, at range: SourceRange) -> Diagnostic {
    let names = groups[page.group].files.map(\.name)
    return Diagnostic(
      .missingFile, "'\(name)' is no file of this page" + didYouMean(name, names),
      file: page.path, range: range, help: "Put it into content/\(page.key.path)/.")
  }
}
