import Diagnostics

extension Rule {
  static let tableHeaderScope = Rule(
    .tableHeaderScope, .accessibility,
    clauses: [
      .code("HM1130101C"), .code("HM1130107E"), .code("HM1130109E"), .code("HM1130110E"),
      .criterion("1.3.1"),
    ],
    title: "Header cells say whether they head a row or a column where both kinds occur",
    examples: [
      .body(
        wrong: """
          <table><tr><th>單位</th><th>件數</th></tr><tr><th>企劃科</th><td>3</td></tr></table>
          """,
        right: """
          <table><tr><th scope="col">單位</th><th scope="col">件數</th></tr>
          <tr><th scope="row">企劃科</th><td>3</td></tr></table>
          """),
      .body(
        wrong: "<table><caption>件數</caption><tr><td>單位</td></tr><tr><td>3</td></tr></table>",
        right: "<table><caption>件數</caption><tr><th>單位</th></tr><tr><td>3</td></tr></table>"),
    ],
    check: .markup { page, findings in
      for table in page.visible(.table) {
        guard !table.hasRole("presentation"), !table.hasRole("none") else { continue }
        let cells = TableCells(of: table)
        if cells.headers.isEmpty {
          guard cells.hasCaption, cells.data.count > 1 else { continue }
          findings.report(
            "The table has a caption and no header cell", at: page.range(of: table),
            help: "Write the cells that name rows and columns as 'th'.")
          continue
        }
        findings.judge()
        guard cells.needScope,
          let header = cells.headers.first(where: { header in
            !header.hasScope && !header.isReferred(in: cells) && page.names.hasName(header)
          })
        else { continue }
        let name = page.names.name(of: header).trimmed.string
        findings.report(
          "The header cell '\(name)' does not say what it heads", at: page.range(of: header),
          help: "Write scope=\"col\" or scope=\"row\" on each 'th' of this table.")
      }
    })

  static let tableHeadersID = Rule(
    .tableHeadersID, .accessibility,
    clauses: [.code("HM1130102C"), .code("HM1130110E"), .criterion("1.3.1")],
    title: "Cells name header cells of their own table",
    examples: [
      .body(
        wrong: """
          <table><tr><th id="a">單位</th></tr><tr><td headers="b">企劃科</td></tr></table>
          """,
        right: """
          <table><tr><th id="a">單位</th></tr><tr><td headers="a">企劃科</td></tr></table>
          """)
    ],
    check: .markup { page, findings in
      for cell in page.visible(with: .headers) where cell.name == .td || cell.name == .th {
        findings.judge()
        guard let table = cell.ancestors.first(where: { $0.name == .table }) else { continue }
        for id in (cell.bytes(.headers) ?? []).words {
          let header = page.elementsByID[id]
          let isHeader =
            header?.name == .th && header != cell && header?.ancestors.contains(table) ?? false
          guard !isHeader else { continue }
          findings.report(
            "The cell names '\(id.string)', which is no header cell of its table",
            at: page.range(of: cell),
            help: "Name in 'headers' the 'id' of a 'th' of the same table.")
        }
      }
    })
}

/// The cells of a table, without those of tables in it.
private struct TableCells {
  var headers: [Element] = []
  var data: [Element] = []
  var hasCaption = false
  /// Whether rows and columns both have headers, or cells are merged.
  var needScope = false

  init(of table: Element) {
    var hasRowHeaders = false
    var hasColumnHeaders = false
    for row in table.rows {
      let cells = row.children.filter { $0.name == .td || $0.name == .th }
      let headers = cells.filter { $0.name == .th }
      self.headers += headers
      data += cells.filter { $0.name == .td }
      if !headers.isEmpty {
        // A row of one header cell above all data heads the only column; beneath, it is a row's own.
        if headers.count == cells.count, cells.count > 1 || data.isEmpty {
          hasColumnHeaders = true
        } else {
          hasRowHeaders = true
        }
      }
      let isMerged = cells.contains { $0.spans(.colspan) || $0.spans(.rowspan) }
      needScope = needScope || isMerged
    }
    needScope = needScope || hasRowHeaders && hasColumnHeaders
    hasCaption = table.children.contains { $0.name == .caption && !$0.text.isEmpty }
  }
}

extension Element {
  /// The rows of a table, without those of tables in it.
  fileprivate var rows: [Element] {
    children.flatMap { part -> [Element] in
      switch part.name {
      case .tr: [part]
      case .thead, .tbody, .tfoot: part.children.filter { $0.name == .tr }
      default: []
      }
    }
  }

  fileprivate func spans(_ attribute: AttributeName) -> Bool {
    self[attribute].flatMap { Int($0) }.map { $0 > 1 } ?? false
  }

  fileprivate var hasScope: Bool {
    guard let scope = bytes(.scope)?.trimmed else { return false }
    return scope.isEqual(ignoringCase: "col") || scope.isEqual(ignoringCase: "row")
      || scope.isEqual(ignoringCase: "colgroup") || scope.isEqual(ignoringCase: "rowgroup")
  }

  fileprivate func isReferred(in cells: TableCells) -> Bool {
    guard let id = bytes(.id), !id.isEmpty else { return false }
    return (cells.data + cells.headers).contains { $0.bytes(.headers)?.words.contains(id) ?? false }
  }
}
