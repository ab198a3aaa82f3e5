import Foundation
import Mustache
import Testing

/// One case of the Mustache specification, as the files in `Fixtures/specification` have it.
struct SpecificationCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let data: DynamicValue
  let template: String
  let expected: String
  let partials: [String: String]?

  var testDescription: String { name }

  private enum CodingKeys: CodingKey {
    case name, data, template, expected, partials
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    data = try container.decode(JSONValue.self, forKey: .data).value
    template = try container.decode(String.self, forKey: .template)
    expected = try container.decode(String.self, forKey: .expected)
    partials = try container.decodeIfPresent([String: String].self, forKey: .partials)
  }

  /// The cases of one part of the specification.
  static func all(in part: String) throws -> [SpecificationCase] {
    let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = support.deletingLastPathComponent()
    let url = folder.appendingPathComponent("Fixtures/specification/\(part).json")
    return try JSONDecoder().decode([SpecificationCase].self, from: Data(contentsOf: url))
  }
}

/// Any JSON value, as data without a model.
private struct JSONValue: Decodable {
  let value: DynamicValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let flag = try? container.decode(Bool.self) {
      value = .flag(flag)
    } else if let integer = try? container.decode(Int.self) {
      value = .text(String(integer))
    } else if let decimal = try? container.decode(Double.self) {
      value = .text(String(decimal))
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else if let elements = try? container.decode([JSONValue].self) {
      value = .list(elements.map(\.value))
    } else {
      value = .record(try container.decode([String: JSONValue].self).mapValues(\.value))
    }
  }
}
