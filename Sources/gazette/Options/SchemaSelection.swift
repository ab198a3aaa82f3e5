import ArgumentParser
import Content

/// Which schemas for editors: one of them, or all.
struct SchemaSelection: ExpressibleByArgument {
  let schemas: [EditorSchema]

  private static let all = "all"

  init?(argument: String) {
    if argument == Self.all {
      schemas = EditorSchema.allCases
    } else if let schema = EditorSchema(rawValue: argument) {
      schemas = [schema]
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { EditorSchema.allCases.map(\.rawValue) + [all] }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
