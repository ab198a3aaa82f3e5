import Diagnostics
import Encodings

/// The rows of a CSV file one after the other, with their places and what is wrong with them.
///
/// `Failure` is what reading bytes may throw: `Never` where they are in memory.
struct CSVRecords<Failure: Error> {
  /// The most bytes of a row, quotes and commas included.
  static var rowByteLimit: Int { 16 << 20 }

  /// The column names, or `1`, `2`, … without a header row; empty where there is no table.
  private(set) var header: [String] = []
  /// Where each column's name stands, or the first row's cells.
  private(set) var headerPlaces: [SourceRange] = []

  private let file: SourcePath
  /// The place of a range of offsets, where the bytes are a part of a file; else lines are counted.
  private let place: ((Range<Int>) -> SourceRange)?
  private var window: CSVWindow<Failure>
  private var scanner = CSVScanner()
  /// Where the record that was read last begins, and where the next one is looked for.
  private var start = 0
  private var next = 0
  private var isAtEnd = false
  /// The first row of a table without header, until it is asked for.
  private var pending: Record?

  // Told one after the other: what spoils cells, then rows, then the header.
  private var syntaxProblems: DiagnosticList
  private var rowProblems: DiagnosticList
  private var headerProblems: DiagnosticList

  /// Reads the first row; `limit` is how many problems of one code are told.
  init(
    _ window: CSVWindow<Failure>, file: SourcePath, hasHeader: Bool, limit: Int,
    place: ((Range<Int>) -> SourceRange)? = nil
  ) throws(Failure) {
    self.window = window
    self.file = file
    self.place = place
    syntaxProblems = DiagnosticList(limit: limit)
    rowProblems = DiagnosticList(limit: limit)
    headerProblems = DiagnosticList(limit: limit)
    try readHeader(hasHeader: hasHeader)
  }

  /// What is wrong with the rows read so far.
  var diagnostics: [Diagnostic] {
    syntaxProblems.diagnostics + rowProblems.diagnostics + headerProblems.diagnostics
  }

  /// Reads the next row that is as wide as the first; rows that are not are told and passed over.
  mutating func next(into record: inout Record) throws(Failure) -> Bool {
    if let first = pending {
      record = first
      pending = nil
      return true
    }
    while try scan(into: &record) {
      if record.count == header.count { return true }
      tellWidth(record.count)
    }
    return false
  }

  /// The place of a cell of the row that was read last, quotes included.
  func range(ofCell column: Int) -> SourceRange {
    let start = column == 0 ? start : scanner.ends[column - 1] + 1
    return range(start..<scanner.ends[column])
  }

  /// The offset in the file at which the row that was read last begins.
  var recordOffset: Int { window.base + start }

  private mutating func readHeader(hasHeader: Bool) throws(Failure) {
    try window.advance(to: 0)
    if window.storage.prefix(window.end).starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    var first = Record()
    guard try scan(into: &first) else {
      if syntaxProblems.isEmpty, rowProblems.isEmpty {
        syntaxProblems.append(
          Diagnostic(
            .csvSyntax, "The table is empty", file: file, range: place?(0..<0) ?? .start,
            help: "Write the column names in the first line and a row in each line after it."))
      }
      return
    }
    headerPlaces = (0..<first.count).map { range(ofCell: $0) }
    if hasHeader {
      header = (0..<first.count).map { first.text($0) }
      tellHeader()
    } else {
      header = (1...first.count).map(String.init)
      pending = first
    }
  }

  /// Reads the next row, however wide it is.
  private mutating func scan(into record: inout Record) throws(Failure) -> Bool {
    guard !isAtEnd else { return false }
    start = next
    while true {
      if let invalid = window.firstInvalidByte() { return stop(tellEncoding(invalid)) }
      skipLineBreaks()
      guard start < window.end || !window.isFinal else { return stop() }
      let outcome = window.storage.withUnsafeBufferPointer {
        scanner.scan(
          UnsafeBufferPointer(rebasing: $0[..<window.end]), from: start, isFinal: window.isFinal,
          into: &record)
      }
      switch outcome {
      case .record(let end) where end - start <= Self.rowByteLimit:
        next = end
        for slip in scanner.slips { tell(slip) }
        return true
      case .needsMore where window.end - start <= Self.rowByteLimit:
        try window.advance(to: start)
        start = 0
      case .record, .needsMore:
        return stop(tellTooLong(start, "The row is longer than 16 MB"))
      case .tooManyColumns: return stop(tellTooManyColumns())
      case .cellTooLong(let cell, isQuoted: true):
        return stop(tellUnclosed(cell))
      case .cellTooLong(let cell, isQuoted: false):
        return stop(tellTooLong(cell, "The cell is longer than 1 MB"))
      }
    }
  }

  private mutating func skipLineBreaks() {
    while start < window.end,
      window.storage[start] == UInt8(ascii: "\n") || window.storage[start] == UInt8(ascii: "\r")
    {
      start += 1
    }
  }

  /// Ends the table: at its end, or where nothing after it could be made sense of.
  private mutating func stop(_ told: Void = ()) -> Bool {
    isAtEnd = true
    return false
  }

  /// The place of a range of indices of the window.
  private func range(_ indices: Range<Int>) -> SourceRange {
    if let place {
      return place((window.base + indices.lowerBound)..<(window.base + indices.upperBound))
    }
    return SourceRange(
      window.position(at: indices.lowerBound), window.position(at: indices.upperBound))
  }
}

// MARK: What is wrong

extension CSVRecords {
  private mutating func tell(_ slip: CSVScanner.Slip) {
    syntaxProblems.append(
      Diagnostic(
        .csvSyntax, slip.message, file: file,
        range: range(slip.index..<min(window.end, slip.index + 1)),
        help: "Write a quote inside a quoted field twice: \"he said \"\"yes\"\"\"."))
  }

  private mutating func tellEncoding(_ index: Int) {
    // Nothing else about text in another encoding is worth telling.
    syntaxProblems = DiagnosticList(limit: syntaxProblems.limit)
    rowProblems = syntaxProblems
    headerProblems = syntaxProblems
    let place = range(index..<(index + 1))
    let (message, help) = encodingProblem()
    syntaxProblems.append(
      Diagnostic(.invalidUTF8, message, file: file, range: place, help: help))
  }

  private func encodingProblem() -> (message: String, help: String) {
    let bytes = window.storage[..<window.end]
    if UTF8Validation.isMarkedUTF16(bytes) {
      let command = Big5.conversionCommand(for: file, from: "UTF-16")
      return ("The table is UTF-16, not UTF-8", "Convert it: \(command)")
    }
    if Big5.isLikely(bytes, isWhole: window.isFinal) {
      let command = Big5.conversionCommand(for: file, from: "BIG5-HKSCS")
      return ("The table is Big5, not UTF-8", "Convert it: \(command)")
    }
    return (
      "The table is no UTF-8",
      "Save the file as UTF-8; Big5 must be converted, for example with iconv."
    )
  }

  private mutating func tellUnclosed(_ cell: Int) {
    syntaxProblems.append(
      Diagnostic(
        .csvSyntax, "A quoted field is not closed within 1 MB", file: file,
        range: range(cell..<(cell + 1)),
        help: "Write a quote inside a quoted field twice: \"he said \"\"yes\"\"\"."))
  }

  private mutating func tellTooLong(_ index: Int, _ message: String) {
    syntaxProblems.append(
      Diagnostic(
        .cellTooLong, message, file: file, range: range(index..<index),
        help: "Offer texts of this length as files, and their addresses in the table."))
  }

  private mutating func tellTooManyColumns() {
    rowProblems.append(
      Diagnostic(
        .csvColumns, "The row has more than \(CSVScanner.columnLimit) columns", file: file,
        range: range(start..<start),
        help: "Write what repeats as rows: one row for each value, with a column that says which."))
  }

  private mutating func tellWidth(_ count: Int) {
    let all = { [self] in
      SourceRange(range(ofCell: 0).start, range(ofCell: count - 1).end)
    }
    guard rowProblems.hasRoom(for: .csvColumns) else {
      return rowProblems.count(.csvColumns, file: file, range: all)
    }
    window.countLines(to: start)
    rowProblems.append(
      Diagnostic(
        .csvColumns, "The row has \(count) of \(header.count) columns", file: file, range: all(),
        help: "Put fields that contain a comma in double quotes.",
        notes: [Note("The first row has \(header.count)", file: file, range: headerPlaces[0])]))
  }

  private mutating func tellHeader() {
    var seen: [String: Int] = [:]
    for (index, name) in header.enumerated() {
      let place = headerPlaces[index]
      if name.allSatisfy(\.isWhitespace) {
        headerProblems.append(
          Diagnostic(.csvColumns, "Column \(index + 1) has no name", file: file, range: place))
      } else if let first = seen[name] {
        headerProblems.append(
          Diagnostic(
            .csvColumns, "Column name '\(name)' stands twice", file: file, range: place,
            notes: [Note("It stands first here", file: file, range: headerPlaces[first])]))
      } else {
        seen[name] = index
      }
    }
  }
}
