package import Encodings

extension TableSchema {
  /// The schema as a Table Schema descriptor (Data Package 2), with texts in one language.
  package func tableSchema(tag: String) -> JSON {
    var schema = JSONObject()
    schema.set("$schema", "https://datapackage.org/profiles/2.0/tableschema.json")
    schema.set(
      "fields",
      .array(
        fields.map { field in
          var entry = JSONObject()
          entry.set("name", field.name)
          entry.set("type", field.type.rawValue)
          entry.set("title", field.title?[tag: tag])
          entry.set("description", field.description?[tag: tag])
          entry.set("unit", field.unit?[tag: tag])
          if primaryKey.contains(field.name) { entry.set("constraints", ["required": true]) }
          return entry.json
        }))
    schema.set("primaryKey", primaryKey)
    return schema.json
  }
}
