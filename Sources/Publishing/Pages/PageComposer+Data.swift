import Content
import Diagnostics
import Markup
import OpenData

extension PageComposer {
  /// Publishes the page's tables as data, and keeps what was published of them.
  ///
  /// - Throws: What the sink throws.
  mutating func publishTables(into compiled: inout CompiledGroup) throws {
    guard site.settings.offersData else {
      if frontMatter.type == .dataset, withdrawal == nil { reportMissingFormats() }
      return
    }
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

  /// A dataset that offers no file of its data says nothing to those who come for them.
  ///
  /// That one was released and would vanish, is told of the ledger.
  private mutating func reportMissingFormats() {
    guard site.datasetLedger?[PublishedDataset(of: page).name] == nil else { return }
    diagnostics.append(
      Diagnostic(
        .datasetIncomplete, "None of the dataset's tables is published", file: page.path,
        help: "'formats' in content/site.yml has no format of tables; add csv, json or ods."))
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
      reportMissingFiles()
      for file in datasetFiles {
        if let table = try table(of: file) { tables.add(table) }
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
      if case .file(page.group, let name, _) = taken, isOwnData(name) { continue }
      report(
        .duplicateURL,
        "The data of '\(table.title)' would be written to \(address), which is taken",
        at: .start, help: "Give the table another caption, or the file another name.")
      return false
    }
    return true
  }

  /// Whether a file of the page is published as a table, not as it is.
  func isOwnData(_ name: String) -> Bool {
    let source = group.files.first { $0.name == name }?.source
    return datasetFiles.contains { $0.source == source }
  }

  // MARK: Data files

  /// The CSV files that a dataset publishes, the same in every language.
  var datasetFiles: [DatasetFile] {
    frontMatter.type == .dataset ? site.datasetFiles[page.group] ?? [] : []
  }

  /// Whether a file is read as a table; others are only offered.
  func isTable(_ name: String) -> Bool { PageTable.isFile(name) }

  /// Tells what this language lists and is not there.
  private mutating func reportMissingFiles() {
    for resource in frontMatter.dataset.resources where isTable(resource.file.value) {
      let name = resource.file.value
      guard site.dataPath(name, of: page, reads: text.figures.reads) == nil else { continue }
      diagnostics.append(site.missingDataFile(name, of: page, at: resource.file.range))
    }
  }

  private mutating func table(of file: DatasetFile) throws -> PageTable? {
    text.figures.reads.note(.file(file.source))
    diagnostics += file.differences(in: page.languageIndex).filter { !diagnostics.contains($0) }
    do {
      let source = try DataFile(file.source, in: site)
      let reader = try source.rows()
      let columns = file.columns
      func isDescribed(_ name: String, _ says: (DatasetFields.Field) -> Bool) -> Bool {
        columns.contains { $0.name.value == name && says($0) }
      }
      var inference = SchemaInference(columnCount: reader.header.count)
      // Where all types are declared, the rows need not be read to know them: publishing checks each.
      if !reader.header.allSatisfy({ name in isDescribed(name) { $0.type != nil } }) {
        var record = Record()
        while try reader.next(into: &record) {
          inference.add(record) { reader.range(ofCell: $0) }
        }
      }
      guard reader.diagnostics.isEmpty else {
        diagnostics += reader.diagnostics.filter { !diagnostics.contains($0) }
        return nil
      }
      let described = file[page.languageIndex]
      diagnostics += inference.diagnostics(
        header: reader.header, file: source.path,
        isDeclared: { name in isDescribed(name, \.hasKnownType) })
      if let described, described.resource != nil || frontMatter.dataset.resources.isEmpty {
        checkColumns(
          described.fields, header: reader.header,
          file: described.resource?.file.value ?? file.source.lastComponent)
      }
      return PageTable(
        name: file.name, title: described?.resource?.title ?? page.title,
        schema: file.schema(
          header: reader.header, inferred: inference.types, language: page.languageIndex),
        rows: .csv(source), file: source.path)
    } catch let error as SourceReadingError {
      diagnostics.append(Diagnostic(reading: file.source, error))
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
