import Content
import Diagnostics
import Figures
import Markup
import Mustache
import OpenData

extension PageComposer {
  /// How many rows a preview shows.
  private static let previewRows = 10

  /// The data's files, a preview of each, the columns, and the chart that the front matter asks for.
  mutating func dataset() -> DatasetModel {
    let date = frontMatter.lastUpdated ?? site.options.today
    var model = DatasetModel(
      citation: words(
        "citation",
        [
          "agency": site.settings.agency.name[words.language], "roc_year": String(date.rocYear),
          "year": String(date.year), "title": page.title, "license": license.title,
        ]))
    for (index, resource) in resources().enumerated() {
      add(resource, index: index, to: &model)
    }
    return model
  }

  /// The resources named, or every CSV file of the page by name.
  private func resources() -> [DatasetFields.Resource] {
    if !frontMatter.dataset.resources.isEmpty { return frontMatter.dataset.resources }
    return group.files.map(\.name).filter(isTable).sorted().map {
      DatasetFields.Resource(file: Located($0, range: .start))
    }
  }

  /// Whether a file can be previewed; others are only offered.
  private func isTable(_ name: String) -> Bool { name.lowercased().hasSuffix(".csv") }

  private mutating func add(
    _ resource: DatasetFields.Resource, index: Int, to model: inout DatasetModel
  ) {
    let title = resource.title ?? page.title
    guard let download = download(resource.file, title: title) else { return }
    model.files.append(download)
    let fields = resource.fields.isEmpty ? frontMatter.dataset.fields : resource.fields
    guard isTable(resource.file.value) else {
      for field in fields { model.add(field, words: words) }
      if index == 0, let chart = frontMatter.dataset.chart {
        report(
          .wrongValue, "'chart' draws the first file, and '\(resource.file.value)' is no CSV",
          at: chart.type.range, help: "Name a file that ends in .csv first.")
      }
      return
    }
    guard
      let source = site.dataFile(
        resource.file.value, of: page, reads: text.figures.reads)
    else { return }
    let (table, problems) = CSVTable.read(source)
    diagnostics += problems.filter { !diagnostics.contains($0) }
    guard let table else { return }
    checkColumns(fields, of: table, file: resource.file.value)
    var preview = DataTable(table: table, words: words)
    preview.caption = words(
      table.rows.count > Self.previewRows ? "preview_caption" : "preview_caption_whole",
      [
        "title": title, "shown": words.number(min(Self.previewRows, table.rows.count)),
        "total": words.number(table.rows.count),
      ])
    preview.limit = Self.previewRows
    preview.titles = Dictionary(
      fields.compactMap { field in field.title.map { (field.name.value, $0) } },
      uniquingKeysWith: { first, _ in first })
    model.previews.append(PreviewModel(title: title, html: preview.html))
    for field in fields { model.add(field, words: words) }
    if index == 0, let chart = frontMatter.dataset.chart {
      let (html, problems) = text.figures.chart(
        chart, of: table, file: source.path, titles: preview.titles)
      model.chart = html
      diagnostics += problems
    }
  }

  private mutating func checkColumns(
    _ fields: [DatasetFields.Field], of table: CSVTable, file: String
  ) {
    for field in fields where !table.header.contains(field.name.value) {
      report(
        .unknownColumn,
        "Column '\(field.name.value)' is not in \(file)"
          + didYouMean(field.name.value, table.header),
        at: field.name.range, help: "Its columns are \(table.header.joined(separator: ", ")).")
    }
  }
}

extension DatasetModel {
  /// Describes a column once, however many files have it.
  fileprivate mutating func add(_ field: DatasetFields.Field, words: Words) {
    guard !fieldDescriptions.contains(where: { $0.name == field.name.value }) else { return }
    fieldDescriptions.append(
      FieldModel(
        name: field.name.value, title: field.title ?? field.name.value,
        type: words("type_\(field.type.rawValue)"), unit: field.unit, text: field.text ?? ""))
  }
}
