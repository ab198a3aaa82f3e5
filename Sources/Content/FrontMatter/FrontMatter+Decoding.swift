package import Diagnostics

/// What front matter may refer to.
package struct FrontMatterContext: Sendable {
  package var languages: [Language]
  package var units: [String: Unit]
  package var taxonomies: [CategoryScheme: Taxonomy]

  package init(
    languages: [Language], units: [String: Unit], taxonomies: [CategoryScheme: Taxonomy]
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
    let own = Set((node?.members ?? []).map(\.key))
    let inherited = cascade.filter { !own.contains($0.key) }.map(\.inherited)
    let merged = YAMLNode(
      .mapping((node?.members ?? []) + inherited), range: node?.range ?? .start)
    // What is no map has no keys to add to; the reader tells what it is.
    let isMap = node.map { $0.members != nil || $0.isNull } ?? true
    var decoder = FrontMatterDecoder(
      isMap ? merged : node, role: role, file: file, context: context)
    decoder.decode()
    return (decoder.frontMatter, decoder.reader.finish().filter { $0.range != .inherited })
  }
}

extension SourceRange {
  /// The place in a page of what a cascade gives: the opening `---`, where no key of its own can stand.
  ///
  /// What is wrong with the value itself is told in the section's file; what is wrong with it on one page,
  /// such as a file that this page lacks, has a place to be told at.
  fileprivate static let inherited = SourceRange(line: 1, column: 1, length: 3)
}

extension YAMLMember {
  fileprivate var inherited: YAMLMember {
    YAMLMember(key: key, keyRange: .inherited, value: value.inherited)
  }
}

extension YAMLNode {
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
  var frontMatter = FrontMatter()
  var reader: FieldReader
  let role: PageRole
  let file: SourceFile
  let context: FrontMatterContext

  init(_ node: YAMLNode?, role: PageRole, file: SourceFile, context: FrontMatterContext) {
    self.role = role
    self.file = file
    self.context = context
    let type = node?["type"].flatMap { node -> String? in
      guard case .scalar(let text, _) = node.value else { return nil }
      return PageType(rawValue: text)?.rawValue
    }
    let subject =
      switch role {
      case .section: "the front matter of a section"
      case .home: "the front matter of the home page"
      case .page: "the front matter of a \(type ?? "page")"
      }
    reader = FieldReader(node, file: file, subject: subject)
  }

  mutating func decode() {
    reader.require("title", help: "Write `title:` and the page's title.")
    if let title = reader.text("title") {
      frontMatter.title = title
      if title.allSatisfy(\.isWhitespace) {
        reader.report(.wrongValue, "'title' is empty", at: reader.range(of: "title"))
      }
    }
    if role == .section {
      reader.allow(["cascade"])
      // What it gives to the pages beneath; a section itself is of no type.
      _ = reader.choice("type", PageType.self)
    } else if let type = reader.choice("type", PageType.self) {
      frontMatter.type = type
    }
    decodeDates()
    decodeIdentity()
    decodeClasses()
    decodeSources()
    decodeStatus()
    switch frontMatter.type {
    case _ where role == .section: break
    case .plan: decodePlan()
    case .evaluation: decodeEvaluation()
    case .sop: decodeProcedure()
    case .dataset: decodeDataset()
    case .faq, .news, .page: break
    }
    checkDates()
  }

  // MARK: Common keys

  private mutating func decodeDates() {
    frontMatter.date = reader.date("date")
    frontMatter.updated = reader.date("updated")
    frontMatter.review = reader.date("review")
    frontMatter.expires = reader.date("expires")
    for node in reader.list("changes") {
      section(node, "changes") { decoder, reader in
        for key in ["date", "note"] { reader.require(key) }
        let date = reader.date("date")
        let note = reader.text("note")
        if let date, let note {
          decoder.frontMatter.changes.append(Change(date: date, note: note))
        }
      }
    }
    frontMatter.changes.sort { $0.date > $1.date }
  }

  private mutating func decodeIdentity() {
    decodeAddresses()
    frontMatter.unit = reader.text("unit")
    if let unit = frontMatter.unit, context.units[unit] == nil {
      reader.report(
        .unknownUnit,
        "Unit '\(unit)' doesn't exist" + didYouMean(unit, context.units.keys.sorted()),
        at: reader.range(of: "unit"),
        help: "Units are the keys of 'units' in content/site.yml.")
      frontMatter.unit = nil
    }
    frontMatter.number = reader.text("number")
    frontMatter.license = reader.text("license")
    frontMatter.summary = reader.text("summary")
    frontMatter.audience = reader.texts("audience")
    frontMatter.keywords = reader.texts("keywords")
    for node in reader.list("attachments") {
      section(node, "attachments") { decoder, reader in
        reader.require("file")
        let title = reader.text("title")
        guard let file = located("file", in: &reader) else { return }
        decoder.frontMatter.attachments.append(
          Attachment(file: file, title: title ?? SourcePath(file.value).lastComponent))
      }
    }
  }

  private mutating func decodeClasses() {
    guard let node = reader.node("categories") else { return }
    section(node, "categories") { decoder, reader in
      for scheme in CategoryScheme.allCases {
        var codes: [String] = []
        for node in reader.list(scheme.rawValue) {
          guard let code = reader.text(node, scheme.rawValue) else { continue }
          let taxonomy = decoder.context.taxonomies[scheme]
          guard taxonomy?[code] != nil else {
            reader.report(
              .unknownCategory,
              "Class '\(code)' is not in the \(scheme.rawValue) list"
                + didYouMean(code, taxonomy?.codes ?? []),
              at: node.range, help: "Classes are listed in \(scheme.path).")
            continue
          }
          if !codes.contains(code) { codes.append(code) }
        }
        if !codes.isEmpty { decoder.frontMatter.categories[scheme] = codes }
      }
    }
  }

  private mutating func decodeSources() {
    for node in reader.list("sources") {
      section(node, "sources") { decoder, reader in
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
        if !source.title.isEmpty { decoder.frontMatter.sources.append(source) }
      }
    }
  }

  private mutating func decodeStatus() {
    frontMatter.status = reader.choice("status", PageStatus.self) ?? .current
    frontMatter.replacedBy = located("replaced_by", in: &reader)
    if frontMatter.replacedBy != nil, frontMatter.status == .current {
      reader.report(
        .wrongValue, "'replaced_by' stands on a page that is current",
        at: reader.range(of: "replaced_by"), help: "Add `status: superseded`.")
    }
    frontMatter.isDraft = reader.flag("draft") ?? false
    frontMatter.isPartial = reader.flag("partial") ?? false
  }

  private mutating func checkDates() {
    if let updated = frontMatter.updated, let date = frontMatter.date, updated < date {
      reader.report(
        .wrongDate, "'updated' (\(updated)) is before 'date' (\(date))",
        at: reader.range(of: "updated"))
    }
    guard role == .page, frontMatter.date == nil, !reader.has("date") else { return }
    switch frontMatter.type {
    case .news:
      reader.require("date", help: "News is sorted by it; write the day of issue.")
    case .plan, .evaluation, .dataset:
      if let year = frontMatter.year {
        frontMatter.date = CalendarDate(
          year: year + CalendarDate.rocOffset, month: 1, day: 1)
      }
      reader.report(
        .missingDate, "\(reader.subject) has no 'date'", at: reader.range(of: "title"),
        help: frontMatter.date.map { "It counts as issued on \($0); write the day of issue." }
          ?? "Write the day of issue.")
    case .faq, .sop, .page: break
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
    _ node: YAMLNode, _ subject: String,
    _ body: (inout FrontMatterDecoder, inout FieldReader) -> Void
  ) {
    var inner = FieldReader(node, file: file, subject: "'\(subject)'")
    body(&self, &inner)
    reader.diagnostics += inner.finish()
  }
}

/// A text with its place.
func located(_ key: String, in reader: inout FieldReader) -> Located<String>? {
  reader.text(key).map { Located($0, range: reader.range(of: key)) }
}
