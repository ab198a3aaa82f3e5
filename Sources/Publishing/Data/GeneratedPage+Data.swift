import Content

/// The pages of the open-data centre, all beneath `/data/`.
///
/// Only the first is known before texts are read: which datasets there are, is known once pages are compiled.
extension GeneratedPage {
  static let data = "data/"

  /// The feed of changes, which each language has.
  static let dataChanges = "data/changes.xml"

  /// The page of a dataset: its URI in catalogues, for good.
  static func dataset(_ name: String) -> String { "\(data)\(name)/" }

  /// What the quality test found of a dataset.
  static func quality(of name: String) -> String { "\(dataset(name))quality/" }
}
