import Diagnostics
import Encodings

extension Rule {
  static let emojiWithoutTitle = Rule(
    .emojiWithoutTitle, .accessibility,
    clauses: [.code("HM1110103C"), .code("HM1110104E"), .criterion("1.1.1")],
    title: "A picture among letters has a name, or is hidden from those who listen",
    examples: [
      .markdown(wrong: "📞 02-0000-0000", right: "電話：02-0000-0000"),
      .body(
        wrong: "<p>服務電話 📞 02-0000-0000</p>",
        right: #"<p>服務電話 <span title="電話">📞</span> 02-0000-0000</p>"#),
      .body(wrong: "<p>✅ 已完成</p>", right: #"<p><span aria-hidden="true">✅</span> 已完成</p>"#),
    ],
    check: .markup { page, findings in
      guard Emoji.mayOccur(in: page.tree.pool) else { return }
      for (index, node) in page.tree.nodes.enumerated()
      where node.name == nil && !page.hidden[index] && node.parent >= 0 {
        let text = page.tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
        guard let emoji = Emoji.first(in: text) else { continue }
        findings.judge()
        let parent = Element(page.tree, Int(node.parent))
        guard !parent.isTitled, !parent.name.isInert, parent.name != .title else { continue }
        findings.report(
          "The picture '\(emoji)' among the letters has no name", at: page.range(of: parent),
          help: "Write <span role=\"img\" title=\"…\">\(emoji)</span>, or a word in its place.")
      }
    }, .emojiInSource)
}

extension Element {
  /// Whether it or an element around it within the same paragraph says in an attribute what it is.
  fileprivate var isTitled: Bool {
    sequence(first: self, next: { $0.parent }).prefix(4).prefix {
      $0.name != .body && $0.name != .main
    }.contains {
      !($0.bytes(.title) ?? []).isBlank || !($0.bytes(.ariaLabel) ?? []).isBlank
    }
  }
}

/// Characters that are shown as pictures (Unicode Technical Standard 51).
enum Emoji {
  /// Whether bytes of emoji occur at all: most pages need no further look.
  static func mayOccur(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        index = bytes.firstIndex(in: index..<bytes.count) {
          $0 == 0xE2 .| $0 == 0xEF .| $0 == 0xF0
        }
        if index < bytes.count, isLead(bytes, index) { return true }
        index += 1
      }
      return false
    }
  }

  private static func isLead(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.count else { return false }
    switch bytes[index] {
    case 0xF0: return bytes[index + 1] == 0x9F
    case 0xE2: return (0x8C...0xAD).contains(bytes[index + 1])
    case 0xEF: return bytes[index + 1] == 0xB8 && bytes[index + 2] == 0x8F
    default: return false
    }
  }

  /// The first picture in a text; marks that are drawn as letters are, such as → and ✓, are none.
  static func first(in text: ArraySlice<UInt8>) -> String? {
    let isLikely = text.withUnsafeBufferPointer { bytes in
      bytes.indices.contains { isLead(bytes, $0) }
    }
    guard isLikely else { return nil }
    return String(decoding: text, as: UTF8.self).first { character in
      guard let scalar = character.unicodeScalars.first else { return false }
      let properties = scalar.properties
      return properties.isEmojiPresentation
        || properties.isEmoji && character.unicodeScalars.contains { $0.value == 0xFE0F }
    }.map(String.init)
  }
}
