/// What a Word document holds that Pandoc passes over without a word.
///
/// Pandoc reads the text; this reads the same XML again for what the text does not show.
struct WordLosses {
  private(set) var losses: [Loss] = []
  private var place = ""
  private var comments: [String: String] = [:]
  private let numbering: WordNumbering
  private var known: Set<Loss> = []

  private init(_ numbering: WordNumbering) { self.numbering = numbering }

  /// Reads a package.
  ///
  /// - Parameters:
  ///   - package: All parts.
  ///   - document: `word/document.xml` of it.
  ///   - readText: What of it is on the page.
  /// - Returns: What the page does not have, in the document's order; headers and footers last.
  /// - Throws: ``ImportFailure`` where its parts are damaged or too large.
  static func read(
    _ package: Package, document: XMLElement, readText: String
  ) throws(ImportFailure) -> [Loss] {
    var reader = WordLosses(
      WordNumbering(
        numbering: try package.xml("word/numbering.xml"), styles: try package.xml("word/styles.xml")
      ))
    for comment in try package.xml("word/comments.xml")?.elements ?? [] {
      if let id = comment["w:id"] { reader.comments[id] = comment.wordText }
    }
    let text = readText.filter { !$0.isWhitespace }
    reader.read(document, onPage: text)
    for name in package.names
    where name.hasPrefix("word/header") || name.hasPrefix("word/footer") {
      let words = try package.xml(name)?.wordText.trimmed ?? ""
      // A number of a page is no text.
      guard words.contains(where: \.isLetter) else { continue }
      reader.losses.append(Loss(.header, words, place: ""))
    }
    return reader.losses
  }

  private mutating func lose(_ kind: Loss.Kind, _ text: String = "") {
    let loss = Loss(kind, text, place: place)
    if known.insert(loss).inserted { losses.append(loss) }
  }

  private mutating func read(_ element: XMLElement, onPage text: String) {
    switch element.name {
    case "w:p":
      let words = element.wordText
      if !words.isEmpty {
        place = words
        if numbering.isLost(before: element) { lose(.automaticNumber) }
      }
    case "w:txbxContent":
      let words = element.wordText
      let isRead = text.contains(words.filter { !$0.isWhitespace })
      lose(isRead ? .textBox : .lostTextBox, words)
    case "w:commentReference":
      lose(.comment, element["w:id"].flatMap { comments[$0] } ?? "")
    case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
      let words = element.wordText
      if !words.isEmpty { lose(.trackedChange, words) }
    case "w:br" where element["w:type"] == "page": lose(.pageBreak)
    case "w:pageBreakBefore" where element.isOn: lose(.pageBreak)
    case "w:object", "c:chart", "dgm:relIds": lose(.embeddedObject)
    case "w:r": readRun(element)
    case "w:fldSimple": loseField(element["w:instr"] ?? "")
    case "w:instrText": loseField(element.text)
    case "w:ruby": lose(.reading, element.first("w:rubyBase")?.wordText ?? "")
    // Pandoc knows the letters of this one font.
    case "w:sym" where element["w:font"] != "Symbol": lose(.symbol, element["w:font"] ?? "")
    default: break
    }
    // Word writes a drawing twice, once for older programs.
    for child in element.elements where child.name != "mc:Fallback" { read(child, onPage: text) }
  }

  /// Those that become links, are left out or are text of their own: no value of theirs grows old.
  private static let keptFields: Set<Substring> = [
    "HYPERLINK", "TOC", "PAGEREF", "SEQ", "XE", "TC",
  ]

  private mutating func loseField(_ instruction: String) {
    guard let name = instruction.split(whereSeparator: \.isWhitespace).first,
      !Self.keptFields.contains(name)
    else { return }
    lose(.field, String(name))
  }

  private mutating func readRun(_ run: XMLElement) {
    guard let properties = run.first("w:rPr") else { return }
    let words = run.wordText
    guard !words.trimmed.isEmpty else { return }
    if properties.first("w:vanish")?.isOn == true { lose(.shownHiddenText, words) }
    let isLink = properties.first("w:rStyle")?["w:val"]?.contains("ink") == true
    if let colour = properties.first("w:color")?["w:val"], !isLink,
      !["auto", "000000"].contains(colour.lowercased())
    {
      lose(.colour, words)
    }
    let highlight = properties.first("w:highlight")?["w:val"] ?? "none"
    let fill = properties.first("w:shd")?["w:fill"]?.lowercased() ?? "auto"
    if highlight != "none" || !["auto", "ffffff"].contains(fill) { lose(.highlight, words) }
  }
}

extension XMLElement {
  /// Whether a property that is there holds; Word writes what does not as `w:val="0"` or leaves it out.
  fileprivate var isOn: Bool { !["0", "false", "off"].contains(self["w:val"] ?? "1") }

  /// The text of Word's runs beneath, deleted text included.
  var wordText: String {
    var text = ""
    walk { element in
      if element.name == "w:t" || element.name == "w:delText" { text += element.text }
    }
    return text
  }
}
