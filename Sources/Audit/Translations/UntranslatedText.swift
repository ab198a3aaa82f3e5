import Content
import Diagnostics
import Markup

extension Rule {
  static let untranslatedText = Rule(
    .untranslatedText, .translations,
    clauses: [
      .wording("提供中、英、日文版，各語系版本內容一致"), .code("HM2310200C"), .criterion("3.1.2"),
    ],
    title: "A page in another language than Chinese has no Chinese sentences left",
    examples: [
      .english(
        wrong: "Bring the form.\n\n申請人應填具申請書，並檢附身分證明文件。",
        right: "Bring the form (政府資訊申請書) and proof of identity, as 「政府資訊公開法」 says."),
      .english(wrong: "## 申請資格\n\nAnyone.", right: "## Eligibility\n\nAnyone."),
    ],
    check: .source { page, findings in
      // Han is a script of Japanese and Korean too.
      let primary = page.language.tag.prefix { $0 != "-" }
      guard !["zh", "ja", "ko"].contains(String(primary)) else { return }
      findings.judge()
      for (key, text) in [
        ("title", page.frontMatter.title), ("summary", page.frontMatter.summary ?? ""),
      ] {
        guard let run = HanRun.untranslated(in: text, isHeading: key == "title") else { continue }
        findings.report(
          "'\(key)' is not translated: \(run)", at: page.range(ofKey: key),
          help: "Translate it; a Chinese name may stand in brackets beside the English one.")
      }
      guard page.document.text.contains(where: HanRun.mayBegin) else { return }
      for block in page.document.blocksOfWords {
        guard
          let run = HanRun.untranslated(in: block.text, isHeading: block.node.kind == .heading)
        else { continue }
        findings.report(
          "The text is not translated: \(run)", at: page.range(of: block.node),
          help: "Translate it; Chinese names may stand in brackets, and quotations in a quotation.")
      }
    })
}

/// Chinese that stands where another language should.
private enum HanRun {
  /// Whether a byte of UTF-8 may begin a Han character.
  static func mayBegin(_ byte: UInt8) -> Bool { (0xE4...0xE9).contains(byte) }

  /// The beginning of Chinese that is no name, in the words of a block; `nil` where there is none.
  ///
  /// Names stand in brackets or quotation marks. Beside them, a sentence is known by its marks or its length, and
  /// what is Chinese as a whole is no translation.
  static func untranslated(in text: String, isHeading: Bool) -> String? {
    guard text.utf8.contains(where: mayBegin) else { return nil }
    var depth = 0
    var isQuoted = false
    var run: [Unicode.Scalar] = []
    var (hasMark, letterCount, hanCount) = (false, 0, 0)
    var found: String?
    func end() {
      let count = run.count { $0.properties.isIdeographic }
      if found == nil, count >= (hasMark ? 8 : 16) { found = beginning(of: run) }
      run = []
      hasMark = false
    }
    for scalar in text.unicodeScalars {
      if opening.contains(scalar) {
        depth += 1
      } else if closing.contains(scalar) {
        depth = max(0, depth - 1)
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if depth == 0, !isQuoted {
        if isHan(scalar) {
          run.append(scalar)
          hanCount += 1
          continue
        }
        if !run.isEmpty, marks.contains(scalar) || ("0"..."9").contains(scalar) {
          run.append(scalar)
          if marks.contains(scalar) { hasMark = true }
          continue
        }
        if scalar.properties.isAlphabetic { letterCount += 1 }
      }
      end()
    }
    end()
    if let found { return found }
    return letterCount == 0 && hanCount >= (isHeading ? 2 : 8)
      ? beginning(of: text.unicodeScalars.filter(isHan)) : nil
  }

  private static func beginning(of scalars: some Collection<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.prefix(12))
    return String(text) + (scalars.count > 12 ? "…" : "")
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value)
  }

  private static let opening: Set<Unicode.Scalar> = [
    "(", "（", "「", "『", "《", "〈", "“", "[", "【", "［",
  ]
  private static let closing: Set<Unicode.Scalar> = [
    ")", "）", "」", "』", "》", "〉", "”", "]", "】", "］",
  ]
  private static let marks: Set<Unicode.Scalar> = ["，", "。", "；", "：", "？", "！", "、"]
}

extension Document {
  /// The paragraphs, headings and cells outside quotations, with their words but for links and code.
  fileprivate var blocksOfWords: [(node: Node, text: String)] {
    var blocks: [(node: Node, bytes: [UInt8])] = []
    for node in nodes {
      switch node.kind {
      case .paragraph, .heading, .tableCell: blocks.append((node, []))
      case .text:
        guard let last = blocks.indices.last, mayBeOwnWords(node) else { continue }
        blocks[last].bytes += text[literal(of: node)]
      case .softBreak, .lineBreak, .code, .link:
        guard let last = blocks.indices.last else { continue }
        blocks[last].bytes.append(UInt8(ascii: " "))
      default: continue
      }
    }
    return blocks.map { ($0.node, String(decoding: $0.bytes, as: UTF8.self)) }
  }

  /// Whether text stands in no link, which may bear a name, and in no quotation.
  private func mayBeOwnWords(_ node: Node) -> Bool {
    var parent = Int(node.parent)
    while parent > 0 {
      switch nodes[parent].kind {
      case .link, .image, .blockQuote, .quotationSource: return false
      default: parent = Int(nodes[parent].parent)
      }
    }
    return true
  }
}
