package import Diagnostics

/// Looks for personal data in what is about to be published, and tells each place without the value.
///
///     var check = PrivacyCheck(file: path, schema: schema, digest: digest) { finding in
///       exceptions.contains { $0.matches(…) }
///     }
///     while try records.next(into: &record) { check.check(record) { column in place(row, column) } }
///     diagnostics += check.finish()
///
/// It reads what is published: where columns are de-identified, the records and the schema that come of it. What an
/// agency's pages ordinarily hold, ``PersonalDataKind/Weight/notice``, isn't told.
///
/// - Complexity: O(*n*) in the bytes; what is told doesn't grow beyond ``limit`` places of each code.
package struct PrivacyCheck {
  /// How many places of one code are told; the rest are counted.
  package static let limit = 20

  /// What was found, as exceptions know it.
  package struct Value: Sendable, Hashable {
    package var kind: PersonalDataKind
    /// As ``PersonalDataKind/normalized(_:)`` writes it.
    package var normalized: [UInt8]
    /// Of `normalized`, 64 hexadecimal digits, lower case.
    package var sha256: String

    package init(kind: PersonalDataKind, normalized: [UInt8], sha256: String) {
      self.kind = kind
      self.normalized = normalized
      self.sha256 = sha256
    }
  }

  let file: SourcePath
  private let columns: [Column]
  private let digest: ([UInt8]) -> String
  private let isExcepted: (Value) -> Bool
  private var scanner = PersonalDataScanner()
  private var diagnostics: [Diagnostic] = []
  /// The place of the first finding beyond the limit, and how many there are.
  private var rest: [DiagnosticCode: (range: SourceRange, count: Int)] = [:]
  private var told: [DiagnosticCode: Int] = [:]

  private struct Column {
    var name: String
    var context: PersonalDataContext
  }

  /// - Parameters:
  ///   - file: Where the data are written down.
  ///   - schema: The columns of the records; none for text.
  ///   - digest: SHA-256 of some bytes, 64 hexadecimal digits, lower case.
  ///   - isExcepted: Whether a reviewed exception holds for a value.
  package init(
    file: SourcePath, schema: TableSchema? = nil, digest: @escaping ([UInt8]) -> String,
    isExcepted: @escaping (Value) -> Bool
  ) {
    self.file = file
    self.digest = digest
    self.isExcepted = isExcepted
    var columns = (schema?.fields ?? []).map { field in
      var context = PersonalDataContext(label: field.name)
      for title in field.title?.all ?? [] { context.formUnion(PersonalDataContext(label: title)) }
      return Column(name: field.name, context: context)
    }
    // A column of names makes every address of its rows a person's.
    if columns.contains(where: { $0.context.contains(.person) }) {
      for index in columns.indices { columns[index].context.insert(.person) }
    }
    self.columns = columns
  }

  /// Looks at each cell of a record of the schema's columns.
  ///
  /// - Parameters:
  ///   - record: A row, as it is published.
  ///   - place: Where the cell of a column is written down.
  package mutating func check(_ record: Record, place: (_ column: Int) -> SourceRange) {
    var findings: [(column: Int, finding: PersonalDataFinding)] = []
    record.withCells { cells in
      for column in 0..<min(cells.count, columns.count) {
        let cell = cells[column]
        // No value is shorter than a plate.
        guard cell.count >= 5 else { continue }
        scanner.scan(cell, context: columns[column].context) { findings.append((column, $0)) }
      }
    }
    for (column, finding) in findings {
      report(
        finding,
        value: Array(record[column].dropFirst(finding.range.lowerBound))[..<finding.range.count],
        column: columns[column].name, place: { place(column) })
    }
  }

  /// Looks at text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, as it is published.
  ///   - place: Where a range of the bytes is written down.
  package mutating func check(text bytes: [UInt8], place: (Range<Int>) -> SourceRange) {
    var findings: [PersonalDataFinding] = []
    bytes.withUnsafeBufferPointer { text in scanner.scan(text) { findings.append($0) } }
    for finding in findings {
      report(finding, value: bytes[finding.range], column: nil, place: { place(finding.range) })
    }
  }

  /// Everything found.
  package consuming func finish() -> [Diagnostic] {
    for (code, rest) in rest.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let values = rest.count == 1 ? "1 more value" : "\(rest.count) more values"
      diagnostics.append(
        Diagnostic(
          code, "\(values) of persons from here on", file: file, range: rest.range,
          help: "The first \(Self.limit) are told one by one."))
    }
    return diagnostics
  }

  private mutating func report(
    _ finding: PersonalDataFinding, value: ArraySlice<UInt8>, column: String?,
    place: () -> SourceRange
  ) {
    let kind = finding.kind
    guard let code = kind.code else { return }
    let normalized = kind.normalized(Array(value))
    let found = Value(kind: kind, normalized: normalized, sha256: digest(normalized))
    guard !isExcepted(found) else { return }
    told[code, default: 0] += 1
    guard told[code, default: 0] <= Self.limit else {
      rest[code, default: (place(), 0)].count += 1
      return
    }
    let masked = kind.masked(normalized)
    let whereabouts = column.map { " in column '\($0)'" } ?? ""
    let verdict =
      kind.weight == .error ? "must not be published" : "may tell who somebody is"
    let message = "\(kind.title) \(masked)\(whereabouts) \(verdict)"
    diagnostics.append(
      Diagnostic(
        code, message, file: file, range: place(), help: help(found, isColumn: column != nil)))
  }

  private func help(_ value: Value, isColumn: Bool) -> String {
    "Take it out"
      + (isColumn ? ", declare 'mask' for the column in 'fields:'" : "")
      + ", or add a reviewed exception to content/privacy.yml: "
      + "{ path: \(file), kind: \(value.kind.rawValue), value_sha256: \(value.sha256), "
      + "reason: …, reviewer: … }."
  }
}
