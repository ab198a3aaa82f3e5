import Diagnostics
import Encodings

extension Rule {
  static let pageLanguage = Rule(
    .pageLanguage, .accessibility, clauses: [.code("HM1310100C"), .criterion("3.1.1")],
    title: "The page says which language it is in",
    examples: [
      .document(
        wrong: "<!DOCTYPE html><html><head><title>甲</title></head><body>甲</body></html>",
        right:
          #"<!DOCTYPE html><html lang="zh-Hant"><head><title>甲</title></head><body>甲</body></html>"#
      ),
      .document(
        wrong: #"<!DOCTYPE html><html lang="cn"><head><title>甲</title></head><body></body></html>"#,
        right:
          #"<!DOCTYPE html><html lang="zh-Hant-TW"><head><title>甲</title></head><body></body></html>"#
      ),
    ],
    check: .markup { page, findings in
      guard let root = page.tree.root, root.name == .html else { return }
      findings.judge()
      let language = (root.bytes(.lang) ?? []).trimmed
      if language.isBlank {
        findings.report(
          "The page does not say which language it is in", at: page.range(of: root),
          help: "Write <html lang=\"zh-Hant\">, or the tag of its language.")
      } else if let fault = LanguageTag.fault(in: language) {
        findings.report(
          "The page's language '\(language.string)' \(fault)", at: page.range(of: root),
          help: "Write a tag such as 'zh-Hant', 'en' or 'ja' (BCP 47).")
      } else if let other = root.bytes(.xmlLang), !other.isEmpty,
        LanguageTag.primary(of: other) != LanguageTag.primary(of: language)
      {
        findings.report(
          "The page says 'lang=\"\(language.string)\"' and 'xml:lang=\"\(other.string)\"'",
          at: page.range(of: root), help: "Leave out 'xml:lang', which HTML does not need.")
      }
    })

  static let partLanguage = Rule(
    .partLanguage, .accessibility,
    clauses: [.code("HM2310200C"), .criterion("3.1.2")],
    title: "Parts in another language say so, and only those",
    examples: [
      .body(wrong: #"<p lang="">Open data</p>"#, right: #"<p lang="en">Open data</p>"#),
      .body(wrong: #"<p lang="zh-Hant">開放資料</p>"#, right: "<p>開放資料</p>"),
      .body(wrong: #"<p lang="jp">公開情報</p>"#, right: #"<p lang="ja">公開情報</p>"#),
    ],
    check: .markup { page, findings in
      let own = (page.tree.root?.bytes(.lang) ?? []).trimmed
      for part in page.visible(with: .lang) where part.name != .html && !part.isInHead {
        findings.judge()
        let language = (part.bytes(.lang) ?? []).trimmed
        if language.isBlank {
          findings.report(
            "The part's language is empty", at: page.range(of: part),
            help: "Write its language in 'lang', or leave 'lang' out.")
        } else if let fault = LanguageTag.fault(in: language) {
          findings.report(
            "The part's language '\(language.string)' \(fault)", at: page.range(of: part),
            help: "Write a tag such as 'zh-Hant', 'en' or 'ja' (BCP 47).")
        } else if !own.isEmpty, language.string.lowercased() == own.string.lowercased() {
          findings.report(
            "The part says that it is in '\(language.string)', as the page does",
            at: page.range(of: part), help: "Leave out 'lang' here: only other languages want it.")
        }
      }
    })

  static let textDirection = Rule(
    .textDirection, .accessibility,
    clauses: [.code("HM1130200C"), .code("GN1130201E"), .criterion("1.3.2")],
    title: "Text that is read from right to left says so",
    examples: [
      .body(
        wrong: #"<p>歡迎 <span lang="ar">مرحبا</span></p>"#,
        right: #"<p>歡迎 <span lang="ar" dir="rtl">مرحبا</span></p>"#)
    ],
    check: .markup { page, findings in
      for element in page.visible(with: .dir) where element.name != .html {
        findings.judge()
        guard element.bytes(.dir)?.isEqual(ignoringCase: "rtl") ?? false,
          !sequence(first: element, next: { $0.parent }).contains(where: {
            $0.has(.lang) && $0.name != .html
          }), !element.descendants.contains(where: { $0.has(.lang) }),
          !LanguageTag.isReadFromRight(page.primaryLanguage)
        else { continue }
        findings.report(
          "The part is read from right to left and does not say in which language it is",
          at: page.range(of: element), help: "Write 'lang' beside 'dir', such as lang=\"ar\".")
      }
      guard page.tree.pool.mayBeReadFromRight else { return }
      for (index, node) in page.tree.nodes.enumerated()
      where node.name == nil && !page.hidden[index] && node.parent >= 0 {
        let text = page.tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)]
        let parent = Element(page.tree, Int(node.parent))
        guard text.isReadFromRight, !parent.name.isInert else { continue }
        findings.judge()
        guard !sequence(first: parent, next: { $0.parent }).contains(where: { $0.has(.dir) }),
          parent.name != .bdi
        else { continue }
        findings.report(
          "The text is read from right to left and does not say so", at: page.range(of: parent),
          help: "Put it into an element with dir=\"rtl\" and its 'lang'.")
      }
    })
}

extension Element {
  fileprivate var isInHead: Bool {
    name == .link || name == .meta || parent?.name == .head
  }
}

extension Collection<UInt8> {
  /// Whether letters of Hebrew, Arabic or a script beside them may occur (U+0590 to U+07FF).
  fileprivate var mayBeReadFromRight: Bool {
    withContiguousStorageIfAvailable { bytes in
      bytes.firstIndex(in: 0..<bytes.count) { $0.isWithin(0xD6...0xDF) } < bytes.count
    } ?? contains { (0xD6...0xDF).contains($0) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether it has letters that are read from right to left and no mark beside them that says so.
  fileprivate var isReadFromRight: Bool {
    guard mayBeReadFromRight else { return false }
    let scalars = String(decoding: self, as: UTF8.self).unicodeScalars
    let marks: Set<UInt32> = [0x200E, 0x200F, 0x202A, 0x202B, 0x2066, 0x2067, 0x2068]
    return scalars.contains { (0x05D0...0x07FF).contains($0.value) }
      && !scalars.contains { marks.contains($0.value) }
  }
}
