import Encodings

/// The addresses by which catalogues name things.
///
/// They are made of the dataset's name and its resources', which stay for good, and never of where a page
/// or a file lies: harvesters such as CKAN know a dataset and a distribution by these, and what changes its
/// URI is deleted and made anew. All that belongs to a dataset is a fragment of its URI, so that a browser
/// that follows one comes to the dataset's page.
extension Catalog {
  /// The open-data centre, which is the catalogue itself: `BASE/data/`.
  package var uri: IRI { IRI(baseURL + "data/") }

  /// `BASE/data/NAME/`.
  package func uri(of dataset: Dataset) -> IRI {
    IRI("\(baseURL)data/\(PercentEncoding.encodedComponent(dataset.name))/")
  }

  /// `BASE/data/NAME/#version-1.2.0`.
  package func uri(of version: DatasetVersion, of dataset: Dataset) -> IRI {
    part("version-\(version.number)", of: dataset)
  }

  /// `BASE/data/NAME/#RESOURCE.csv`.
  package func uri(
    of distribution: Distribution, of resource: DataResource, of dataset: Dataset
  ) -> IRI {
    part("\(resource.name).\(distribution.format.rawValue)", of: dataset)
  }

  /// Something that belongs to a dataset, such as its contact.
  func part(_ name: String, of dataset: Dataset) -> IRI {
    IRI("\(uri(of: dataset).text)#\(PercentEncoding.encodedComponent(name))")
  }

  /// Something that belongs to the catalogue, such as its publisher.
  func part(_ name: String) -> IRI { IRI("\(uri.text)#\(PercentEncoding.encodedComponent(name))") }

  /// Where the data package of a dataset lies: `BASE/data/NAME/datapackage.json`.
  package func dataPackageURL(of dataset: Dataset) -> IRI {
    IRI("\(uri(of: dataset).text)datapackage.json")
  }

  /// Where the CSVW metadata of a CSV lies: beside it (Tabular Data Model, §5.3).
  package static func csvwURL(of distribution: Distribution) -> IRI {
    IRI(distribution.url + "-metadata.json")
  }

  /// Where the JSON Schema of a JSON file lies: beside it, `NAME.schema.json` for `NAME.json`.
  package static func jsonSchemaURL(of distribution: Distribution) -> IRI {
    let stem =
      distribution.url.hasSuffix(".json") ? distribution.url.dropLast(5) : distribution.url[...]
    return IRI(stem + ".schema.json")
  }

  /// Where the rows of a file are described to programs, and as what; `nil` for a spreadsheet, whose cells have
  /// types themselves.
  package static func description(of distribution: Distribution) -> (url: IRI, mediaType: String)? {
    switch distribution.format {
    case .csv: (csvwURL(of: distribution), "application/csvm+json")
    case .json: (jsonSchemaURL(of: distribution), "application/schema+json")
    default: nil
    }
  }
}
