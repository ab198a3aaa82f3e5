package import Content
package import Diagnostics
import Figures

extension SchemaVocabulary {
  /// What can be named on every site.
  package static var general: SchemaVocabulary {
    var vocabulary = SchemaVocabulary()
    vocabulary.addCharts()
    return vocabulary
  }

  /// What the pages of a site may name.
  ///
  /// - Returns: The errors of its settings and class lists beside it: while there are any, nobody knows all that it has.
  package static func of(_ tree: SourceTree) -> (vocabulary: SchemaVocabulary, errors: [Diagnostic])
  {
    var diagnostics = tree.diagnostics
    guard let (settings, _) = Site.loadSettings(tree, diagnostics: &diagnostics) else {
      return (general, diagnostics)
    }
    let taxonomies = Site.loadTaxonomies(tree, settings, diagnostics: &diagnostics)
    var vocabulary = SchemaVocabulary(settings: settings, taxonomies: taxonomies)
    vocabulary.addCharts()
    return (vocabulary, diagnostics.filter { $0.severity == .error })
  }

  private mutating func addCharts() {
    charts = Chart.Kind.allCases.map { ValueSchema.Word($0.rawValue) }
  }
}
