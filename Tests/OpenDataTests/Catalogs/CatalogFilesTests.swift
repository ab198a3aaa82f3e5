import Foundation
import OpenData
import Testing

/// Each file that a catalogue is written as.
@Suite struct CatalogFilesTests {
  private static let files: [(name: String, bytes: [UInt8])] = {
    let catalog = SampleCatalog().catalog
    var files: [(name: String, bytes: [UInt8])] = [
      ("data.json", catalog.dataJSON),
      ("catalog.jsonld", catalog.jsonLD),
      ("catalog.ttl", catalog.turtle),
      ("datapackage.json", catalog.dataPackage),
      ("portal.json", catalog.portalRecords),
      ("inventory.csv", catalog.portalInventoryCSV),
      ("openapi.json", catalog.openAPI),
      ("changes.json", catalog.changesJSON),
    ]
    let atom = catalog.changesAtom(
      tag: "en", at: catalog.uri.text + "changes.xml", title: "Changes & additions",
      kinds: [.added: "added", .changed: "changed", .withdrawn: "withdrawn"])
    files.append(("changes.xml", atom ?? []))
    for dataset in catalog.datasets {
      let name = Catalog.packageName(dataset.name)
      files.append(("\(name).schema-org.json", catalog.schemaOrg(of: dataset, tag: "en")))
      files.append(("\(name).datapackage.json", catalog.dataPackage(of: dataset)))
      for resource in dataset.resources {
        for file in resource.distributions {
          switch file.format {
          case .csv:
            files.append(
              ("\(name).csv-metadata.json", catalog.csvw(of: file, of: resource, of: dataset)))
          case .json:
            files.append(
              ("\(name).schema.json", catalog.jsonSchema(of: file, of: resource, of: dataset)))
          default: break
          }
        }
      }
    }
    return files
  }()

  @Test(arguments: files.map(\.name))
  func `writes as recorded`(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    try expectGolden(file.bytes, "Catalogs/\(name)")
  }

  @Test func `writes the same bytes again`() {
    let catalog = SampleCatalog().catalog
    #expect(catalog.turtle == catalog.turtle)
    #expect(catalog.dataJSON == catalog.dataJSON)
    #expect(catalog.openAPI == catalog.openAPI)
  }

  @Test(arguments: files.map(\.name).filter { $0.hasSuffix("json") || $0.hasSuffix("jsonld") })
  func `is JSON`(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    _ = try JSONSerialization.jsonObject(with: Data(file.bytes))
  }
}
