import Encodings

extension Catalog {
  /// The records of all that is offered, as data.gov.tw takes them: an array of objects.
  ///
  /// The portal's guide is public in part only. A record has the keys that were seen there and no others:
  /// `datasetid`, which the portal assigns, `dataQuality`, which it measures, `dataProvider`, an account,
  /// and the keys of a file's format, address and encoding are for the officer to add. So that no address
  /// is lost, a file's description names it.
  package var portalRecords: [UInt8] {
    JSON.array(datasets.filter { $0.status == .current }.map(portalRecord)).file
  }

  private func portalRecord(_ dataset: Dataset) -> JSON {
    var record = JSONObject()
    record.set("categoryService", dataset.portalServiceCode)
    record.set("title", dataset.title[tag: tag])
    record.set("description", dataset.description[tag: tag])
    record.set("type", "rawData")
    // "1" was seen for this licence alone.
    if dataset.license.id == License.openGovernmentData.id { record.set("license", "1") }
    record.set("cost", "free")
    record.set("publisherOID", publisher.oid.map { "\($0)|\(publisher.name[tag: tag])" })
    record.set("publisherContactName", dataset.contact.name[tag: tag])
    record.set("publisherContactPhone", dataset.contact.phone)
    record.set("publisherContactEmail", dataset.contact.email)
    if let (count, unit) = dataset.frequency?.portalInterval {
      record.set(
        "updateFrequency",
        ["regularupdate": "1", "Frequency": .string(String(count)), "unittime": .string(unit)])
    }
    record.set("coverageStartedDate", dataset.temporal?.start)
    record.set("coverageEndedDate", dataset.temporal?.end)
    record.set("publishedDate", dataset.issued)
    record.set("modifiedDate", dataset.lastChanged.map { "\($0) 00:00:00" })
    record.set("spatialCoverage", dataset.spatial)
    record.set("language", String(tag.prefix { $0 != "-" }))
    record.set("relatedUrl", dataset.page(in: tag, orOneOf: languages).map { IRI($0).text })
    record.set("notes", dataset.license.url.map { "授權說明網址:\($0)" })
    record.set(
      "distribution",
      dataset.resources.flatMap { resource in
        resource.distributions.map { portalRecord($0, resource) }
      })
    return record.json
  }

  private func portalRecord(_ file: Distribution, _ resource: DataResource) -> JSON {
    let title = resource.title[tag: tag]
    return [
      "resourceDescription": .string("\(title)（\(file.format.label)）：\(IRI(file.url).text)"),
      "resourceField": .array(
        resource.schema.fields.map { field in
          [
            "name": .string(field.name),
            "description": .string((field.description ?? field.title)?[tag: tag] ?? ""),
          ]
        }),
    ]
  }

  private var tag: String { languages.first ?? "" }
}

extension Dataset {
  /// The code of its first class of services at the level that the portal knows: `E00` for `E41`.
  fileprivate var portalServiceCode: String? {
    classes(of: "service").first.flatMap { $0.code.first }.map { "\($0)00" }
  }
}
