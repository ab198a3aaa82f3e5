extension License {
  /// 政府資料開放授權條款-第1版, in the exact words that data.gov.tw shows as 授權方式.
  package static let openGovernmentData = License(
    id: "OGDL-Taiwan-1.0",
    title: LocalizedText([
      (tag: "zh-Hant", text: "政府資料開放授權條款-第1版"),
      (tag: "en", text: "Open Government Data License, version 1.0"),
    ]),
    url: "https://data.gov.tw/license")

  /// What the portal's 授權方式 holds for it.
  var portalName: String {
    let known = Self.openGovernmentData
    return (id == known.id ? known : self).title[tag: "zh-Hant"]
  }
}
