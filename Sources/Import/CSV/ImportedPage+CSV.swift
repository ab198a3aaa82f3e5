import Content
import Diagnostics
import OpenData

extension ImportedPage {
  /// Makes a page of a table: a dataset with its file beside it, or, for any other type, a page that shows the table.
  ///
  /// - Parameters:
  ///   - bytes: The file, CSV in UTF-8.
  ///   - file: Its name, for messages.
  ///   - name: Its name without the ending.
  ///   - options: What the person says of the page.
  /// - Throws: ``ImportFailure`` with what is wrong, at which line, and what to do.
  package init(
    csv bytes: [UInt8], file: String, name: String, options: ImportOptions
  ) throws(ImportFailure) {
    let source = SourceFile(path: SourcePath(file), bytes: bytes)
    let (table, diagnostics) = CSVTable.read(source)
    guard let table else {
      let first = diagnostics.first
      throw .unreadable(
        "\(first?.message ?? "it is no table") (line \(first?.range.start.line ?? 1))",
        help: first?.help)
    }
    let type = options.type ?? .dataset
    let words = table.header.joined() + table.rows.prefix(50).flatMap(\.self).joined()
    let language = options.language ?? PageGuess.language(of: name + words, stated: nil)
    let id = options.id ?? PageName.make(of: name) ?? "table"
    var matter = FrontMatterDraft()
    matter.add("title", options.title ?? name)
    matter.add("type", type.rawValue)
    if type == .news { matter.leaveOpen("date", "the day of issue, such as 2026-01-20") }
    matter.add(unit: options.unit, of: type, options)
    guard type == .dataset else {
      var writer = MarkdownWriter(destinations: Destinations())
      var document = ImportedDocument()
      document.blocks = [.table(try ImportedDocument.Table(table))]
      self.init(
        type: type, language: language, id: id,
        markdown: matter.text + "\n" + writer.text(of: document), openKeys: matter.openKeys)
      return
    }
    matter.leaveOpen(
      "frequency", "how often it is updated: P1D P1W P1M P3M P6M P1Y irregular never")
    matter.add(line: "resources:")
    matter.add(line: "  - file: \(FrontMatterDraft.scalar(id + ".csv"))")
    matter.add(line: "    title: \(FrontMatterDraft.scalar(options.title ?? name))")
    matter.add(line: "    fields:")
    var inference = SchemaInference(columnCount: table.header.count)
    for row in table.rows { inference.add(Record(row)) }
    for (column, type) in zip(table.header, inference.types) {
      let name = FrontMatterDraft.scalar(column)
      matter.add(line: "      - { name: \(name), title: \(name), type: \(type.rawValue) }")
    }
    let isHan = language.hasPrefix("zh")
    self.init(
      type: type, language: language, id: id,
      markdown: matter.text
        + (isHan
          ? "\n本資料集由檔案「\(file)」匯入，請在此說明資料的內容、來源與用途。\n"
          : "\nImported from the file “\(file)”: say here what the data are, where they come from and what they are for.\n"),
      files: [(id + ".csv", bytes)], openKeys: matter.openKeys)
  }
}

extension ImportedDocument.Table {
  fileprivate init(_ csv: CSVTable) throws(ImportFailure) {
    let rows = ([csv.header] + csv.rows).map { row in
      row.map { Source($0.isEmpty ? [] : [.paragraph([.text($0)])]) }
    }
    guard let table = Self(rows: rows, headerRowCount: 1) else {
      throw .unreadable("it has too many cells for a page; import it as a dataset")
    }
    self = table
  }
}
