package import Diagnostics
package import Markup

extension PlanOutline {
  /// What a row is a row of: the same one may stand in several outlines of a page.
  private enum Origin: Hashable {
    case heading(Int)
    case tableRow(table: Int, row: Int)
    /// A row that neither a heading nor a table gives has nothing to be told from.
    case none
  }

  /// Tells which rows of a page's outlines have the id of another row or of another heading.
  ///
  /// Ids count the positions on a row's path, so that two tables under one heading count alike, and a
  /// heading can name for itself what is counted elsewhere. Headings among themselves are told apart by
  /// the parser.
  ///
  /// - Complexity: O(rows + headings).
  package static func repeatedIDs(
    in outlines: [PlanOutline], of document: Document, file: SourcePath
  ) -> [Diagnostic] {
    var owners: [String: (origin: Origin, range: SourceRange)] = [:]
    for (index, heading) in document.headings.enumerated() where owners[heading.anchor] == nil {
      owners[heading.anchor] = (.heading(index), heading.range)
    }
    var diagnostics: [Diagnostic] = []
    for outline in outlines {
      for row in outline.rows {
        let origin = outline.origin(of: row)
        guard let owner = owners[row.id] else {
          owners[row.id] = (origin, row.range)
          continue
        }
        guard owner.origin != origin else { continue }
        diagnostics.append(
          Diagnostic(
            .duplicateAnchor, "The row's id '\(row.id)' is taken", file: file, range: row.range,
            help: outline.table == nil
              ? "Name one of the two with `{#id}` at its heading's end."
              : "Put each table under a heading of its own; ids count rows under one heading.",
            notes: [Note("It is this one's", file: file, range: owner.range)]))
      }
    }
    return diagnostics
  }

  private func origin(of row: Row) -> Origin {
    if let table, let tableRow = row.tableRow { return .tableRow(table: table, row: tableRow) }
    return row.headingIndex.map { .heading($0) } ?? .none
  }
}
