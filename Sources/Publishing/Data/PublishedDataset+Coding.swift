import Content
import Encodings
import OpenData

extension PublishedDataset {
  /// Changes with anything that others show of it.
  var contentDigest: UInt64 {
    var writer = BinaryWriter()
    write(to: &writer)
    return Fingerprint(of: writer.bytes).low
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(key.path)
    writer.write(type.rawValue)
    writer.write(versions) { writer, version in
      writer.write(version.language)
      writer.write(version.title)
      writer.write(version.summary)
      writer.write(version.keywords) { $0.write($1) }
      writer.write(version.permalink)
      writer.write(version.tables) { $1.write(to: &$0) }
    }
    writer.write(unit) { $0.write($1) }
    writer.write(classes) { writer, item in
      writer.write(item.scheme.rawValue)
      writer.write(item.code)
    }
    writer.write(license) { $0.write($1) }
    writer.write(issued) { $0.write($1) }
    writer.write(updated) { $0.write($1) }
    writer.write(frequency) { $0.write($1.rawValue) }
    writer.write(temporal) { writer, period in
      writer.write(period.start)
      writer.write(period.end)
    }
    writer.write(spatial) { $0.write($1) }
    writer.write(withdrawal) { writer, withdrawal in
      writer.write(withdrawal.date)
      writer.write(withdrawal.reason)
      writer.write(withdrawal.approver)
      writer.write(withdrawal.successor) { $0.write($1) }
    }
    writer.write(released) { writer, version in
      writer.write(version.number)
      writer.write(version.date)
      writer.write(version.digest)
      writer.write(version.change.rawValue)
      writer.write(version.note) { $0.write($1) }
    }
    writer.write(next) { writer, next in
      writer.write(next.step.number)
      writer.write(next.step.change.rawValue)
      writer.write(next.note) { $0.write($1) }
    }
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    key = PageKey(try reader.text())
    type = try reader.choice()
    versions = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Version(
        language: try reader.integer(), title: try reader.text(), summary: try reader.text(),
        keywords: try reader.texts(), permalink: try reader.text(),
        tables: try reader.array { (reader) throws(BinaryReader.Damaged) in
          try PublishedTable(from: &reader)
        })
    }
    unit = try reader.optionalText()
    classes = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Class(scheme: try reader.choice(), code: try reader.text())
    }
    license = try reader.optionalText()
    issued = try reader.optionalDate()
    updated = try reader.optionalDate()
    frequency = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      try reader.choice()
    }
    temporal = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      Period(start: try reader.date(), end: try reader.date())
    }
    spatial = try reader.optionalText()
    withdrawal = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      var withdrawal = Withdrawal(
        date: try reader.date(), reason: try reader.localizedText(),
        approver: try reader.localizedText())
      withdrawal.successor = try reader.optionalText()
      return withdrawal
    }
    released = try reader.array { (reader) throws(BinaryReader.Damaged) in
      DatasetVersion(
        number: try reader.versionNumber(), date: try reader.date(), digest: try reader.text(),
        change: try reader.choice(), note: try reader.optionalLocalizedText())
    }
    next = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      let step = VersionStep(number: try reader.versionNumber(), change: try reader.choice())
      return NextVersion(step: step, note: try reader.optionalLocalizedText())
    }
  }
}

extension PublishedTable {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(name)
    writer.write(title)
    writer.write(isShared)
    writer.write(columns) { writer, column in
      writer.write(column.name)
      writer.write(column.type.rawValue)
      writer.write(column.title) { $0.write($1) }
      writer.write(column.description) { $0.write($1) }
      writer.write(column.unit) { $0.write($1) }
      writer.write(column.hasApostrophes)
    }
    writer.write(rowCount)
    writer.write(digest.hex)
    writer.write(firstRows) { $0.write($1.hex) }
    writer.write(preview) { writer, row in writer.write(row) { $0.write($1) } }
    writer.write(files) { writer, file in
      writer.write(file.format.rawValue)
      writer.write(file.address)
      writer.write(file.byteCount)
      writer.write(file.digest)
    }
  }

  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    name = try reader.text()
    title = try reader.text()
    isShared = try reader.boolean()
    columns = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Column(
        name: try reader.text(), type: try reader.choice(), title: try reader.optionalText(),
        description: try reader.optionalText(), unit: try reader.optionalText(),
        hasApostrophes: try reader.boolean())
    }
    rowCount = try reader.integer()
    digest = try reader.digest()
    firstRows = try reader.optional { (reader) throws(BinaryReader.Damaged) in
      try reader.digest()
    }
    preview = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.texts() }
    files = try reader.array { (reader) throws(BinaryReader.Damaged) in
      File(
        format: try reader.choice(), address: try reader.text(), byteCount: try reader.integer(),
        digest: try reader.text())
    }
  }
}

extension BinaryReader {
  fileprivate mutating func digest() throws(Damaged) -> ContentDigest {
    guard let digest = ContentDigest(hex: try text()) else { throw Damaged() }
    return digest
  }
}

extension BinaryWriter {
  fileprivate mutating func write(_ number: SemanticVersion) {
    for part in [number.major, number.minor, number.patch] { write(part) }
  }

  /// The text that answers for languages without one stands first.
  fileprivate mutating func write(_ text: LocalizedText) {
    let first = text[tag: ""]
    write(first)
    let tags = text.tags
    write(tags.filter { text[tag: $0] == first } + tags.filter { text[tag: $0] != first }) {
      $0.write($1)
      $0.write(text[tag: $1])
    }
  }
}

extension BinaryReader {
  fileprivate mutating func versionNumber() throws(Damaged) -> SemanticVersion {
    SemanticVersion(try integer(), try integer(), try integer())
  }

  fileprivate mutating func localizedText() throws(Damaged) -> LocalizedText {
    let first = try text()
    let texts = try array { (reader) throws(Damaged) in
      (tag: try reader.text(), text: try reader.text())
    }
    return texts.isEmpty ? LocalizedText(first) : LocalizedText(texts)
  }

  fileprivate mutating func optionalLocalizedText() throws(Damaged) -> LocalizedText? {
    try optional { (reader) throws(Damaged) in try reader.localizedText() }
  }
}
