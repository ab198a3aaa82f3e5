import Encodings

/// Writes a table as JSON: an array of objects, one on a line, with the columns as keys in their order.
///
///     try JSONTableWriter(schema: schema).write(rows: RecordList(rows), to: buffer)
///     // [
///     // {"年度":115,"單位":"板橋站"},
///     // {"年度":116,"單位":""}
///     // ]
///
/// `integer` and `number` are JSON numbers with every digit of the source, `boolean` is `true` or `false`, `object`,
/// `array` and `geojson` are JSON values, all else strings. An empty cell is `null`, and `""` in a `string` column.
package struct JSONTableWriter {
  /// How many bytes are gathered before they are handed on.
  private static let chunkByteCount = 1 << 16

  private let schema: TableSchema
  private let types: [FieldType]
  /// `{"name":` for the first column and `,"name":` for the others.
  private let keys: [[UInt8]]

  package init(schema: TableSchema) {
    self.schema = schema
    types = schema.fields.map(\.type)
    keys = schema.fields.enumerated().map { index, field in
      Array((index == 0 ? "{" : ",").utf8) + JSON.string(field.name).bytes() + [UInt8(ascii: ":")]
    }
  }

  /// - Parameters:
  ///   - rows: Rows that ``TableCheck`` found nothing wrong with; their cells are UTF-8.
  ///   - sink: Takes the file's bytes.
  /// - Complexity: O(*n*) in the table's bytes, in memory of a chunk and a row.
  /// - Throws: ``TableWritingError``, and what the rows and the sink throw.
  package func write(rows: any RecordSource, to sink: any ByteSink) throws {
    var output: [UInt8] = []
    output.reserveCapacity(2 * Self.chunkByteCount)
    output.append(UInt8(ascii: "["))
    var record = Record()
    var row = 0
    while try rows.next(into: &record) {
      if row > 0 { output.append(UInt8(ascii: ",")) }
      row += 1
      output.append(UInt8(ascii: "\n"))
      try append(record, row: row, to: &output)
      guard output.count >= Self.chunkByteCount else { continue }
      try sink.write(output)
      output.removeAll(keepingCapacity: true)
    }
    output += "\n]\n".utf8
    try sink.write(output)
  }

  private func append(_ record: Record, row: Int, to output: inout [UInt8]) throws {
    guard record.count == keys.count else {
      throw TableWritingError.wrongWidth(row: row, count: record.count)
    }
    guard record.count > 0 else {
      output += "{}".utf8
      return
    }
    try record.withCells { cells in
      let bytes = UnsafeRawBufferPointer(cells.bytes)
      // Most rows have nothing to escape, which one search tells of all cells at once.
      let isPlain = JSONEscaping.firstSpecial(in: bytes, from: 0) == bytes.count
      for index in 0..<cells.count {
        output += keys[index]
        let type = types[index]
        let cell = cells[index]
        if cell.isEmpty {
          output += (type == .string ? "\"\"" : "null").utf8
        } else if isPlain, !type.isJSONValue {
          output.append(UInt8(ascii: "\""))
          output.append(contentsOf: cell)
          output.append(UInt8(ascii: "\""))
        } else if !append(cell, as: type, to: &output) {
          throw TableWritingError.wrongType(row: row, column: schema.fields[index].name)
        }
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Adds a cell that is not empty; `false` where it is not of its type.
  private func append(
    _ cell: UnsafeBufferPointer<UInt8>, as type: FieldType, to output: inout [UInt8]
  ) -> Bool {
    switch type {
    case .integer, .number:
      guard type.accepts(cell) else { return false }
      appendNumber(cell, to: &output)
    case .boolean:
      guard let value = FieldType.boolean(cell) else { return false }
      output += (value ? "true" : "false").utf8
    case .object, .array, .geojson:
      guard type.accepts(cell) else { return false }
      // Within JSON, line breaks stand only between values: a space in their place keeps a row on its line.
      for byte in cell { output.append(byte < 0x20 ? UInt8(ascii: " ") : byte) }
    default:
      output.append(UInt8(ascii: "\""))
      JSONEscaping.append(UnsafeRawBufferPointer(cell), to: &output)
      output.append(UInt8(ascii: "\""))
    }
    return true
  }

  /// Adds a number by JSON's narrower grammar: no plus, and digits on both sides of a point.
  private func appendNumber(_ cell: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var isAfterDigit = false
    for (index, byte) in cell.enumerated() {
      let isDigit = byte &- 0x30 < 10
      switch byte {
      case UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: "."):
        if !isAfterDigit { output.append(UInt8(ascii: "0")) }
        // `5.` and `5.e3` are numbers of Table Schema and none of JSON.
        let next = index + 1 < cell.count ? cell[index + 1] : 0
        guard next &- 0x30 < 10 else { break }
        output.append(byte)
      default: output.append(byte)
      }
      isAfterDigit = isDigit
    }
  }
}

extension FieldType {
  /// Whether JSON has the type's values otherwise than as strings.
  var isJSONValue: Bool {
    switch self {
    case .integer, .number, .boolean, .object, .array, .geojson: true
    default: false
    }
  }
}
