/// The texts between the marks of tracked changes.
struct Insertions {
  /// By the names of the changes.
  private(set) var texts: [String: String] = [:]
  private var open: Set<String> = []

  /// One change lies within another, not a hundred.
  private static let openLimit = 100
  /// Nobody is shown more of one.
  private static let lengthLimit = 200

  init(of text: XMLElement) { read(text) }

  private mutating func read(_ element: XMLElement) {
    for child in element.children {
      switch child {
      case .text(let text):
        for id in open where texts[id, default: ""].utf8.count < Self.lengthLimit {
          texts[id, default: ""] += text.prefix(Self.lengthLimit)
        }
      case .element(let element):
        switch element.name {
        case "text:change-start":
          if let id = element["text:change-id"], open.count < Self.openLimit { open.insert(id) }
        case "text:change-end":
          if let id = element["text:change-id"] { open.remove(id) }
        case "text:tracked-changes", "office:annotation": break
        default: read(element)
        }
      }
    }
  }
}
