import Diagnostics
import OpenData

extension FrontMatterDecoder {
  /// Keys of datasets.
  mutating func dataset(_ status: PageStatus) -> DatasetFields {
    var dataset = DatasetFields()
    dataset.fields = Self.fields(in: &reader)
    for node in reader.list("resources") {
      section(node, "'resources'") { reader in
        reader.require("file")
        let title = reader.text("title")
        let encoding = reader.text("encoding")
        let fields = Self.fields(in: &reader)
        guard let file = located("file", in: &reader) else { return }
        var resource = DatasetFields.Resource(file: file)
        resource.title = title
        resource.encoding = encoding
        resource.fields = fields
        if let first = dataset.resources.first(where: { $0.file.value == file.value }) {
          Self.reportTwice("File '\(file.value)' is listed", file.range, first.file.range, &reader)
        }
        dataset.resources.append(resource)
      }
    }
    dataset.frequency = frequency()
    dataset.temporal = temporal()
    dataset.spatial = reader.text("spatial")
    dataset.chart = reader.node("chart").flatMap { chart($0) }
    dataset.withdrawal = withdrawal(of: status)
    return dataset
  }

  private static func fields(in reader: inout FieldReader) -> [DatasetFields.Field] {
    var fields: [DatasetFields.Field] = []
    for node in reader.list("fields") {
      var inner = FieldReader(node, file: reader.file, subject: "'fields'")
      inner.require("name")
      let title = inner.text("title")
      let type = inner.choice("type", FieldType.self)
      let description = inner.text("description")
      let unit = inner.text("unit")
      let deidentification = deidentification(of: type, in: &inner)
      let spreadsheet = spreadsheet(in: &inner)
      if let name = located("name", in: &inner) {
        var field = DatasetFields.Field(name: name)
        field.title = title
        field.type = type
        field.text = description
        field.unit = unit
        field.deidentification = deidentification
        field.spreadsheet = spreadsheet
        if let first = fields.firstIndex(where: { $0.name.value == name.value }) {
          reportTwice(
            "Column '\(name.value)' is described", name.range, fields[first].name.range, &inner)
          // Kept although it is wrong: whoever reads on must not publish the column as it is.
          fields[first].deidentification = fields[first].deidentification ?? deidentification
        } else {
          fields.append(field)
        }
      }
      reader.diagnostics += inner.finish()
    }
    return fields
  }

  /// Says that something stands twice in a list of which only the first would count.
  private static func reportTwice(
    _ what: String, _ range: SourceRange, _ first: SourceRange, _ reader: inout FieldReader
  ) {
    reader.report(
      .wrongValue, what + " twice", at: range, help: "Put what both say into one entry.",
      notes: [Note("The first one is here", file: reader.file.path, range: first)])
  }

  private static func deidentification(
    of type: FieldType?, in reader: inout FieldReader
  ) -> Deidentification? {
    guard let deidentification = reader.choice("mask", Deidentification.self) else { return nil }
    if let type, !deidentification.applies(to: type) {
      let types = deidentification.types.map(\.rawValue).joined(separator: ", ")
      reader.report(
        .wrongValue,
        "A column of type \(type.rawValue) cannot be published with 'mask: \(deidentification.rawValue)'",
        at: reader.range(of: "mask"), help: "It applies to: \(types). 'drop' applies to all.")
    }
    // Kept although it is wrong: whoever reads on must not publish the column as it is.
    return deidentification
  }

  private static func spreadsheet(in reader: inout FieldReader) -> SpreadsheetPolicy? {
    guard let text = reader.text("spreadsheet") else { return nil }
    let choices = SpreadsheetPolicy.written
    if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
    reader.report(
      .wrongValue, "'spreadsheet' is '\(text)'" + didYouMean(text, choices.map(\.rawValue)),
      at: reader.range(of: "spreadsheet"),
      help: "'exact' publishes texts such as =1+1 as they are, 'apostrophe' puts ' before them.")
    return nil
  }

  /// What readers of a dataset that is no longer offered must be told.
  private mutating func withdrawal(of status: PageStatus) -> DatasetFields.Withdrawal? {
    guard let node = reader.node("withdrawn") else {
      guard status == .withdrawn, role == .page else { return nil }
      // What a section gives is right for other types of page.
      let place = reader.range(of: "status")
      reader.report(
        .missingKey, "\(reader.headline) with 'status: withdrawn' needs 'withdrawn'",
        at: place == .inherited ? reader.range(of: "title") : place,
        help: "Write `withdrawn:` with `date`, `reason` and `approver`: readers are told when, why "
          + "and by whose approval data are no longer offered.")
      return nil
    }
    if status != .withdrawn {
      reader.report(
        .wrongValue, "'withdrawn' stands on a dataset that is \(status.rawValue)",
        at: reader.keyRange(of: "withdrawn"), help: "Add `status: withdrawn`, or take it out.")
    }
    var withdrawal: DatasetFields.Withdrawal?
    let languages = context.languages
    section(node, "'withdrawn'") { reader in
      for key in ["date", "reason", "approver"] { reader.require(key) }
      let date = reader.date("date")
      let reason = Self.statement("reason", languages, in: &reader)
      let approver = Self.statement("approver", languages, in: &reader)
      let successor = located("successor", in: &reader)
      guard let date, let reason, let approver else { return }
      withdrawal = DatasetFields.Withdrawal(
        date: date, reason: reason, approver: approver, successor: successor, range: node.range)
    }
    return status == .withdrawn ? withdrawal : nil
  }

  /// Text that says something; spaces do not, and that is told.
  private static func statement(
    _ key: String, _ languages: [Language], in reader: inout FieldReader
  ) -> LocalizedText? {
    guard let text = reader.localizedText(key, languages: languages) else { return nil }
    if text.all.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) { return text }
    reader.report(.wrongValue, "'\(key)' is empty", at: reader.range(of: key))
    return nil
  }

  private mutating func frequency() -> Located<Frequency>? {
    guard let text = reader.text("frequency") else { return nil }
    if let frequency = Frequency(parsing: text) {
      return Located(frequency, range: reader.range(of: "frequency"))
    }
    reader.report(
      .wrongValue, "'frequency' is '\(text)'" + didYouMean(text, Frequency.spellings),
      at: reader.range(of: "frequency"),
      help:
        "Write P1D, P1W, P1M, P3M, P6M, P1Y, irregular or never, or the portal's word such as 每1月.")
    return nil
  }

  private mutating func temporal() -> (start: CalendarDate, end: CalendarDate)? {
    guard let text = reader.text("temporal") else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let start = CalendarDate(parsing: String(parts[0])),
      let end = CalendarDate(parsing: String(parts[1]))
    {
      if start <= end { return (start, end) }
      reader.report(
        .wrongDate, "'temporal' ends on \(end), before it begins on \(start)",
        at: reader.range(of: "temporal"),
        help: "Write the first day, then the last: \(end)/\(start).")
      return nil
    }
    reader.report(
      .wrongDate, "'temporal' is '\(text)'; it takes two days", at: reader.range(of: "temporal"),
      help: "The first and the last day that the data cover, such as 2021-01-01/2021-12-31.")
    return nil
  }

  private mutating func chart(_ node: YAMLNode) -> DatasetFields.Chart? {
    var chart: DatasetFields.Chart?
    section(node, "'chart'") { reader in
      for key in ["type", "x", "y"] { reader.require(key) }
      let caption = reader.text("caption")
      var columns: [Located<String>] = []
      for node in reader.list("y") {
        guard let text = reader.text(node, "y") else { continue }
        for part in text.split(separator: ",") {
          let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
          columns.append(Located(String(name), range: node.range))
        }
      }
      let type = located("type", in: &reader)
      let x = located("x", in: &reader)
      guard let type, let x else { return }
      chart = DatasetFields.Chart(type: type, x: x, y: columns, caption: caption)
    }
    return chart
  }
}

extension SpreadsheetPolicy {
  /// What editors write; `refuse` is what a column without the key says.
  static let written: [SpreadsheetPolicy] = [.exact, .apostrophe]
}
