import Encodings

extension Catalog {
  /// The JSON Schema of a JSON file, at ``jsonSchemaURL(of:)``, with texts in the language of its table.
  ///
  /// - Precondition: `file` is a JSON file of `resource`.
  package func jsonSchema(
    of file: Distribution, of resource: DataResource, of dataset: Dataset
  ) -> [UInt8] {
    precondition(file.format == .json)
    return resource.schema.jsonSchema(
      tag: resource.language ?? languages.first ?? "", id: Self.jsonSchemaURL(of: file).text,
      title: resource.title, description: dataset.description
    ).file
  }
}
