import Foundation
import Testing

/// One example of a published specification, as the files in `Fixtures/specification` have it.
struct SpecificationExample: Decodable, Sendable, CustomTestStringConvertible {
  let example: Int
  let section: String
  let markdown: String
  let html: String

  var testDescription: String { "\(example) \(section)" }

  /// The examples of one file.
  static func all(in file: String) throws -> [SpecificationExample] {
    let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = support.deletingLastPathComponent()
    let url = folder.appendingPathComponent("Fixtures/specification/\(file).json")
    return try JSONDecoder().decode([SpecificationExample].self, from: Data(contentsOf: url))
  }
}
