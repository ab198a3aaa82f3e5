import OpenData
import Testing

@Suite struct CatalogIdentifiersTests {
  private let catalog = SampleCatalog().catalog

  @Test func `gives everything an address of its own`() {
    var addresses = [catalog.uri]
    for dataset in catalog.datasets {
      addresses.append(catalog.uri(of: dataset))
      addresses += dataset.versions.map { catalog.uri(of: $0, of: dataset) }
      for resource in dataset.resources {
        addresses += resource.distributions.map {
          catalog.uri(of: $0, of: resource, of: dataset)
        }
      }
    }
    #expect(Set(addresses).count == addresses.count)
    #expect(addresses.allSatisfy { $0.text.hasPrefix(SampleCatalog.base + "data/") })
  }

  @Test func `keeps the addresses of what moves`() throws {
    var moved = try #require(catalog.datasets.first)
    var resource = try #require(moved.resources.first)
    let file = try #require(resource.distributions.first)
    let before = catalog.uri(of: file, of: resource, of: moved)
    moved.pages = ["zh-Hant": "https://data.example.gov.tw/elsewhere/"]
    moved.title = LocalizedText("另一個名稱")
    resource.title = LocalizedText("另一個名稱")
    var other = file
    other.url = "https://data.example.gov.tw/elsewhere/a.csv"
    #expect(catalog.uri(of: other, of: resource, of: moved) == before)
    #expect(before.text == "https://data.example.gov.tw/data/permits/#permits.csv")
  }

  @Test func `lies at the page of its dataset`() throws {
    let dataset = try #require(catalog.datasets.first { $0.name == "計畫-115" })
    #expect(
      catalog.uri(of: dataset).text
        == "https://data.example.gov.tw/data/%E8%A8%88%E7%95%AB-115/")
  }

  @Test(
    arguments: [
      ("permits", "permits"), ("計畫-115", "u8a08-u756b-115"), ("a.b_c-1", "a.b_c-1"),
      ("計a畫", "u8a08-a-u756b"), ("A b", "u41-u20-b"),
    ])
  func `names packages in ASCII`(_ name: String, _ expected: String) {
    #expect(Catalog.packageName(name) == expected)
  }
}
