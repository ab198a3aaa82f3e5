import Foundation
import OpenData
import Testing

/// What goes into which catalogue.
@Suite struct CatalogContentsTests {
  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private func listed(in catalog: Catalog) throws -> [String] {
    let datasets = try #require(try object(catalog.dataJSON)["dataset"] as? [[String: Any]])
    return datasets.compactMap { $0["identifier"] as? String }
  }

  /// A catalogue of one dataset.
  private func catalog(_ change: (inout Dataset) -> Void) throws -> Catalog {
    var catalog = SampleCatalog().catalog
    var dataset = try #require(catalog.datasets.first)
    change(&dataset)
    catalog.datasets = [dataset]
    return catalog
  }

  @Test func `leaves withdrawn datasets to the catalogues that can say so`() throws {
    let catalog = SampleCatalog().catalog
    let address = "https://data.example.gov.tw/data/old-survey/"
    #expect(try !listed(in: catalog).contains(address))
    #expect(!String(decoding: catalog.portalInventoryCSV, as: UTF8.self).contains(address))
    let said = statements(of: catalog.graph).filter { $0.subject == address }
    let status = try #require(said.first { $0.predicate == "http://www.w3.org/ns/adms#status" })
    #expect(status.object == "<http://purl.org/adms/status/Withdrawn>")
    let successor = said.first { $0.predicate == "http://purl.org/dc/terms/isReplacedBy" }
    #expect(successor?.object == "<https://data.example.gov.tw/data/permits/>")
    #expect(catalog.changes.contains { $0.kind == .withdrawn && $0.dataset.name == "old-survey" })
  }

  @Test func `leaves out of data.json what would make it invalid, and says what lacks`() throws {
    func gaps(_ change: (inout Dataset) -> Void) throws -> [DatasetGap] {
      let catalog = try catalog(change)
      let gaps = catalog.gaps(of: try #require(catalog.datasets.first))
      let isListed = gaps.allSatisfy { $0 == .resources }
      #expect(try listed(in: catalog).count == (isListed ? 1 : 0))
      return gaps
    }
    #expect(try gaps { _ in } == [])
    #expect(try gaps { $0.contact.email = nil } == [.email])
    #expect(try gaps { $0.title = zhEn("", "Permits") } == [.title])
    #expect(try gaps { $0.description = LocalizedText("") } == [.description])
    #expect(try gaps { $0.resources = [] } == [.resources])
    let isUndated = try gaps {
      $0.modified = nil
      $0.issued = nil
      $0.versions = []
    }
    #expect(isUndated == [.date])
  }

  @Test func `finds a keyword where none is given`() throws {
    func keywords(_ change: (inout Dataset) -> Void) throws -> [String] {
      let document = try object(try catalog(change).dataJSON)
      let datasets = try #require(document["dataset"] as? [[String: Any]])
      return try #require(datasets.first?["keyword"] as? [String])
    }
    #expect(try keywords { _ in } == ["許可", "統計"])
    #expect(try keywords { $0.keywords = [] } == ["開創事業", "內政及國土"])
    #expect(
      try keywords {
        $0.keywords = []
        $0.classes = []
      } == ["許可案件統計"])
  }

  @Test func `lists no version as a dataset`() {
    let said = statements(of: SampleCatalog().catalog.graph)
    let datasets = said.filter { $0.object == "<http://www.w3.org/ns/dcat#Dataset>" }
    #expect(datasets.count == 4)
    #expect(said.count { $0.predicate == "http://www.w3.org/ns/dcat#isVersionOf" } == 3)
  }

  @Test(
    arguments: [
      ("月份", "%E6%9C%88%E4%BB%BD"), ("a_b", "a_b"), ("_a", "%5Fa"), ("a-b.c~d", "a%2Db%2Ec%7Ed"),
      ("100 %", "100%20%25"),
    ])
  func `names CSVW columns as variables of URI templates`(
    _ name: String, _ expected: String
  ) throws {
    let catalog = try catalog { $0.resources[0].schema = TableSchema(fields: [Field(name: name)]) }
    let dataset = try #require(catalog.datasets.first)
    let resource = try #require(dataset.resources.first)
    let file = try #require(resource.distributions.first)
    let metadata = try object(catalog.csvw(of: file, of: resource, of: dataset))
    let schema = try #require(metadata["tableSchema"] as? [String: Any])
    let column = try #require((schema["columns"] as? [[String: Any]])?.first)
    #expect(column["name"] as? String == expected)
    #expect(column["titles"] as? [String] == [name])
  }

  @Test func `describes the files of this site alone as its API`() throws {
    let catalog = try catalog { dataset in
      for index in dataset.resources[0].distributions.indices {
        dataset.resources[0].distributions[index].url = "https://elsewhere.example/a.json"
      }
    }
    #expect((try object(catalog.openAPI)["paths"] as? [String: Any])?.isEmpty == true)
    let paths = try object(SampleCatalog().catalog.openAPI)["paths"] as? [String: Any]
    #expect(paths?.keys.sorted() == ["/datasets/permits/permits.json"])
  }

  @Test(
    arguments: [
      ("", 50...300), ("短", 50...300), (String(repeating: "長", count: 49), 50...300),
      (String(repeating: "長", count: 50), 50...50),
      (String(repeating: "長", count: 5_000), 5_000...5_000),
      (String(repeating: "長", count: 5_001), 5_000...5_000),
    ])
  func `describes datasets in as many characters as search engines take`(
    _ text: String, _ expected: ClosedRange<Int>
  ) throws {
    let catalog = try catalog { dataset in
      dataset.description = LocalizedText(text)
      let names = (1...20).map { "第\($0)個欄位名稱" }
      dataset.resources[0].schema = TableSchema(fields: names.map { Field(name: $0) })
    }
    let dataset = try #require(catalog.datasets.first)
    let entry = try object(catalog.schemaOrg(of: dataset, tag: "zh-Hant"))
    let description = try #require(entry["description"] as? String)
    #expect(expected.contains(description.count))
    #expect(description.hasPrefix(text.prefix(4_999)))
  }

  @Test func `cannot leave the script element it stands in`() throws {
    let catalog = SampleCatalog().catalog
    let dataset = try #require(catalog.datasets.first { $0.name == "計畫-115" })
    let bytes = catalog.schemaOrg(of: dataset, tag: "zh-Hant")
    #expect(!bytes.contains(UInt8(ascii: "<")) && !bytes.contains(UInt8(ascii: ">")))
    #expect((try object(bytes)["name"] as? String) == dataset.title[tag: "zh-Hant"])
  }

  @Test func `writes the inventory that the portal exports`() throws {
    let catalog = SampleCatalog().catalog
    #expect(Catalog.portalInventoryHeader.count == 22)
    let (table, told) = csv(catalog.portalInventoryCSV)
    #expect(told == [])
    #expect(table?.header == Catalog.portalInventoryHeader)
    let hostile = catalog.datasets[1].title[tag: "zh-Hant"]
    #expect(table?.rows.map { $0[1] } == ["許可案件統計", hostile, "各種型別"])
    #expect(table?.rows.first?[13] == "政府資料開放授權條款-第1版")
    #expect(catalog.portalInventoryCSV.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test func `dials nothing without digits`() throws {
    let catalog = try catalog { $0.contact.phone = "—" }
    #expect(!catalog.graph.triples.contains { $0.predicate == "vcard:hasTelephone" })
  }

  @Test(
    arguments: [
      ("(02)2380-0000#123", "tel:02-2380-0000;ext=123"), ("02-23800000", "tel:02-23800000"),
      ("+886 2 2380 0000", "tel:+886-2-2380-0000"), ("（０２）23800000 轉 45", "tel:02-23800000;ext=45"),
      ("1999", "tel:1999"),
    ])
  func `dials telephone numbers`(_ phone: String, _ expected: String) throws {
    let catalog = try catalog { $0.contact.phone = phone }
    let telephone = statements(of: catalog.graph).first {
      $0.predicate == "http://www.w3.org/2006/vcard/ns#hasTelephone"
    }
    #expect(telephone?.object == "<\(expected)>")
  }
}
