import Content
import Diagnostics
import Markup
import OpenData

extension PageComposer {
  /// Publishes the page's tables as data, and keeps what was published of them.
  ///
  /// - Throws: What the sink throws.
  mutating func publishTables(into compiled: inout CompiledGroup) throws {
    guard site.settings.offersData else { return }
    if withdrawal == nil { try publishTables(of: text, into: &compiled) }
    guard !published.isEmpty || withdrawal != nil else { return }
    var dataset = compiled.dataset ?? PublishedDataset(of: page)
    // Its page tells of them, before all languages are known and compared with them.
    dataset.released = site.datasetLedger?[dataset.name]?.versions ?? []
    dataset.versions.append(
      PublishedDataset.Version(
        language: page.languageIndex, title: page.title, summary: summary,
        keywords: frontMatter.keywords, permalink: page.permalink, tables: published))
    if dataset.withdrawal == nil { dataset.withdrawal = publishedWithdrawal() }
    compiled.dataset = dataset
  }

  private mutating func publishTables(
    of text: PageText, into compiled: inout CompiledGroup
  ) throws {
    var tables = PageTables(text)
    switch frontMatter.type {
    case .plan:
      for outline in text.outlines.compactMap(\.self) { tables.add(outline) }
      tables.add(measures, of: page, words: words)
    case .evaluation:
      for outline in text.outlines.compactMap(\.self) { tables.add(outline) }
      if let plan = evaluatedPlan {
        tables.add(
          site.measures(of: plan.group), results: site.results(of: page), of: page, words: words)
      }
    case .faq: tables.add(questionTexts(), of: page, words: words)
    case .sop: tables.add(procedureSteps(), of: page, words: words)
    case .dataset:
      for resource in resources() {
        if let table = try table(of: resource) { tables.add(table) }
      }
    case .news, .page: break
    }
    tables.addCaptioned()
    for table in tables.all where grants(table) {
      var export = TableExport(table, of: page, in: site)
      if let table = try export.publish(into: &compiled) { published.append(table) }
      diagnostics += export.diagnostics.filter { !diagnostics.contains($0) }
    }
  }

  /// Tells on the page of a dataset what its landing page would tell: the page is that itself.
  mutating func describe(_ dataset: PublishedDataset, in model: inout PageModel) {
    guard dataset.type == .dataset else { return }
    let description = DatasetDescription(dataset, site: site, languageIndex: page.languageIndex)
    let data = description.model
    model.data = data
    // With its version, which the page itself does not know.
    model.dataset?.citation = data.citation
    let facts = description.facts(besides: [.updated, .frequency])
    parts.imprint += facts
    model.imprint += facts.map { $0.model(words: words) }
    model.head.structuredData.append(description.structuredData)
  }

  /// Whether the addresses of a table's files are free; the file that a table is read from is its own.
  private mutating func grants(_ table: PageTable) -> Bool {
    for format in site.tableFormats {
      let address = page.permalink + table.name + "." + format.rawValue
      guard let taken = site.addresses[address] else { continue }
      if case .file(_, let name, _) = taken, resourceNames.contains(name) { continue }
      report(
        .duplicateURL,
        "The data of '\(table.title)' would be written to \(address), which is taken",
        at: .start, help: "Give the table another caption, or the file another name.")
      return false
    }
    return true
  }

  /// The names of the page's files that are published as tables, not as they are.
  var resourceNames: Set<String> {
    guard frontMatter.type == .dataset else { return [] }
    return Set(resources().map(\.file.value).filter(isTable))
  }

  // MARK: Data files

  /// The resources named, or every CSV file of the page by name.
  func resources() -> [DatasetFields.Resource] {
    if !frontMatter.dataset.resources.isEmpty { return frontMatter.dataset.resources }
    return group.files.map(\.name).filter(isTable).sorted().map {
      DatasetFields.Resource(file: Located($0, range: .start))
    }
  }

  /// Whether a file is read as a table; others are only offered.
  func isTable(_ name: String) -> Bool { PageTable.isFile(name) }

  private mutating func table(of resource: DatasetFields.Resource) throws -> PageTable? {
    let name = resource.file.value
    guard isTable(name) else { return nil }
    guard let path = site.dataPath(name, of: page, reads: text.figures.reads) else {
      diagnostics.append(site.missingDataFile(name, of: page, at: resource.file.range))
      return nil
    }
    do {
      let source = try DataFile(path, in: site)
      let reader = try source.rows()
      var inference = SchemaInference(columnCount: reader.header.count)
      var record = Record()
      while try reader.next(into: &record) {
        inference.add(record) { reader.range(ofCell: $0) }
      }
      guard reader.diagnostics.isEmpty else {
        diagnostics += reader.diagnostics.filter { !diagnostics.contains($0) }
        return nil
      }
      let declared = resource.fields.isEmpty ? frontMatter.dataset.fields : resource.fields
      let schema = TableSchema(
        fields: zip(reader.header, inference.types).map { name, type in
          declared.first { $0.name.value == name }?.schemaField(inferred: type)
            ?? .init(name: name, type: type)
        })
      diagnostics += inference.diagnostics(
        header: reader.header, file: source.path,
        isDeclared: { name in declared.contains { $0.name.value == name && $0.hasKnownType } })
      checkColumns(declared, header: reader.header, file: name)
      let stem = SourcePath(name).lastComponent.dropLast(4)
      return PageTable(
        name: String(stem), title: resource.title ?? page.title, schema: schema,
        rows: .csv(source), file: source.path)
    } catch let error as SourceReadingError {
      diagnostics.append(Diagnostic(reading: path, error))
      return nil
    }
  }

  private mutating func checkColumns(
    _ fields: [DatasetFields.Field], header: [String], file: String
  ) {
    for field in fields where !header.contains(field.name.value) {
      report(
        .unknownColumn,
        "Column '\(field.name.value)' is not in \(file)" + didYouMean(field.name.value, header),
        at: field.name.range, help: "Its columns are \(header.joined(separator: ", ")).")
    }
  }

  // MARK: Texts

  /// The questions of a page as text; see ``questions()``.
  private func questionTexts() -> [PageTables.Question] {
    let indexByNode = Dictionary(
      uniqueKeysWithValues: document.headings.enumerated().map { ($1.node, $0) })
    let level =
      document.blocks.compactMap { indexByNode[$0].map { document.headings[$0].level } }.max()
    var groups: [(level: Int, text: String)] = []
    var questions: [PageTables.Question] = []
    var isInAnswer = false
    for block in document.blocks {
      guard let index = indexByNode[block] else {
        let text = document.plainText(of: block).trimmed
        if isInAnswer, let last = questions.indices.last, !text.isEmpty {
          questions[last].answer += (questions[last].answer.isEmpty ? "" : "\n") + text
        }
        continue
      }
      let heading = document.headings[index]
      isInAnswer = heading.level == level
      if isInAnswer {
        questions.append(
          PageTables.Question(
            anchor: heading.anchor, group: groups.map(\.text).joined(separator: words.colon),
            title: heading.text, answer: "", range: heading.range))
      } else {
        groups.removeAll { $0.level >= heading.level }
        groups.append((heading.level, heading.text))
      }
    }
    return questions
  }
}
