/// What a Word document holds that Pandoc passes over without a word.
///
/// Pandoc reads the text; this reads the same XML again for what the text does not show.
struct WordLosses {
  private(set) var losses: [Loss] = []
  private var place = ""
  private var comments: [String: String] = [:]
  /// Lists whose numbers are no plain 1, 2, 3, by their ids.
  private var countedLists: Set<String> = []

  /// Reads a package; ``readText`` says what of it is on the page.
  ///
  /// - Throws: ``ImportFailure`` where its parts are damaged or too large.
  static func read(_ package: Package, readText: String) throws(ImportFailure) -> [Loss] {
    guard let document = try package.xml("word/document.xml") else {
      throw .unreadable("it is no Word document: it has no word/document.xml")
    }
    var reader = WordLosses()
    for comment in try package.xml("word/comments.xml")?.elements ?? [] {
      if let id = comment["w:id"] { reader.comments[id] = comment.wordText }
    }
    if let numbering = try package.xml("word/numbering.xml") { reader.readNumbering(numbering) }
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
    if !losses.contains(loss) { losses.append(loss) }
  }

  private mutating func readNumbering(_ numbering: XMLElement) {
    var counted: Set<String> = []
    for list in numbering.elements where list.name == "w:abstractNum" {
      let formats = list.elements.compactMap { $0.first("w:numFmt")?["w:val"] }
      guard let id = list["w:abstractNumId"],
        formats.contains(where: { !["bullet", "decimal", "none"].contains($0) })
      else { continue }
      counted.insert(id)
    }
    for list in numbering.elements where list.name == "w:num" {
      if let id = list["w:numId"], let base = list.first("w:abstractNumId")?["w:val"],
        counted.contains(base)
      {
        countedLists.insert(id)
      }
    }
  }

  private mutating func read(_ element: XMLElement, onPage text: String) {
    switch element.name {
    case "w:p":
      let words = element.wordText
      if !words.isEmpty { place = words }
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
    case "w:numId":
      if let id = element["w:val"], countedLists.contains(id) { lose(.automaticNumber) }
    default: break
    }
    // Word writes a drawing twice, once for older programs.
    for child in element.elements where child.name != "mc:Fallback" { read(child, onPage: text) }
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
    if let highlight = properties.first("w:highlight")?["w:val"], highlight != "none" {
      lose(.highlight, words)
    }
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
