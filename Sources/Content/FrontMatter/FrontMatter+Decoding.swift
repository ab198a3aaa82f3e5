package import Diagnostics
import OpenData

/// What front matter may refer to.
package struct FrontMatterContext: Sendable {
  package var languages: [Language]
  /// `nil` where the settings name units that could not be read: then nobody knows which there are.
  package var units: [String: Unit]?
  package var taxonomies: [CategoryScheme: Taxonomy]

  package init(
    languages: [Language], units: [String: Unit]?, taxonomies: [CategoryScheme: Taxonomy]
  ) {
    self.languages = languages
    self.units = units
    self.taxonomies = taxonomies
  }
}

extension FrontMatter {
  /// Reads a page's front matter as the contract describes it.
  ///
  /// - Parameters:
  ///   - node: The page's own keys.
  ///   - cascade: What its sections give to the pages beneath them; a key of the page's own wins.
  ///   - role: A section needs only a title and may give a `cascade` of its own.
  ///   - file: The page's file; its name tells the language of text that is given per language.
  ///   - context: What the keys may refer to.
  /// - Returns: The front matter, with defaults for what is missing or wrong, and everything found. What is
  ///   wrong in `cascade` is told where it is written, not here.
  package static func decode(
    _ node: YAMLNode?, cascade: [YAMLMember] = [], role: PageRole = .page, file: SourceFile,
    context: FrontMatterContext
  ) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
    let own = node ?? YAMLNode(.mapping([]), range: .start)
    var decoder = FrontMatterDecoder(
      own.inheriting(cascade), role: role, file: file, context: context)
    let frontMatter = FrontMatter(&decoder)
    return (frontMatter, decoder.reader.finish().filter { $0.range != .inherited })
  }
}

extension SourceRange {
  /// The place in a page of what a cascade gives: the opening `---`, where no key of its own can stand.
  ///
  /// What is wrong with the value itself is told in the section's file; what is wrong with it on one page,
  /// such as a file that this page lacks, has a place to be told at.
  static let inherited = SourceRange(line: 1, column: 1, length: 3)
}

extension YAMLMember {
  fileprivate var inherited: YAMLMember {
    YAMLMember(key: key, keyRange: .inherited, value: value.inherited)
  }
}

extension YAMLNode {
  /// A map, or nothing, with the keys of a cascade that it has not itself.
  ///
  /// What is no map has no keys to add to; the reader tells what it is.
  fileprivate func inheriting(_ cascade: [YAMLMember]) -> YAMLNode {
    guard !cascade.isEmpty, members != nil || isNull else { return self }
    let own = members ?? []
    let others = cascade.filter { inherited in !own.contains { $0.key == inherited.key } }
    return YAMLNode(.mapping(own + others.map(\.inherited)), range: range)
  }

  fileprivate var inherited: YAMLNode {
    switch value {
    case .scalar: YAMLNode(value, range: .inherited)
    case .sequence(let nodes): YAMLNode(.sequence(nodes.map(\.inherited)), range: .inherited)
    case .mapping(let members): YAMLNode(.mapping(members.map(\.inherited)), range: .inherited)
    }
  }
}

/// What a page is for the site's shape.
package enum PageRole: Sendable, Hashable { case home, section, page }

/// Reads the keys that every type has; each type's own are in extensions.
struct FrontMatterDecoder {
  var reader: FieldReader
  let role: PageRole
  let file: SourceFile
  let context: FrontMatterContext

  init(_ node: YAMLNode, role: PageRole, file: SourceFile, context: FrontMatterContext) {
    self.role = role
    self.file = file
    self.context = context
    var type: PageType?
    if case .scalar(let text, _) = node["type"]?.value { type = PageType(rawValue: text) }
    reader = FieldReader(node, file: file, subject: Self.subject(role, type ?? .page))
  }

  /// What the map is, for messages; literals, since every page has one and few tell it.
  private static func subject(_ role: PageRole, _ type: PageType) -> String {
    switch (role, type) {
    case (.section, _): "the front matter of a section"
    case (.home, _): "the front matter of the home page"
    case (.page, .plan): "the front matter of a plan"
    case (.page, .evaluation): "the front matter of a evaluation"
    case (.page, .faq): "the front matter of a faq"
    case (.page, .sop): "the front matter of a sop"
    case (.page, .dataset): "the front matter of a dataset"
    case (.page, .news): "the front matter of a news"
    case (.page, .page): "the front matter of a page"
    }
  }

  mutating func title() -> String {
    reader.require("title", help: "Write `title:` and the page's title.")
    guard let title = reader.text("title") else { return "" }
    if title.allSatisfy(\.isWhitespace) {
      reader.report(.wrongValue, "'title' is empty", at: reader.range(of: "title"))
      return ""
    }
    return title
  }

  mutating func type() -> PageType {
    guard role == .section else { return reader.choice("type", PageType.self) ?? .page }
    reader.allow(["cascade"])
    // What it gives to the pages beneath; a section itself is of no type.
    _ = reader.choice("type", PageType.self)
    return .page
  }

  mutating func changes() -> [Change] {
    var changes: [Change] = []
    for node in reader.list("changes") {
      section(node, "'changes'") { reader in
        for key in ["date", "note"] { reader.require(key) }
        let date = reader.date("date")
        let note = reader.text("note")
        if let date, let note { changes.append(Change(date: date, note: note)) }
      }
    }
    return changes.sorted { $0.date > $1.date }
  }

  mutating func excuses() -> [Excuse] {
    var excuses: [Excuse] = []
    for node in reader.list("excuse") {
      section(node, "'excuse'") { reader in
        if let excuse = reader.excuse(at: node.range, hasPath: false) { excuses.append(excuse) }
      }
    }
    return excuses
  }

  mutating func unit() -> String? {
    // What is wrong with the units is told in the settings, not once more on every page.
    reader.unit(among: context.units)
  }

  mutating func attachments() -> [Attachment] {
    var attachments: [Attachment] = []
    for node in reader.list("attachments") {
      section(node, "'attachments'") { reader in
        reader.require("file")
        let title = reader.text("title")
        guard let file = located("file", in: &reader) else { return }
        attachments.append(
          Attachment(file: file, title: title ?? SourcePath(file.value).lastComponent))
      }
    }
    return attachments
  }

  mutating func categories() -> [CategoryScheme: [String]] {
    guard let node = reader.node("categories") else { return [:] }
    var categories: [CategoryScheme: [String]] = [:]
    let taxonomies = context.taxonomies
    section(node, "'categories'") { reader in
      for scheme in CategoryScheme.allCases {
        var codes: [String] = []
        for node in reader.list(scheme.rawValue) {
          guard let code = reader.text(node, scheme.rawValue) else { continue }
          let taxonomy = taxonomies[scheme]
          guard taxonomy?.contains(code) == true else {
            reader.report(
              .unknownCategory,
              "Class '\(code)' is not in the \(scheme.rawValue) list"
                + didYouMean(code, taxonomy?.codes ?? []),
              at: node.range, help: "Classes are listed in \(scheme.path).")
            continue
          }
          if !codes.contains(code) { codes.append(code) }
        }
        if !codes.isEmpty { categories[scheme] = codes }
      }
    }
    return categories
  }

  mutating func sources() -> [Source] {
    var sources: [Source] = []
    for node in reader.list("sources") {
      section(node, "'sources'") { reader in
        reader.require("title")
        var source = Source(title: reader.text("title") ?? "")
        source.url = located("url", in: &reader)
        source.publisher = reader.text("publisher")
        source.date = reader.date("date")
        source.accessed = reader.date("accessed")
        if source.url == nil {
          reader.report(
            .sourceWithoutURL, "Source '\(source.title)' has no 'url'", at: node.range,
            help: "Readers must be able to follow a source; give its address where it has one.")
        }
        if !source.title.isEmpty { sources.append(source) }
      }
    }
    return sources
  }

  mutating func replacement(of status: PageStatus) -> Located<String>? {
    let replacement = located("replaced_by", in: &reader)
    if replacement != nil, status == .current {
      reader.report(
        .wrongValue, "'replaced_by' stands on a page that is current",
        at: reader.range(of: "replaced_by"), help: "Add `status: superseded`.")
    }
    return replacement
  }

  /// The day of issue, or the one that a page of a year counts as issued on.
  mutating func check(
    _ date: CalendarDate?, updated: CalendarDate?, of type: PageType, year: Int?
  ) -> CalendarDate? {
    if let updated, let date, updated < date {
      reader.report(
        .wrongDate, "'updated' (\(updated)) is before 'date' (\(date))",
        at: reader.range(of: "updated"))
    }
    guard role == .page, date == nil, !reader.has("date") else { return date }
    switch type {
    case .news:
      reader.require("date", help: "News is sorted by it; write the day of issue.")
      return nil
    case .plan, .evaluation, .dataset:
      let assumed = year.flatMap {
        CalendarDate(year: $0 + CalendarDate.rocOffset, month: 1, day: 1)
      }
      reader.report(
        .missingDate, "\(reader.subject) has no 'date'", at: reader.range(of: "title"),
        help: assumed.map { "It counts as issued on \($0); write the day of issue." }
          ?? "Write the day of issue.")
      return assumed
    case .faq, .sop, .page: return nil
    }
  }

  // MARK: Shared

  /// The language that the file's name gives it.
  private var language: Language? {
    var ignored: [Diagnostic] = []
    return PageLocation(file.path, languages: context.languages, diagnostics: &ignored)?.language
      ?? context.languages.first
  }

  /// Text, or the text for this page's language of a map.
  func ownText(_ node: YAMLNode, _ key: String, in reader: inout FieldReader) -> String? {
    guard let text = reader.localizedText(node, key, languages: context.languages) else {
      return nil
    }
    return language.map { text[$0] }
  }

  /// Reads a map with a reader of its own and collects what that reader finds.
  mutating func section(
    _ node: YAMLNode, _ subject: String, _ body: (inout FieldReader) -> Void
  ) {
    var inner = FieldReader(node, file: file, subject: subject)
    body(&inner)
    reader.diagnostics += inner.finish()
  }
}

/// A text with its place.
func located(_ key: String, in reader: inout FieldReader) -> Located<String>? {
  reader.text(key).map { Located($0, range: reader.range(of: key)) }
}
