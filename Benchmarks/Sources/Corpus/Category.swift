/// A code of one of the three official classifications.
struct Category: Sendable {
  var code: String
  var chinese: String
  var english: String
}

/// The classifications that the documents draw their codes from; each is a file of the site.
struct Classification: Sendable {
  var name: String
  var categories: [Category]

  static let all = [theme, cake, service]

  /// 主題分類.
  static let theme = Classification(
    name: "theme",
    categories: [
      Category(code: "100", chinese: "內政及國土", english: "Interior and territory"),
      Category(code: "170", chinese: "警政", english: "Police affairs"),
      Category(code: "200", chinese: "外交及國際事務", english: "Foreign affairs"),
      Category(code: "400", chinese: "教育及體育", english: "Education and sport"),
      Category(code: "600", chinese: "交通及建設", english: "Transport and construction"),
    ])

  /// 施政分類.
  static let cake = Classification(
    name: "cake",
    categories: [
      Category(code: "140", chinese: "警政及消防", english: "Police and fire services"),
      Category(code: "812", chinese: "監理服務", english: "Motor vehicle services"),
      Category(code: "C21", chinese: "空氣品質", english: "Air quality"),
      Category(code: "GA0", chinese: "投資促進", english: "Investment promotion"),
    ])

  /// 服務分類.
  static let service = Classification(
    name: "service",
    categories: [
      Category(code: "100", chinese: "生育保健", english: "Childbirth and health care"),
      Category(code: "300", chinese: "求學及進修", english: "Schooling and further study"),
      Category(code: "500", chinese: "求職及就業", english: "Job seeking and employment"),
      Category(code: "600", chinese: "開創事業", english: "Starting a business"),
      Category(code: "800", chinese: "投資理財", english: "Investment and finance"),
      Category(code: "A00", chinese: "交通及通訊", english: "Transport and communications"),
      Category(code: "E00", chinese: "生活安全及品質", english: "Safety and quality of life"),
      Category(code: "I00", chinese: "公共資訊", english: "Public information"),
    ])
}
