import Testing

@testable import Audit

@Suite struct `A page's tree` {
  private func outline(_ tree: HTMLTree) -> [String] {
    tree.nodes.map { node in
      let value = String(
        decoding: tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)], as: UTF8.self)
      let attributes = node.attributes.map { index in
        let attribute = tree.attributes[Int(index)]
        let value = tree.pool[Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)]
        return "\(attribute.name.text)=\(String(decoding: value, as: UTF8.self))"
      }
      return "\(node.parent) \(node.end) \(node.name?.text ?? "'\(value)'") \(attributes)"
    }
  }

  @Test(arguments: [
    "<!DOCTYPE html>\n<html lang=\"en\"><head><title>A &amp; B</title></head><body><p>x<br>y</p></body></html>",
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>if (a < b) { }</script></head><body><!-- <p> --><ul><li><a href=\"/a?b&amp;c\" title=\"甲\">乙</a></li></ul></body></html>",
    "<!DOCTYPE html><html><head></head><body><svg role=\"img\"><title>x</title><path d=\"M0\"/></svg><table><tbody><tr><td>1</td></tr></tbody></table></body></html>",
  ])
  func `is the same whichever way a written page is read`(_ html: String) {
    #expect(
      outline(HTMLTree(written: Array(html.utf8))) == outline(HTMLTree(parsing: Array(html.utf8))))
  }

  @Test(arguments: [
    ("aria-roledescription", AttributeName.ariaRoledescription),
    ("ARIA-LabelledBy", .ariaLabelledby),
    ("HREF", .href), ("aria-rolexdescription", nil), ("hre", nil), ("hrefs", nil), ("", nil),
    ("aria-roledescriptions-of-all-parts", nil),
  ])
  func `knows attributes by their whole names`(_ text: String, _ name: AttributeName?) {
    #expect(AttributeName(NameKey(text.utf8)) == name)
  }

  @Test func `knows every name that it has`() {
    for name in ElementName.allCases where name != .other {
      #expect(ElementName(NameKey(name.text.utf8)) == name)
    }
    for name in AttributeName.allCases where name != .other {
      #expect(AttributeName(NameKey(name.text.utf8)) == name)
    }
  }

  @Test func `finds the first element of each id`() {
    let ids = (0..<200).map { "<p id=\"a\($0 % 150)\">\($0)</p>" }.joined()
    let elements = ElementsByID(of: HTMLTree(parsing: Array(ids.utf8)))
    #expect(elements.count == 150)
    for number in 0..<150 {
      #expect(elements[Array("a\(number)".utf8)[...]]?.text == "\(number)")
    }
    #expect(elements[Array("a150".utf8)[...]] == nil)
    #expect(ElementsByID(of: HTMLTree(parsing: []))[Array("a".utf8)[...]] == nil)
  }

  @Test func `goes as deep as its author went`() {
    let html = String(repeating: "<div>", count: 200_000)
    #expect(HTMLTree(parsing: Array(html.utf8)).elements(.div).count > 0)
  }

  @Test func `has its elements by name and by place`() throws {
    let tree = HTMLTree(parsing: Array("<p>a<b>c</b><img alt='d&amp;e'>".utf8))
    #expect(tree.elements(.p).first?.text == "ac")
    #expect(tree.elements(.img).first?[.alt] == "d&e")
    #expect(tree.elements(.b).first?.ancestors.map(\.name) == [.p, .body, .html])
  }
}
