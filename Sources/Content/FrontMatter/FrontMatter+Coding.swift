package import Diagnostics
package import Encodings
package import OpenData

/// What other pages may know of a page's front matter, as bytes for the next build.
///
/// The rest concerns the page alone, which is read from its source whenever it is written.
extension FrontMatter {
  /// Whether other pages know no more of it than is written here.
  ///
  /// Plans with measures, evaluations, and datasets that describe their files or are withdrawn are read anew in each
  /// build: they are few, and all of them is known elsewhere.
  package var isShort: Bool {
    measures.isEmpty && evaluation.plan == nil && evaluation.results.isEmpty
      && dataset.withdrawal == nil && dataset.fields.isEmpty && dataset.resources.isEmpty
  }

  /// Changes with what other pages may know.
  package var sharedDigest: UInt64 {
    var writer = BinaryWriter(capacity: 256)
    write(to: &writer)
    return Fingerprint(of: writer.bytes).low
  }

  package func write(to writer: inout BinaryWriter) {
    writer.write(title)
    writer.write(type.rawValue)
    writer.write(slug) { $0.write($1) }
    writer.write(aliases) { $0.write($1) }
    writer.write(year) { $0.write($1) }
    for date in [date, updated, review, expires] { writer.write(date) { $0.write($1) } }
    writer.write(unit) { $0.write($1) }
    for scheme in CategoryScheme.allCases {
      writer.write(categories[scheme] ?? []) { $0.write($1) }
    }
    writer.write(keywords) { $0.write($1) }
    writer.write(summary) { $0.write($1) }
    writer.write(status.rawValue)
    writer.write(changes) { writer, change in
      writer.write(change.date)
      writer.write(change.note)
    }
    writer.write(isDraft)
    writer.write(isPartial)
    writer.write(evaluation.half) { $0.write($1) }
    writer.write(evaluation.plan?.value) { $0.write($1) }
    writer.write(outlines) { $0.write($1) }
  }
}

extension BinaryWriter {
  package mutating func write(_ date: CalendarDate) {
    write((date.year * 16 + date.month) * 32 + date.day)
  }

  package mutating func write(_ range: SourceRange) {
    for position in [range.start, range.end] {
      write(position.line)
      write(position.column)
    }
  }

  package mutating func write(_ located: Located<String>) {
    write(located.value)
    write(located.range)
  }

  fileprivate mutating func write(_ outline: OutlineRequest) {
    switch outline.origin {
    case .headings(let under):
      write(true)
      write(under) { $0.write($1) }
    case .table(let caption):
      write(false)
      write(caption)
    }
    write(outline.columns) { $0.write($1) }
    write(outline.presentation.rawValue)
    write(outline.range)
  }
}

extension BinaryReader {
  package mutating func date() throws(Damaged) -> CalendarDate {
    let number = try integer()
    guard
      let date = CalendarDate(year: number >> 9, month: number >> 5 & 15, day: number & 31)
    else { throw Damaged() }
    return date
  }

  package mutating func range() throws(Damaged) -> SourceRange {
    let start = SourcePosition(line: try integer(), column: try integer())
    return SourceRange(start, SourcePosition(line: try integer(), column: try integer()))
  }

  package mutating func optionalText() throws(Damaged) -> String? {
    try boolean() ? try text() : nil
  }

  package mutating func optionalInteger() throws(Damaged) -> Int? {
    try boolean() ? try integer() : nil
  }

  package mutating func optionalDate() throws(Damaged) -> CalendarDate? {
    try boolean() ? try date() : nil
  }

  package mutating func texts() throws(Damaged) -> [String] {
    try array { (reader) throws(Damaged) in try reader.text() }
  }

  /// A case of an enumeration by its name.
  package mutating func choice<Choice: RawRepresentable<String>>() throws(Damaged) -> Choice {
    guard let choice = Choice(rawValue: try text()) else { throw Damaged() }
    return choice
  }

  mutating func outline() throws(Damaged) -> OutlineRequest {
    let origin: OutlineRequest.Origin =
      try boolean() ? .headings(under: try optionalText()) : .table(caption: try text())
    return OutlineRequest(
      origin: origin, columns: try texts(), presentation: try choice(), range: try range())
  }
}
