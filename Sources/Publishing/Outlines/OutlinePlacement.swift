import Content
import Markup

/// Decides for each block of a page whether it is shown as text, as part of an outline's table, or not at all.
struct OutlinePlacement {
  enum Place {
    case text
    case hidden
    /// The outline's table stands here.
    case table(PlanOutline)
    /// The heading of a part that is also shown as a table of its own; its number among the page's outlines.
    case headingWithTable(Int)
  }

  private var places: [NodeID: Place] = [:]

  init(_ text: PageText) {
    let document = text.document
    for (index, outline) in text.outlines.enumerated() {
      guard let outline else { continue }
      let presentation = text.page.frontMatter.outlines[index].presentation
      if let table = outline.table {
        places[document.tables[table].node] = .table(outline)
      } else if let heading = outline.heading, presentation == .both {
        places[document.headings[heading].node] = .headingWithTable(index)
      } else if presentation == .table {
        hide(outline, in: document)
      }
    }
  }

  subscript(block: NodeID) -> Place { places[block] ?? .text }

  /// Whether a table stands in the place of a block.
  func replaces(_ block: NodeID) -> Bool {
    switch self[block] {
    case .text, .headingWithTable: false
    case .hidden, .table: true
    }
  }

  /// The table takes the place of the part's sections.
  private mutating func hide(_ outline: PlanOutline, in document: Document) {
    let headings = document.headings
    let headingByNode = Dictionary(
      uniqueKeysWithValues: headings.enumerated().map { ($1.node, $0) })
    let base = outline.heading.map { headings[$0].level } ?? 0
    var isInside = outline.heading == nil
    var isPlaced = false
    for block in document.blocks {
      if let index = headingByNode[block] {
        if index == outline.heading {
          isInside = true
          continue
        }
        if isInside, headings[index].level <= base { isInside = false }
      }
      guard isInside else { continue }
      places[block] = isPlaced ? .hidden : .table(outline)
      isPlaced = true
    }
  }
}
