/// A reader of the HTML that the renderer writes: which elements it opens, and whether it closes
/// them.
struct TagBalance {
  /// The values of all `id` attributes, in order.
  private(set) var ids: [String] = []
  /// The ids that `href="#…"`, `aria-labelledby` and `headers` name.
  private(set) var references: [String] = []
  /// What is wrong first, if anything.
  private(set) var fault: String?

  private static let voidElements: Set<Substring> = ["br", "hr", "img", "input"]

  init(_ html: String) {
    var open: [Substring] = []
    var rest = html[...]
    while fault == nil, let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        fault = "a tag does not end"
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { fault = "\(tag) closes what is not open" }
        continue
      }
      let name = tag.prefix { $0.isLetter || $0.isNumber }
      if name.isEmpty { fault = "a tag without a name: \(tag)" }
      read(tag.dropFirst(name.count))
      if !Self.voidElements.contains(name), !tag.hasSuffix("/") { open.append(name) }
    }
    if fault == nil, let last = open.last { fault = "\(last) is not closed" }
  }

  private mutating func read(_ attributes: Substring) {
    var rest = attributes
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(separator: " ").last ?? ""
      let opening = rest.index(after: equals)
      guard opening < rest.endIndex, rest[opening] == "\"",
        let closing = rest[rest.index(after: opening)...].firstIndex(of: "\"")
      else {
        fault = "an attribute without quotes: \(rest)"
        return
      }
      let value = rest[rest.index(after: opening)..<closing]
      switch name {
      case "id": ids.append(String(value))
      case "href" where value.hasPrefix("#"): references.append(String(value.dropFirst()))
      case "aria-labelledby", "headers":
        references += value.split(separator: " ").map(String.init)
      default: break
      }
      rest = rest[rest.index(after: closing)...]
    }
  }
}
