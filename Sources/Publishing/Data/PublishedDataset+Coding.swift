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
  }
}

extension PublishedTable {
  fileprivate func write(to writer: inout BinaryWriter) {
    writer.write(name)
    writer.write(title)
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
