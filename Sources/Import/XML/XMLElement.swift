/// An element of an XML document, with the names it is written with: `text:p`.
struct XMLElement: Sendable {
  enum Node: Sendable {
    case element(XMLElement)
    case text(String)
  }

  let name: String
  private(set) var attributes: [(name: String, value: String)]
  private(set) var children: [Node] = []

  init(name: String, attributes: [(name: String, value: String)]) {
    self.name = name
    self.attributes = attributes
  }

  mutating func append(_ node: Node) { children.append(node) }

  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  /// The elements directly beneath.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func first(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  /// All text beneath, as it stands.
  var text: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// The text that stands on the page: no comments, and not who changed what when.
  var shownText: String {
    children.map { node in
      switch node {
      case .text(let text): text
      case .element(let element):
        ["office:annotation", "office:change-info"].contains(element.name) ? "" : element.shownText
      }
    }.joined()
  }

  /// Calls a function with this element and all beneath, in the document's order.
  func walk(_ visit: (XMLElement) -> Void) {
    visit(self)
    for element in elements { element.walk(visit) }
  }
}
