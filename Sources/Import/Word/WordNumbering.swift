/// Which numbers Word shows before paragraphs, and Pandoc does not say.
struct WordNumbering {
  private struct Style {
    var parent: String?
    var isHeading: Bool
    var list: XMLElement?
  }

  /// The formats of each list, by its id and level.
  private var formats: [String: [String: String]] = [:]
  private var styles: [String: Style] = [:]

  /// A chain of parents longer than any program writes is a circle.
  private static let chainLimit = 20
  /// Those that Pandoc knows; of all others it counts 1, 2, 3.
  private static let known: Set<String> = [
    "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
  ]

  /// - Parameters:
  ///   - numbering: `word/numbering.xml`.
  ///   - sheet: `word/styles.xml`.
  init(numbering: XMLElement?, styles sheet: XMLElement?) {
    var bases: [String: [String: String]] = [:]
    for list in numbering?.elements ?? [] {
      switch list.name {
      case "w:abstractNum":
        guard let id = list["w:abstractNumId"] else { continue }
        for level in list.elements where level.name == "w:lvl" {
          bases[id, default: [:]][level["w:ilvl"] ?? "0"] = level.first("w:numFmt")?["w:val"]
        }
      case "w:num":
        guard let id = list["w:numId"], let base = list.first("w:abstractNumId")?["w:val"] else {
          continue
        }
        formats[id] = bases[base]
      default: break
      }
    }
    for style in sheet?.elements ?? [] where style.name == "w:style" {
      guard let id = style["w:styleId"] else { continue }
      styles[id] = Style(
        parent: style.first("w:basedOn")?["w:val"],
        isHeading: style.first("w:name")?["w:val"]?.lowercased().hasPrefix("heading") ?? false,
        list: style.first("w:pPr")?.first("w:numPr"))
    }
  }

  /// Whether a number that is shown is lost: that of a heading, or one that Markdown does not count.
  func isLost(before paragraph: XMLElement) -> Bool {
    let properties = paragraph.first("w:pPr")
    var list = properties?.first("w:numPr")
    var isHeading = false
    var name = properties?.first("w:pStyle")?["w:val"]
    for _ in 0..<Self.chainLimit {
      guard let current = name, let style = styles[current] else { break }
      isHeading = isHeading || style.isHeading
      list = list ?? style.list
      name = style.parent
    }
    guard let list, let id = list.first("w:numId")?["w:val"],
      let format = formats[id]?[list.first("w:ilvl")?["w:val"] ?? "0"],
      format != "none", format != "bullet"
    else { return false }
    return isHeading || !Self.known.contains(format)
  }
}
