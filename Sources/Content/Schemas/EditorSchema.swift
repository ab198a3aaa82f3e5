package import Encodings

/// A schema file for editors: what they check and complete while somebody writes.
package enum EditorSchema: String, Sendable, CaseIterable {
  /// The front matter of a page.
  case frontMatter = "front-matter"
  /// The front matter of a section, `_index.md`.
  case section
  /// `content/site.yml`.
  case site

  package var fileName: String { "\(rawValue).schema.json" }

  /// The file's text: JSON Schema, draft-07.
  package func bytes(_ vocabulary: SchemaVocabulary) -> [UInt8] {
    json(vocabulary).bytes(pretty: true) + [UInt8(ascii: "\n")]
  }

  /// The schema itself.
  package func json(_ vocabulary: SchemaVocabulary) -> JSON {
    switch self {
    case .frontMatter: FrontMatterSchema(vocabulary).page
    case .section: FrontMatterSchema(vocabulary).section
    case .site: SettingsSchema(vocabulary).json
    }
  }

  /// A whole schema file: its head, the rules for what it describes, and what these name.
  static func file(
    title: String, summary: String, rules: [JSON.Member], definitions: [JSON.Member]
  ) -> JSON {
    .object(
      [
        JSON.Member("$schema", "http://json-schema.org/draft-07/schema#"),
        JSON.Member("title", .string(title)),
        JSON.Member("description", .string(summary)),
      ] + rules + [JSON.Member("definitions", .object(definitions))])
  }
}
