import Encodings

extension Catalog {
  /// What search engines read on a dataset's page: schema.org's `Dataset` as JSON-LD in one language.
  ///
  /// Every `<`, `>` and `&` is escaped, so that the text can stand in a `script` element.
  package func schemaOrg(of dataset: Dataset, tag: String) -> [UInt8] {
    var entry = JSONObject()
    entry.set("@context", "https://schema.org/")
    entry.set("@type", "Dataset")
    entry.set("@id", uri(of: dataset).text)
    entry.set("identifier", uri(of: dataset).text)
    entry.set("name", dataset.title[tag: tag])
    entry.set("description", description(of: dataset, tag: tag))
    entry.set("url", dataset.page(in: tag, orOneOf: languages).map { IRI($0).text })
    entry.set("keywords", dataset.keywords.map { $0[tag: tag] }.withoutRepeats)
    entry.set("license", dataset.license.url.map { IRI($0).text } ?? dataset.license.id)
    entry.set("isAccessibleForFree", .bool(true))
    entry.set("inLanguage", dataset.languages(in: self))
    let agency: JSON = [
      "@type": "GovernmentOrganization", "name": .string(publisher.name[tag: tag]),
      "url": .string(IRI(baseURL).text),
    ]
    entry.set("creator", agency)
    entry.set("publisher", agency)
    entry.set("version", dataset.version?.number.description)
    entry.set("datePublished", dataset.issued)
    entry.set("dateModified", dataset.lastChanged)
    entry.set("temporalCoverage", dataset.temporal.map { "\($0.start)/\($0.end)" })
    entry.set("spatialCoverage", dataset.spatial)
    if let withdrawal = dataset.withdrawal {
      entry.set("creativeWorkStatus", "withdrawn")
      entry.set("expires", withdrawal.date)
    }
    entry.set("variableMeasured", variables(of: dataset, tag: tag))
    entry.set(
      "includedInDataCatalog",
      ["@type": "DataCatalog", "@id": .string(uri.text), "name": .string(title[tag: tag])])
    entry.set(
      "distribution",
      dataset.resources.flatMap { resource in
        resource.distributions.map { file in
          [
            "@type": "DataDownload", "name": .string(resource.title[tag: tag]),
            "contentUrl": .string(IRI(file.url).text),
            "encodingFormat": .string(file.format.mediaType),
            "contentSize": .string("\(file.byteCount) B"), "sha256": .string(file.sha256),
          ] as JSON
        }
      })
    return entry.json.bytes(inHTML: true)
  }

  /// Each column of numbers or other values that are measured, once.
  private func variables(of dataset: Dataset, tag: String) -> [JSON] {
    var seen: Set<String> = []
    return dataset.resources.flatMap(\.schema.fields).compactMap { field in
      guard seen.insert(field.name).inserted else { return nil }
      var entry = JSONObject()
      entry.set("@type", "PropertyValue")
      entry.set("name", field.title?[tag: tag] ?? field.name)
      entry.set("description", field.description?[tag: tag])
      entry.set("unitText", field.unit?[tag: tag])
      return entry.json
    }
  }

  /// The description in the 50 to 5,000 characters that search engines take.
  ///
  /// A shorter one is followed by the title, the publisher and the names of the columns, as far as it takes;
  /// where these do not suffice either, it stays short. A longer one ends in an ellipsis.
  private func description(of dataset: Dataset, tag: String) -> String {
    var text = dataset.description[tag: tag]
    let columns = dataset.resources.flatMap(\.schema.fields).map { field in
      field.title?[tag: tag] ?? field.name
    }
    let additions = [
      dataset.title[tag: tag], publisher.name[tag: tag],
      columns.withoutRepeats.joined(separator: ", "),
    ]
    for addition in additions where text.count < 50 && !addition.isEmpty {
      text += text.isEmpty ? addition : " / \(addition)"
    }
    return text.count <= 5_000 ? text : text.prefix(4_999) + "…"
  }
}
