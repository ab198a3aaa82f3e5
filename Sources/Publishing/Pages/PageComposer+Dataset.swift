import Content
import Diagnostics
import Figures
import Markup
import Mustache
import OpenData

extension PageComposer {
  /// The data's files, a preview of each, the columns, and the chart that the front matter asks for; none of them
  /// once the data are withdrawn.
  mutating func dataset() -> DatasetModel {
    let date = frontMatter.lastUpdated ?? site.options.today
    var model = DatasetModel(
      citation: words(
        "citation",
        [
          "agency": site.settings.agency.name[words.language], "roc_year": String(date.rocYear),
          "year": String(date.year), "title": page.title, "license": license.title,
        ]))
    guard withdrawal == nil else { return model }
    for table in published { add(table, to: &model) }
    model.fieldTables = fieldTables(of: published)
    for resource in frontMatter.dataset.resources where !isTable(resource.file.value) {
      let title = resource.title ?? page.title
      if let download = download(resource.file, title: title) { model.files.append(download) }
    }
    drawChart(into: &model)
    return model
  }

  private func add(_ table: PublishedTable, to model: inout DatasetModel) {
    model.files += table.files.map { file in
      DownloadModel(file, of: table, id: "\(table.name).\(file.format.rawValue)", words: words)
    }
    model.previews.append(
      PreviewModel(title: table.title, html: PreviewTable(table, words: words).dataTable.html))
  }

  /// The columns of each table; those of tables that have the same, as files of several years do, are told once.
  private func fieldTables(of tables: [PublishedTable]) -> [FieldTableModel] {
    var groups: [(titles: [String], columns: [PublishedTable.Column])] = []
    for table in tables where !table.columns.isEmpty {
      if let same = groups.firstIndex(where: { $0.columns == table.columns }) {
        groups[same].titles.append(table.title)
      } else {
        groups.append(([table.title], table.columns))
      }
    }
    return groups.map { titles, columns in
      let caption =
        groups.count == 1
        ? words("fields_caption") : words("data_fields_caption", ["title": words.list(titles)])
      return FieldTableModel(
        caption: caption,
        region: groups.count == 1
          ? words("fields_region") : words("table_region", ["caption": caption]),
        fieldDescriptions: columns.map { FieldModel($0, words: words) })
    }
  }

  /// Draws the first file; a column that is not published as it stands may not be drawn.
  private mutating func drawChart(into model: inout DatasetModel) {
    guard let chart = frontMatter.dataset.chart else { return }
    let listed = frontMatter.dataset.resources.first?.file.value
    if let listed, !isTable(listed) {
      report(
        .wrongValue, "'chart' draws the first file, and '\(listed)' is no CSV",
        at: chart.type.range, help: "Name a file that ends in .csv first.")
      return
    }
    guard
      let file = datasetFiles.first(where: {
        listed == nil || $0[page.languageIndex]?.resource?.file.value == listed
      })
    else {
      // Where a file is listed that is not there, publishing its rows has told so.
      return
    }
    for column in [chart.x] + chart.y {
      guard let field = file.columns.first(where: { $0.name.value == column.value }),
        field.deidentification != nil
      else { continue }
      diagnostics.append(
        Diagnostic(deidentifiedColumn: column.value, file: page.path, range: column.range))
      return
    }
    guard let source = try? DataFile(file.source, in: site),
      let first = try? source.firstRows(Chart.maximumCategoryCount)
    else {
      // Publishing its rows has told why it cannot be read.
      return
    }
    diagnostics += first.diagnostics.filter { !diagnostics.contains($0) }
    guard let table = first.table else { return }
    let titles = Dictionary(
      (file[page.languageIndex]?.fields ?? []).compactMap { field in
        field.title.map { (field.name.value, $0) }
      },
      uniquingKeysWith: { first, _ in first })
    let (drawn, chartProblems) = text.figures.chart(
      chart, of: table, hasMoreRows: first.hasMore, file: source.path, titles: titles)
    parts.chart = drawn
    model.chart = drawn?.figure(id: "f:data", labels: text.figures.labels) ?? []
    diagnostics += chartProblems
  }
}

extension FieldModel {
  /// A column with its words in the page's language.
  init(_ column: PublishedTable.Column, words: Words) {
    self.init(
      name: column.name, title: column.title ?? column.name,
      type: words("type_\(column.type.rawValue)"), unit: column.unit,
      text: column.description ?? "")
  }
}

extension DownloadModel {
  /// A file of a table, with its format and size; `id` is what catalogues call it.
  init(_ file: PublishedTable.File, of table: PublishedTable, id: String? = nil, words: Words) {
    self.init(
      title: table.title, url: Address.href(file.address), format: file.format.label,
      size: words.size(file.byteCount))
    self.id = id
  }
}
