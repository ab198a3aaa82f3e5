import Content
import OpenData

/// What is known of a page while it is made.
struct Draft {
  private let metadata: ImportedDocument.Metadata
  private let options: ImportOptions
  private let fileName: String
  private(set) var title: String
  private(set) var type = PageType.page
  private(set) var language = "zh-Hant"
  private(set) var id = ""
  private var date: CalendarDate?
  private var year: Int?
  private var half: Int?
  var outline: OutlineDraft?

  init(_ metadata: ImportedDocument.Metadata, name: String, options: ImportOptions) {
    self.metadata = metadata
    self.options = options
    fileName = name
    title = options.title ?? metadata.page["title"] ?? metadata.title ?? name
  }

  /// The title above a text goes before that of the file, which is often that of the file it was begun from.
  mutating func take(_ head: PageHead) {
    if options.title == nil, let found = head.title { title = found }
    date = head.date
  }

  /// Whether pages of the type are of a year.
  var isReport: Bool { type == .plan || type == .evaluation }

  mutating func complete(text: String) {
    let guess = PageGuess(title: title)
    let own = metadata.page
    type = options.type ?? own["type"].flatMap(PageType.init(rawValue:)) ?? guess.type
    language =
      options.language ?? own["language"].flatMap { PageGuess.isLanguage($0) ? $0 : nil }
      ?? PageGuess.language(of: title + text, stated: metadata.language)
    year = own["year"].flatMap(Int.init) ?? guess.year
    half = own["half"].flatMap(Int.init) ?? guess.half
    date = own["date"].flatMap { CalendarDate(parsing: $0) } ?? date ?? metadata.date
    // Anybody may have written the file: a name that leads out of the folder is none.
    id = options.id ?? own["name"].flatMap { PageName.isSafe($0) ? $0 : nil } ?? name(guess)
  }

  private func name(_ guess: PageGuess) -> String {
    if let year, isReport {
      return type == .evaluation ? half.map { "\(year)-h\($0)" } ?? "\(year)" : "\(year)"
    }
    return PageName.make(of: fileName) ?? PageName.make(of: title) ?? "page"
  }

  func frontMatter() -> FrontMatterDraft {
    var matter = FrontMatterDraft()
    matter.add("title", title)
    matter.add("type", type.rawValue)
    if isReport {
      if let year {
        matter.add("year", year)
      } else {
        matter.leaveOpen("year", "the year of the Republic")
      }
      if type == .evaluation, let half { matter.add("half", half) }
    }
    if let date {
      matter.add(line: "date: \(date)")
    } else if type == .news || isReport {
      matter.leaveOpen("date", "the day of issue, such as 2026-01-20 or 115-01-20")
    }
    let unit = options.unit ?? metadata.page["unit"]
    if unit != nil || metadata.page.isEmpty { matter.add(unit: unit, of: type, options) }
    if let number = metadata.page["number"] { matter.add("number", number) }
    if !metadata.keywords.isEmpty { matter.add("keywords", list: metadata.keywords) }
    if let summary = metadata.page["summary"] ?? metadata.description {
      matter.add("summary", summary)
    }
    if let outline { matter.add(line: outline.line) }
    return matter
  }
}

extension FrontMatterDraft {
  /// The unit that answers for a page of a type; left open where neither it nor the section says which.
  mutating func add(unit: String?, of type: PageType, _ options: ImportOptions) {
    if let unit {
      add("unit", unit)
    } else if !options.typesWithUnit.contains(type) {
      leaveOpen("unit", "the key in site.yml of the unit that answers for this page")
    }
  }
}
