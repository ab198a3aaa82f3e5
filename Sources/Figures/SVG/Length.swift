/// Lengths of drawings that stretch with the page: percent of the width, ems of the height.
enum Length {
  /// `hundredths` of an em.
  static func em(_ hundredths: Int) -> String {
    FigureNumber.plain(Double(hundredths) / 100, maximumFractionDigits: 2) + "em"
  }

  static func percent(_ value: Double) -> String {
    FigureNumber.plain(value, maximumFractionDigits: 2) + "%"
  }
}
