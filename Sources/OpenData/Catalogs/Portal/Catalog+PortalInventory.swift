extension Catalog {
  /// The columns of data.gov.tw's inventory in its order and spelling, the doubled 資 among it.
  package static let portalInventoryHeader = [
    "資料集識別碼", "資料集名稱", "資料提供屬性", "服務分類", "品質檢測", "檔案格式", "資料下載網址", "編碼格式",
    "資資料集上架方式", "資料集描述", "主要欄位說明", "提供機關", "更新頻率", "授權方式", "相關網址", "計費方式",
    "提供機關聯絡人姓名", "提供機關聯絡人電話", "上架日期", "詮釋資料更新時間", "備註", "資料量",
  ]

  /// The inventory of all that is offered, a row per dataset under ``portalInventoryHeader``.
  ///
  /// 檔案格式, 資料下載網址, 編碼格式 and 資料量 hold a value per file, joined by `;` in the same order. 品質檢測
  /// and 資資料集上架方式 are the portal's own and stay empty, as does 資料提供屬性, whose word for files is not
  /// published. 資料集識別碼 is the dataset's URI, the portal's number being unknown here.
  package var portalInventory: [Record] {
    datasets.filter { $0.status == .current }.map { dataset in
      let tag = languages.first ?? ""
      let files = dataset.resources.flatMap { resource in
        resource.distributions.map { (file: $0, rowCount: resource.rowCount) }
      }
      func joined(_ value: ((file: Distribution, rowCount: Int)) -> String) -> String {
        files.map(value).joined(separator: ";")
      }
      let fields = dataset.resources.flatMap { $0.schema.fields.map(\.name) }
      return Record([
        uri(of: dataset).text,
        dataset.title[tag: tag],
        "",
        dataset.classes(of: "service").map { $0.name[tag: tag] }.joined(separator: ";"),
        "",
        joined { $0.file.format.label },
        joined { IRI($0.file.url).text },
        joined { $0.file.format.encoding },
        "",
        dataset.description[tag: tag],
        fields.withoutRepeats.joined(separator: "、"),
        publisher.name[tag: tag],
        dataset.frequency?.portalWord ?? "",
        dataset.license.portalName,
        dataset.page(in: tag, orOneOf: languages).map { IRI($0).text } ?? "",
        "免費",
        dataset.contact.name[tag: tag],
        dataset.contact.phone ?? "",
        dataset.issued?.description ?? "",
        dataset.lastChanged.map { "\($0) 00:00:00" } ?? "",
        dataset.license.url.map { "授權說明網址:\($0)" } ?? "",
        joined { String($0.rowCount) },
      ])
    }
  }

  /// The inventory as the portal exports it: UTF-8 with a byte order mark, CRLF, quoted by RFC 4180.
  package var portalInventoryCSV: [UInt8] {
    CSVWriter().bytes(header: Self.portalInventoryHeader, records: portalInventory)
  }
}
