import Markup

extension Document {
  /// The words of each section as UTF-8, the first being what stands above the first heading.
  ///
  /// Headings, text and cells, a line for each block; no code, no data, no bare addresses.
  ///
  /// - Complexity: O(nodes + bytes).
  var sectionTexts: [[UInt8]] {
    var texts = Array(repeating: [UInt8](), count: headings.count + 1)
    var section = 0
    for node in nodes {
      switch node.kind {
      case .heading:
        section = Int(node.payload) + 1
        texts[section].append(UInt8(ascii: "\n"))
      case .text:
        let words = text[literal(of: node)]
        if !words.starts(with: Self.address) { texts[section] += words }
      case .softBreak: texts[section].append(UInt8(ascii: " "))
      case .code, .footnoteReference, .link, .image, .emphasis, .strong, .strikethrough: continue
      default: texts[section].append(UInt8(ascii: "\n"))
      }
    }
    return texts
  }

  private static let address = Array("http".utf8)

  /// The section that each link stands in, parallel to `links`.
  var sectionsOfLinks: [Int] {
    var sections = Array(repeating: 0, count: links.count)
    var section = 0
    for node in nodes {
      switch node.kind {
      case .heading: section = Int(node.payload) + 1
      case .link, .image: sections[Int(node.payload)] = section
      default: continue
      }
    }
    return sections
  }
}
