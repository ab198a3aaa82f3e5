import Content
import Encodings
import OpenData

/// The files that tell programs what the site offers as data.
struct CatalogFiles {
  let site: Site
  let datasets: [PublishedDataset]

  /// The catalogues of the whole site.
  static let paths = [
    "data/data.json", "data.json", "data/catalog.jsonld", "data/catalog.ttl",
    "data/datapackage.json", "data/openapi.json", "data/portal.json", "data/inventory.csv",
    "data/changes.json",
  ].map { OutputPath($0) }

  /// Every catalogue, and what describes each table; none where nothing is published as data.
  var files: [(path: OutputPath, bytes: [UInt8])] {
    guard !datasets.isEmpty else { return [] }
    let catalog = site.catalog(of: datasets)
    // The second is where harvesters of DCAT-US look for it.
    let catalogs = [
      catalog.dataJSON, catalog.dataJSON, catalog.jsonLD, catalog.turtle, catalog.dataPackage,
      catalog.openAPI, catalog.portalRecords, catalog.portalInventoryCSV, catalog.changesJSON,
    ]
    var files = zip(Self.paths, catalogs).map { (path: $0, bytes: $1) }
    // A package without resources is none (Data Package 2, `resources`).
    for dataset in catalog.datasets where !dataset.resources.isEmpty {
      files.append(
        (OutputPath("data/\(dataset.name)/datapackage.json"), catalog.dataPackage(of: dataset)))
      for resource in dataset.resources {
        for file in resource.distributions {
          guard let path = descriptionPath(of: file) else { continue }
          let bytes =
            file.format == .csv
            ? catalog.csvw(of: file, of: resource, of: dataset)
            : catalog.jsonSchema(of: file, of: resource, of: dataset)
          files.append((path, bytes))
        }
      }
    }
    return files
  }

  /// Beside the file that it describes.
  private func descriptionPath(of file: Distribution) -> OutputPath? {
    guard let description = Catalog.description(of: file) else { return nil }
    let address = String(description.url.text.dropFirst(site.baseURL.count - 1))
    return Address.outputPath(PercentEncoding.decoded(address) ?? address)
  }
}
