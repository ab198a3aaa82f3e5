import Diagnostics

extension Rule {
  static let presentationalMarkup = Rule(
    .presentationalMarkup, .accessibility,
    clauses: [.code("CS2140400C"), .code("CS1130103E"), .code("GN1130102E"), .criterion("1.4.5")],
    title: "How things look is said in styles",
    examples: [
      .body(
        wrong: #"<p align="center"><font color="red">公告</font></p>"#,
        right: #"<p class="notice"><strong>公告</strong></p>"#)
    ],
    check: .markup { page, findings in
      findings.judge()
      var first: (element: Element, what: String)?
      var count = 0
      for name in elements {
        for element in page.visible(name) {
          count += 1
          if first.map({ element.index < $0.element.index }) ?? true {
            first = (element, "<\(name.text)>")
          }
        }
      }
      for (index, node) in page.tree.nodes.enumerated() {
        guard !node.attributes.isEmpty, let name = node.name, !page.hidden[index] else { continue }
        for attribute in node.attributes {
          let attribute = page.tree.attributes[Int(attribute)]
          guard isPresentational(attribute.name, on: name) else { continue }
          count += 1
          if first.map({ index < $0.element.index }) ?? true {
            first = (Element(page.tree, index), "\(attribute.name.text)=\"…\"")
          }
          break
        }
      }
      guard let first else { return }
      let others = count > 1 ? " and \(count - 1) more like it" : ""
      findings.report(
        "The page says in HTML how it looks: \(first.what)\(others)",
        at: page.range(of: first.element), help: "Say it in a style sheet, by a class.")
    })

  private static let elements: [ElementName] = [
    .font, .center, .basefont, .big, .strike, .tt,
  ]

  /// Whether HTML has given an attribute up for styles (HTML, §16.2).
  private static func isPresentational(_ attribute: AttributeName, on name: ElementName) -> Bool {
    switch attribute {
    case .bgcolor, .background, .vlink, .alink: true
    case .align: name != .other
    case .valign, .nowrap: name == .td || name == .th || name == .tr || name == .col
    case .cellpadding, .cellspacing: name == .table
    case .color, .face: name == .font || name == .basefont || name == .hr
    case .text, .link: name == .body
    default: false
    }
  }
}
