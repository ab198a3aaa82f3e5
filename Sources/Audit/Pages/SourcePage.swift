package import Content
package import Diagnostics
package import Markup
package import OpenData

/// A page in one language, as its editor wrote it.
package struct SourcePage: Sendable {
  package let file: SourceFile
  /// Where the Markdown begins.
  package let bodyOffset: Int
  package let document: Document
  package let frontMatter: FrontMatter
  package let key: PageKey
  package let role: PageRole
  package let language: Language
  /// The day on which the site is built.
  package let today: CalendarDate
  package let settings: Settings
  /// The lists of classes that the site has.
  package let schemes: Set<CategoryScheme>
  /// What the rules of official writing look at.
  package let writing: [WritingMark]
  /// What the links are called.
  let linkTexts: LinkTexts

  /// `table` is what its words are looked up in; without one, nobody asks how it is written.
  package init(
    file: SourceFile, bodyOffset: Int, document: Document, frontMatter: FrontMatter, key: PageKey,
    role: PageRole, language: Language, today: CalendarDate, settings: Settings,
    schemes: Set<CategoryScheme> = [], table: WritingTable? = .official
  ) {
    self.file = file
    self.bodyOffset = bodyOffset
    self.document = document
    self.frontMatter = frontMatter
    self.key = key
    self.role = role
    self.language = language
    self.today = today
    self.settings = settings
    self.schemes = schemes
    linkTexts = LinkTexts(of: document)
    writing =
      table.map {
        WritingScan.marks(
          in: Prose(of: document, from: bodyOffset).ranges, of: file, table: $0,
          isChinese: language.isTraditionalChinese)
      } ?? []
  }
}

extension SourcePage {
  /// What the file reads at some offsets.
  func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }

  /// The place of a key of the front matter; the file's beginning where the page has it from its section.
  func range(ofKey key: String) -> SourceRange {
    let name = Array("\(key):".utf8)
    for line in 1..<max(file.position(at: bodyOffset).line, 1) {
      let range = file.lineRange(line)
      if file.bytes[range].starts(with: name) { return file.range(of: range) }
    }
    return .start
  }

  /// The line on which a node begins.
  func range(of node: Node) -> SourceRange {
    file.range(of: file.lineRange(Int(node.startLine)))
  }
}

extension Language {
  /// Whether its text is Chinese as Taiwan writes it.
  var isTraditionalChinese: Bool {
    isChinese && !tag.hasPrefix("zh-Hans") && !tag.hasPrefix("zh-CN") && !tag.hasPrefix("zh-SG")
  }
}
