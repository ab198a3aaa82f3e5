/// Numbers to be drawn: categories, and one or more series with a value for each.
package struct Chart: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case bar, line, pie
  }

  /// A named row of values, one for each category; `nil` where the source has none.
  package struct Series: Sendable, Hashable {
    package var name: String
    package var values: [FigureValue?]

    package init(name: String, values: [FigureValue?]) {
      self.name = name
      self.values = values
    }
  }

  /// The most categories that a bar or line chart shows.
  package static let maximumCategoryCount = 200
  /// The most series: as many as there are patterns and markers that differ at a glance.
  package static let maximumSeriesCount = 6
  /// The most parts of a pie.
  package static let maximumSliceCount = 8

  package let kind: Kind
  package let caption: String
  /// What the categories are: the header of their column.
  package let categoryTitle: String
  package let categories: [String]
  package let series: [Series]
  /// Follows each number where it is not empty.
  package let unit: String

  /// - Precondition: Every series has as many values as there are categories.
  package init(
    kind: Kind, caption: String, categoryTitle: String, categories: [String], series: [Series],
    unit: String = ""
  ) {
    precondition(
      series.allSatisfy { $0.values.count == categories.count },
      "a series must have a value, or none, for each category")
    self.kind = kind
    self.caption = caption
    self.categoryTitle = categoryTitle
    self.categories = categories
    self.series = series
    self.unit = unit
  }

  /// All values that are there.
  var values: [FigureValue] { series.flatMap { $0.values.compactMap { $0 } } }

  /// Whether all values are percentages, so that the whole is a hundred.
  var isPercentage: Bool {
    !values.isEmpty && (unit == "%" || values.allSatisfy(\.isPercentage))
  }
}
