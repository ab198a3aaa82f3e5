package import Diagnostics
package import Markup

/// Part of a page as rows and columns: the plan's 面向, 執行策略, 執行方法 and 內容.
package struct PlanOutline: Sendable {
  /// What is done: one method and where it belongs.
  package struct Row: Sendable {
    /// The page's name and the positions on the row's path, such as `115-4-1-1-2`, or the id its heading gives.
    package var id: String
    /// The text of each column but the last; empty where the row does not reach it.
    package var cells: [String]
    /// The headings behind `cells`, as indices into `Document.headings`; `nil` in a table and where the path has none.
    package var headings: [Int?]
    /// What fills the last column: blocks, or the content of a table's cell.
    package var content: [NodeID]
    package var range: SourceRange
    /// The table's row, counted with its header, where the outline is a table.
    package var tableRow: Int?

    package init(
      id: String, cells: [String], headings: [Int?], content: [NodeID], range: SourceRange,
      tableRow: Int? = nil
    ) {
      self.id = id
      self.cells = cells
      self.headings = headings
      self.content = content
      self.range = range
      self.tableRow = tableRow
    }

    /// The deepest heading that the row reaches.
    package var headingIndex: Int? { headings.last { $0 != nil } ?? nil }

    /// The text of the deepest column that is not empty.
    package var title: String { cells.last { !$0.isEmpty } ?? "" }
  }

  package var columns: [String]
  package var rows: [Row]
  /// The text of the part's heading, or the table's caption; empty where the outline is the whole page.
  package var title: String
  /// The part's heading, as an index into `Document.headings`.
  package var heading: Int?
  /// The table it is read from, as an index into `Document.tables`.
  package var table: Int?
  /// How many leading columns are merged in the table and so belong to the outline's path.
  package var depth: Int { columns.count - 1 }

  package init(columns: [String], rows: [Row], title: String, heading: Int?, table: Int?) {
    self.columns = columns
    self.rows = rows
    self.title = title
    self.heading = heading
    self.table = table
  }
}

extension PlanOutline {
  /// Reads an outline from a page's text as the contract describes it (“Outline”).
  ///
  /// - Parameters:
  ///   - request: The part or the table, and the names of its columns.
  ///   - document: The page's text.
  ///   - name: The page's name, which begins every row's id.
  ///   - file: The page's file.
  ///   - diagnostics: Takes what is wrong.
  /// - Returns: `nil` where the part or the table is not there; what is wrong is told at the front matter.
  /// - Complexity: O(blocks + headings), or O(cells) for a table.
  package static func read(
    _ request: OutlineRequest, from document: Document, name: String, file: SourceFile,
    diagnostics: inout [Diagnostic]
  ) -> PlanOutline? {
    switch request.origin {
    case .headings(let under):
      var reader = HeadingOutlineReader(document: document, name: name, columns: request.columns)
      return reader.read(under: under, request: request, file: file, diagnostics: &diagnostics)
    case .table(let caption):
      let reader = TableOutlineReader(document: document, name: name)
      return reader.read(caption, request: request, file: file, diagnostics: &diagnostics)
    }
  }
}

/// The positions of headings on their paths: the second heading of level 3 under the fourth of level 2 is 4, 2.
package enum HeadingPath {
  /// One path per heading.
  ///
  /// - Complexity: O(headings × depth).
  package static func all(of headings: [Heading]) -> [[Int]] {
    var paths: [[Int]] = []
    var stack: [(level: Int, position: Int)] = []
    var counts: [[Int]: Int] = [:]
    for heading in headings {
      while let last = stack.last, last.level >= heading.level { stack.removeLast() }
      let parent = stack.map(\.position)
      counts[parent, default: 0] += 1
      stack.append((heading.level, counts[parent, default: 1]))
      paths.append(stack.map(\.position))
    }
    return paths
  }
}
