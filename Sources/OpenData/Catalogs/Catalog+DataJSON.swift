import Encodings

extension Catalog {
  /// `data.json` by DCAT-US 1.1 (Project Open Data), in the catalogue's first language.
  ///
  /// Only what is offered is in it. The format has no status, and a harvester deletes what is no longer
  /// listed: a withdrawn dataset that stayed would be offered without files for good, while one that is
  /// absent goes, and comes back under its identifier should it be offered again. `catalog.jsonld` and
  /// `changes.json` say that it was withdrawn.
  ///
  /// A dataset that lacks what the format demands (``gaps(of:)``) is left out, as one wrong entry makes the
  /// file invalid.
  package var dataJSON: [UInt8] {
    let offered = datasets.filter { dataset in
      dataset.status == .current && gaps(of: dataset).allSatisfy { $0 == .resources }
    }
    let schema = "https://project-open-data.cio.gov/v1.1/schema"
    let document: JSON = [
      "@context": .string("\(schema)/catalog.jsonld"),
      "@id": .string("\(uri.text)data.json"),
      "@type": "dcat:Catalog",
      "conformsTo": .string(schema),
      "describedBy": .string("\(schema)/catalog.json"),
      "dataset": .array(offered.map(dataJSONEntry)),
    ]
    return document.file
  }

  private var tag: String { languages.first ?? "" }

  private func dataJSONEntry(_ dataset: Dataset) -> JSON {
    var entry = JSONObject()
    entry.set("@type", "dcat:Dataset")
    entry.set("identifier", uri(of: dataset).text)
    entry.set("title", dataset.title[tag: tag])
    entry.set("description", dataset.description[tag: tag])
    entry.set("keyword", dataset.keywordsOrTitle.map { $0[tag: tag] }.withoutRepeats)
    entry.set("modified", dataset.lastChanged)
    entry.set("issued", dataset.issued)
    entry.set(
      "publisher",
      ["@type": "org:Organization", "name": .string(publisher.name[tag: tag])])
    entry.set(
      "contactPoint",
      [
        "@type": "vcard:Contact", "fn": .string(dataset.contact.name[tag: tag]),
        "hasEmail": .string(IRI("mailto:\(dataset.contact.email ?? "")").text),
      ])
    entry.set("accessLevel", "public")
    entry.set("license", dataset.license.url.map { IRI($0).text })
    entry.set("rights", dataset.license.title[tag: tag])
    entry.set("accrualPeriodicity", dataset.frequency?.repeatingInterval)
    entry.set("temporal", dataset.temporal.map { "\($0.start)/\($0.end)" })
    entry.set("spatial", dataset.spatial)
    entry.set("landingPage", dataset.page(in: tag, orOneOf: languages).map { IRI($0).text })
    entry.set("language", dataset.languages(in: self))
    entry.set("theme", dataset.classes.map { $0.name[tag: tag] }.withoutRepeats)
    entry.set("conformsTo", "https://datapackage.org/profiles/2.0/datapackage.json")
    entry.set("describedBy", dataPackageURL(of: dataset).text)
    entry.set("describedByType", "application/json")
    entry.set(
      "distribution",
      dataset.resources.flatMap { resource in
        resource.distributions.map { dataJSONEntry($0, resource) }
      })
    return entry.json
  }

  private func dataJSONEntry(_ file: Distribution, _ resource: DataResource) -> JSON {
    var entry = JSONObject()
    entry.set("@type", "dcat:Distribution")
    entry.set("title", resource.title[tag: tag])
    entry.set("downloadURL", IRI(file.url).text)
    entry.set("mediaType", file.format.mediaType)
    entry.set("format", file.format.label)
    if let description = Self.description(of: file) {
      entry.set("describedBy", description.url.text)
      entry.set("describedByType", description.mediaType)
    }
    return entry.json
  }
}

extension [String] {
  /// Each text where it first stands.
  var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
