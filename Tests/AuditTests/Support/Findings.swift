import Content
import Diagnostics
import OpenData

@testable import Audit

/// The codes that the rules about sources tell of a Markdown text on an ordinary page, in their order.
func codes(
  of markdown: String, frontMatter: String = "", at path: SourcePath = "content/a.zh-Hant.md",
  settings: Settings? = nil, today: String = "2026-11-21", table: WritingTable = .official
) throws -> [String] {
  try findings(
    of: markdown, frontMatter: frontMatter, at: path, settings: settings, today: today,
    table: table
  ).map(\.code.rawValue)
}

/// What the rules about sources tell of a Markdown text on a page that has all its metadata.
func findings(
  of markdown: String, frontMatter: String = "", at path: SourcePath = "content/a.zh-Hant.md",
  settings: Settings? = nil, today: String = "2026-11-21", table: WritingTable = .official
) throws -> [Diagnostic] {
  let text = """
    ---
    title: 甲
    date: 2026-01-01
    summary: 摘要。
    categories: { theme: ["480"], cake: ["GA0"], service: ["I00"] }
    \(frontMatter)
    ---
    \(markdown)
    """
  let page = try sourcePage(text, at: path, settings: settings, today: today, table: table)
  return Profile(AccessibilityTarget()).audit(page).diagnostics
}

/// The text after all fixes are made, and those that they make room for.
func mended(_ markdown: String) throws -> String {
  let prefix = "---\ntitle: 甲\n---\n"
  var text = prefix + markdown
  for _ in 0..<4 {
    let page = try sourcePage(text)
    let fixes = Profile(AccessibilityTarget()).audit(page).diagnostics.compactMap(\.fix)
    text = String(decoding: FixIt.applying(fixes, to: page.file).bytes, as: UTF8.self)
  }
  return String(text.dropFirst(prefix.count))
}
