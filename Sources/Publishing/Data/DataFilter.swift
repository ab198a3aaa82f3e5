import Content
import OpenData

/// A page of the open-data centre that lists some of the datasets.
enum DataFilter: Sendable, Hashable {
  case kind(PageType)
  case category(CategoryScheme, code: String)
  /// By the ids of the settings.
  case unit(String)
  case format(Distribution.Format)

  /// Those that go together under one heading, in the order of the page.
  enum Family: Sendable, Hashable, CaseIterable {
    case kind, theme, cake, service, unit, format

    init(_ scheme: CategoryScheme) {
      self =
        switch scheme {
        case .theme: .theme
        case .cake: .cake
        case .service: .service
        }
    }

    /// What its pages begin with beneath `/data/`.
    var name: String { String(describing: self) }

    /// The key of what it is called.
    var wordKey: String {
      switch self {
      case .kind, .format: "data_filter_\(name)"
      case .theme, .cake, .service: name
      case .unit: "imprint_unit"
      }
    }
  }

  var family: Family {
    switch self {
    case .kind: .kind
    case .category(let scheme, _): Family(scheme)
    case .unit: .unit
    case .format: .format
    }
  }

  /// Such as `480`, `planning`, `csv` or `plan`.
  var value: String {
    switch self {
    case .kind(let type): type.rawValue
    case .category(_, let code): code
    case .unit(let id): id
    case .format(let format): format.rawValue
    }
  }

  /// The page's path beneath a language's root: `data/theme/480/`.
  var subject: String { "\(GeneratedPage.data)\(family.name)/\(value)/" }

  /// Those that a dataset passes, each once.
  static func all(of dataset: PublishedDataset) -> Set<DataFilter> {
    var filters: Set<DataFilter> = [.kind(dataset.type)]
    for item in dataset.classes { filters.insert(.category(item.scheme, code: item.code)) }
    if let unit = dataset.unit { filters.insert(.unit(unit)) }
    for version in dataset.versions {
      for file in version.tables.flatMap(\.files) { filters.insert(.format(file.format)) }
    }
    return filters
  }
}
