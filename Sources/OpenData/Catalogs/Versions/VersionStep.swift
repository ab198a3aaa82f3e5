/// What the next version of a dataset is called, and why.
package struct VersionStep: Sendable, Hashable {
  package var number: SemanticVersion
  package var change: DatasetVersion.Change

  package init(number: SemanticVersion, change: DatasetVersion.Change) {
    self.number = number
    self.change = change
  }
}

/// The version that a dataset's content asks for (Data Package 2, “Data Package Version”).
///
/// | Now | Number | Change |
/// | --- | --- | --- |
/// | never released | 1.0.0 | `first` |
/// | a table, or a column of one, added, removed, renamed, moved or of another type | major | `fields` |
/// | the rows of before, and more after them | minor | `rows` |
/// | more rows, but not after those of before | minor | `correction` |
/// | as many rows or fewer, and not the same | patch | `correction` |
///
/// With more rows than before some were added, which asks for a minor version, but only rows that follow
/// unchanged ones can be told from corrections.
///
/// - Parameters:
///   - version: The last release.
///   - before: What it held.
///   - now: The tables as they are, each digested with the number of rows that it had in `before`.
/// - Returns: The next number and why; `nil` where nothing changed.
package func nextVersion(
  after version: DatasetVersion?, before: ContentSummary, now: [TableDigester.Reading]
) -> VersionStep? {
  guard let version else { return VersionStep(number: .first, change: .first) }
  guard ContentSummary(tables: now.map(\.table)).digest != before.digest else { return nil }
  let old = Dictionary(before.tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  let pairs = now.compactMap { reading in old[reading.table.name].map { ($0, reading) } }
  guard pairs.count == now.count, pairs.count == old.count,
    pairs.allSatisfy({ $0.columns == $1.table.columns })
  else { return VersionStep(number: version.number.nextMajor, change: .fields) }
  let changed = pairs.filter { $0.digest != $1.table.digest || $0.rowCount != $1.table.rowCount }
  let hasNewRows = changed.contains { $0.rowCount < $1.table.rowCount }
  let isAddedTo = changed.allSatisfy { $0.rowCount < $1.table.rowCount && $0.digest == $1.first }
  return VersionStep(
    number: hasNewRows ? version.number.nextMinor : version.number.nextPatch,
    change: isAddedTo ? .rows : .correction)
}
