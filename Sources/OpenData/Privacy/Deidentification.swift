/// What a column's values become, so that they tell no person from another: the key `mask` of `fields:`.
///
/// Each is the same for the same value and cannot be turned back; no digest is made, which the few values of most
/// columns would give away. A column that has only a few values, such as a sex, keeps no secret behind a mask: drop it.
package enum Deidentification: String, Sendable, Hashable, CaseIterable {
  /// Most characters of a text are covered: 王○明, `A1****`.
  case mask
  /// The value is less precise: a day becomes its year, a number its ten, an address its town.
  case generalise
  /// The column isn't published.
  case drop

  /// Whether the values of a type can become so.
  package func applies(to type: FieldType) -> Bool {
    switch self {
    case .drop: true
    case .mask: type == .string || type == .any
    case .generalise:
      switch type {
      case .string, .any, .number, .integer, .date, .time, .datetime, .year, .yearmonth, .geopoint:
        true
      case .boolean, .duration, .geojson, .object, .array, .list: false
      }
    }
  }

  /// The types that it applies to, for messages.
  package var types: [FieldType] { FieldType.allCases.filter { applies(to: $0) } }

  /// The type of a column's values once they are changed.
  func type(from type: FieldType) -> FieldType {
    switch (self, type) {
    case (.generalise, .date), (.generalise, .datetime), (.generalise, .yearmonth): .year
    default: type
    }
  }

  /// Adds what a value becomes to some bytes; empty values stay empty.
  ///
  /// - Returns: Whether it is known; otherwise nothing is added.
  func append(_ value: ArraySlice<UInt8>, type: FieldType, to output: inout [UInt8]) -> Bool {
    guard !value.isEmpty else { return true }
    switch self {
    case .drop: return true
    case .mask:
      Masking.append(value, to: &output)
      return true
    case .generalise: return Generalisation.append(value, type: type, to: &output)
    }
  }
}

extension TableSchema {
  /// The columns as they are published once each is de-identified as it says.
  ///
  /// A key that a changed column was part of is none any more: masked values may be equal.
  package var deidentified: TableSchema {
    let changed = Set(fields.filter { $0.deidentification != nil }.map(\.name))
    return TableSchema(
      fields: fields.compactMap { field in
        guard let deidentification = field.deidentification else { return field }
        guard deidentification != .drop else { return nil }
        var changed = field
        changed.type = deidentification.type(from: field.type)
        changed.deidentification = nil
        return changed
      },
      primaryKey: primaryKey.contains(where: changed.contains) ? [] : primaryKey)
  }
}
