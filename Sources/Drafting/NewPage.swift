package import Content
package import OpenData

/// A page to be begun: what a person has answered, in the languages they want it in.
package struct NewPage: Sendable {
  package var type: PageType
  package var id: String
  /// By language tag.
  package var titles: [String: String]
  package var date: CalendarDate
  package var unit: String?
  /// The name of the unit that answers for it, whether the page or its section names it.
  package var unitName: LocalizedText?
  package var theme: [String] = []
  package var cake: [String] = []
  package var service: [String] = []
  /// Of plans and evaluations, a year of the Republic.
  package var year: Int?
  package var half: Int?
  /// The address of the plan that an evaluation reports on, and its measures.
  package var plan: String?
  package var measures: [String] = []

  package init(type: PageType, id: String, titles: [String: String], date: CalendarDate) {
    self.type = type
    self.id = id
    self.titles = titles
    self.date = date
  }

  /// The files of the page, by their paths beneath its section.
  ///
  /// A language for which the program has no text begins with that of the first that it has.
  package func files() -> [(path: String, bytes: [UInt8])] {
    var common = Placeholders(today: date)
    common.add("ID", id)
    var files = titles.sorted { $0.key < $1.key }.map { language, title in
      var placeholders = common
      placeholders.add("TITLE", FrontMatterDraft.scalar(title))
      placeholders.addUnit(unitName, language: language)
      let start =
        Starter.page(type.rawValue, language: language)
        ?? Starter.page(type.rawValue, language: "en") ?? ("", "")
      let own = placeholders.filling(start.frontMatter)
      var matter = frontMatter(title)
      for line in own.split(separator: "\n") { matter.add(line: String(line)) }
      return (
        path: "\(id).\(language).md",
        bytes: Array((matter.text + "\n" + placeholders.filling(start.body)).utf8)
      )
    }
    if type == .dataset, let table = Starter.files["pages/dataset.csv"] {
      files.append(("\(id)/\(id).csv", table))
    }
    return files
  }

  private func frontMatter(_ title: String) -> FrontMatterDraft {
    var matter = FrontMatterDraft()
    matter.add("title", title)
    matter.add("type", type.rawValue)
    if let year { matter.add("year", year) }
    if let half { matter.add("half", half) }
    if let plan { matter.add(line: "plan: \(plan)") }
    matter.add(line: "date: \(date)")
    matter.add(line: "review: \(date.nextYear)")
    if let unit { matter.add("unit", unit) }
    let categories = [("theme", theme), ("cake", cake), ("service", service)]
      .filter { !$0.1.isEmpty }
      .map { name, codes in
        "\(name): [\(codes.map { "\"\($0)\"" }.joined(separator: ", "))]"
      }
    if !categories.isEmpty {
      matter.add(line: "categories: { \(categories.joined(separator: ", ")) }")
    }
    if !measures.isEmpty {
      matter.add(line: "results:")
      for id in measures { matter.add(line: "  - { measure: \(FrontMatterDraft.scalar(id)) }") }
    }
    return matter
  }
}
