import Encodings

extension Catalog {
  /// `openapi.json` (OpenAPI 3.1): the JSON files of the site as an API that answers to GET.
  ///
  /// A path per JSON file below ``baseURL``; files that lie elsewhere are no part of this API. `info.version`
  /// is the day on which a dataset last changed, and moves with nothing else.
  package var openAPI: [UInt8] {
    let files = jsonFiles
    var paths: [JSON.Member] = []
    var schemas: [JSON.Member] = []
    for file in files {
      paths.append(JSON.Member(file.path, ["get": operation(of: file)]))
      schemas.append(
        JSON.Member(
          file.id,
          [
            "type": "array", "title": .string(file.resource.title[tag: tag]),
            "items": file.resource.schema.rowJSONSchema(tag: tag),
          ]))
    }
    var info = JSONObject()
    info.set("title", title[tag: tag])
    info.set("description", description[tag: tag])
    info.set("version", datasets.compactMap(\.lastChanged).max()?.description ?? "0")
    // The standard takes an SPDX identifier or an address, not both.
    info.set(
      "license", ["name": .string(license.title[tag: tag]), "identifier": .string(license.id)])
    let tags = files.map(\.dataset.name).withoutRepeats.map { name -> JSON in
      ["name": .string(name)]
    }
    var document = JSONObject()
    document.set("openapi", "3.1.0")
    document.set("info", info.json)
    document.set("servers", [["url": .string(IRI(rootWithoutSlash).text)] as JSON])
    document.set("tags", tags)
    document.set("paths", .object(paths))
    document.set("components", ["schemas": .object(schemas)])
    return document.json.file
  }

  private struct JSONFile {
    var dataset: Dataset
    var resource: DataResource
    /// From the root on, percent-encoded.
    var path: String
    /// `DATASET.RESOURCE`, of letters that components may be named with.
    var id: String
  }

  private var tag: String { languages.first ?? "" }

  private var rootWithoutSlash: String {
    baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
  }

  private var jsonFiles: [JSONFile] {
    let root = IRI(rootWithoutSlash).text
    return datasets.filter { $0.status == .current }.flatMap { dataset in
      dataset.resources.compactMap { resource in
        guard let file = resource.distributions.first(where: { $0.format == .json }) else {
          return nil
        }
        let address = IRI(file.url).text
        guard address.hasPrefix(root + "/") else { return nil }
        return JSONFile(
          dataset: dataset, resource: resource, path: String(address.dropFirst(root.count)),
          id: [dataset.name, resource.name].map(Self.packageName).joined(separator: "."))
      }
    }
  }

  private func operation(of file: JSONFile) -> JSON {
    [
      "operationId": .string(file.id),
      "tags": [.string(file.dataset.name)],
      "summary": .string(file.resource.title[tag: tag]),
      "description": .string(file.dataset.description[tag: tag]),
      "externalDocs": ["url": .string(uri(of: file.dataset).text)],
      "responses": [
        "200": [
          "description": .string(file.resource.title[tag: tag]),
          "content": [
            "application/json": [
              "schema": ["$ref": .string("#/components/schemas/\(file.id)")]
            ]
          ],
        ]
      ],
    ]
  }
}
