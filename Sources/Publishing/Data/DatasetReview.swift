import Content
import Diagnostics
import OpenData

/// Tells what a page's data lack, where the page says it or should.
struct DatasetReview {
  let site: Site
  let group: PageGroup

  /// What readers and catalogues would miss of a dataset; of other pages' tables nobody expects as much.
  func problems(of published: PublishedDataset?) -> [Diagnostic] {
    // Of data that are no longer offered nothing is missed.
    guard let published, published.type == .dataset, published.withdrawal == nil,
      let first = published.versions.first,
      let page = page(in: first.language)
    else { return [] }
    let catalog = site.catalog(of: [published])
    guard let dataset = catalog.datasets.first else { return [] }
    var problems = catalog.gaps(of: dataset).compactMap { problem($0, of: page) }
    for version in published.versions {
      if let page = self.page(in: version.language) {
        problems += undescribedFields(of: version.tables, on: page)
      }
    }
    if case .fail(.overdue(let day)) = site.quality(of: dataset)[.freshness],
      let frequency = page.frontMatter.dataset.frequency
    {
      problems.append(
        Diagnostic(
          .dataOverdue, "The data were due for an update after \(day)", file: page.path,
          range: frequency.range,
          help:
            "Publish the newer data with their 'updated', or state how often they really change."
        ))
    }
    return problems
  }

  private func page(in language: Int) -> Page? { group.versions[language].map { site.pages[$0] } }

  private func problem(_ gap: DatasetGap, of page: Page) -> Diagnostic? {
    switch gap {
    case .date:
      Diagnostic(
        .datasetIncomplete, "The dataset has no date and is left out of data.json",
        file: page.path, help: "State 'date', the day on which they were first published.")
    case .description:
      Diagnostic(
        .datasetIncomplete, "The dataset has no description and is left out of data.json",
        file: page.path, help: "Write a 'summary', or begin the text with a paragraph.")
    case .email:
      Diagnostic(
        .datasetIncomplete, "Nobody can be asked by e-mail about data, which data.json demands",
        file: site.settingsFile.path, help: "State 'email' under 'agency', or of each unit.")
    // Every page has a title, and what published no table is no dataset.
    case .title, .resources: nil
    }
  }

  private func undescribedFields(of tables: [PublishedTable], on page: Page) -> [Diagnostic] {
    let files = site.datasetFiles[page.group] ?? []
    return tables.compactMap { table in
      // A table of the page's own text has columns that its reader sees explained there.
      guard let file = files.first(where: { $0.name == table.name }) else { return nil }
      let description = file[page.languageIndex]
      let declared = description?.fields ?? []
      let names = Set(declared.map(\.name.value))
      let missing = table.columns.map(\.name).filter { !names.contains($0) }
      guard !missing.isEmpty else { return nil }
      let list = missing.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let rest = missing.count > 5 ? " and \(missing.count - 5) more" : ""
      return Diagnostic(
        .undescribedField,
        "\(table.name).csv has \(missing.count == 1 ? "a column" : "columns") without description: "
          + list + rest,
        file: page.path,
        range: declared.first?.name.range ?? description?.resource?.file.range ?? .start,
        help: "Add under 'fields' what each means: { name, title, type, description }.")
    }
  }
}
