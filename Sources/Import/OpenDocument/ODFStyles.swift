import OpenData

/// The styles of an OpenDocument text, as far as Markdown can say what they mean.
struct ODFStyles {
  struct Style {
    var parent: String?
    var isBold: Bool?
    var isItalic: Bool?
    var isStruck: Bool?
    var isUnderlined: Bool?
    var isHidden: Bool?
    var position: Position?
    var colour: String?
    var background: String?
    var outlineLevel: Int?
    var alignment: ImportedDocument.Table.Alignment?
    var breaksPage = false
  }

  enum Position { case `super`, sub }

  private var styles: [String: Style] = [:]
  /// Names of styles that a person has set by hand, not chosen by name.
  private var automatic: Set<String> = []
  private var lists: [String: [Int: ListNumbering]] = [:]
  private(set) var outline: [Int: ListNumbering] = [:]

  /// A chain of parents longer than any program writes is a circle.
  private static let chainLimit = 20

  init(_ documents: [XMLElement]) {
    for document in documents {
      for group in document.elements {
        guard group.name == "office:styles" || group.name == "office:automatic-styles" else {
          continue
        }
        for element in group.elements { add(element, isAutomatic: group.name != "office:styles") }
      }
    }
  }

  private mutating func add(_ element: XMLElement, isAutomatic: Bool) {
    switch element.name {
    case "style:style":
      guard let name = element["style:name"] else { return }
      let key = Self.key(name, family: element["style:family"] ?? "")
      styles[key] = Style(element)
      if isAutomatic { automatic.insert(key) }
    case "text:list-style":
      guard let name = element["style:name"] else { return }
      lists[name] = Self.levels(of: element)
    case "text:outline-style": outline = Self.levels(of: element)
    default: break
    }
  }

  private static func levels(of element: XMLElement) -> [Int: ListNumbering] {
    var levels: [Int: ListNumbering] = [:]
    for level in element.elements {
      // OpenDocument has ten.
      guard let number = level["text:level"].flatMap(Int.init), (1...10).contains(number) else {
        continue
      }
      let isNumber =
        level.name == "text:list-level-style-number"
        || level.name == "text:outline-level-style"
      levels[number] = ListNumbering(
        format: isNumber ? level["style:num-format"] ?? "" : nil,
        prefix: level["style:num-prefix"] ?? "", suffix: level["style:num-suffix"] ?? "",
        start: level.startValue ?? 1,
        shownLevels: level["text:display-levels"].flatMap(Int.init) ?? 1)
    }
    return levels
  }

  private static func key(_ name: String, family: String) -> String { family + "/" + name }

  // MARK: Asking

  /// The first answer along the chain of parents.
  func value<Value>(
    _ name: String?, family: String, _ property: (Style) -> Value?
  ) -> Value? {
    var name = name
    for _ in 0..<Self.chainLimit {
      guard let current = name, let style = styles[Self.key(current, family: family)] else {
        return nil
      }
      if let value = property(style) { return value }
      name = style.parent
    }
    return nil
  }

  /// The style itself, where somebody has set it by hand.
  func automatic(_ name: String?, family: String) -> Style? {
    guard let name else { return nil }
    let key = Self.key(name, family: family)
    return automatic.contains(key) ? styles[key] : nil
  }

  /// The nearest style that has a name of its own, such as `Heading_20_1`.
  func namedStyle(_ name: String?, family: String) -> String? {
    var name = name
    for _ in 0..<Self.chainLimit {
      guard let current = name else { return nil }
      let key = Self.key(current, family: family)
      guard automatic.contains(key), let style = styles[key] else { return current }
      name = style.parent
    }
    return nil
  }

  func level(_ list: String?, depth: Int) -> ListNumbering? { list.flatMap { lists[$0]?[depth] } }
}

extension ODFStyles.Style {
  init(_ element: XMLElement) {
    parent = element["style:parent-style-name"]
    if let level = element["style:default-outline-level"].flatMap(Int.init), level > 0 {
      outlineLevel = level
    }
    if let text = element.first("style:text-properties") {
      // Han characters have properties of their own, Latin ones others: either tells.
      let weights = [text["fo:font-weight"], text["style:font-weight-asian"]].compactMap(\.self)
      if !weights.isEmpty { isBold = weights.contains { $0 == "bold" || (Int($0) ?? 0) >= 600 } }
      let slants = [text["fo:font-style"], text["style:font-style-asian"]].compactMap(\.self)
      if !slants.isEmpty { isItalic = slants.contains("italic") }
      isStruck =
        (text["style:text-line-through-style"] ?? text["style:text-line-through-type"])
        .map { $0 != "none" }
      isUnderlined = text["style:text-underline-style"].map { $0 != "none" }
      isHidden = text["text:display"].map { $0 == "none" }
      colour = text["fo:color"]
      background = text["fo:background-color"]
      if let position = text["style:text-position"]?.split(separator: " ").first {
        if position == "super" { self.position = .super }
        if position == "sub" { self.position = .sub }
        if let percent = Int(position.dropLast()), position.hasSuffix("%"), percent != 0 {
          self.position = percent > 0 ? .super : .sub
        }
      }
    }
    if let paragraph = element.first("style:paragraph-properties") {
      switch paragraph["fo:text-align"] {
      case "end", "right": alignment = .end
      case "center": alignment = .center
      case "start", "left", "justify": alignment = .start
      default: break
      }
      breaksPage = ["fo:break-before", "fo:break-after"].contains { paragraph[$0] == "page" }
    }
  }
}
