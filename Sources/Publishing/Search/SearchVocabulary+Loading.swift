import Content
import Diagnostics
import Search

extension SearchVocabulary {
  /// What an agency adds to the words that the theme knows.
  static let path: SourcePath = "content/search.yml"
  /// Beneath `templates/`.
  private static let themeName = "search.yml"

  /// The theme's words with those of the site behind them.
  static func load(
    _ tree: SourceTree, _ theme: Theme, diagnostics: inout [Diagnostic]
  ) -> SearchVocabulary {
    var vocabulary = SearchVocabulary()
    var files: [SourceFile] = []
    if let file = theme.files[themeName] { files.append(file) }
    if tree.contains(path),
      let file = Site.readFile(path, in: tree, diagnostics: &diagnostics)
    {
      files.append(file)
    }
    for file in files {
      let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
      diagnostics += vocabulary.add(node, file: file)
    }
    return vocabulary
  }

  /// Adds `{ variants, synonyms }`: texts of two characters, and lists of words.
  private mutating func add(_ node: YAMLNode?, file: SourceFile) -> [Diagnostic] {
    guard node != nil else { return [] }
    var reader = FieldReader(node, file: file, subject: "search.yml")
    for text in reader.texts("variants") {
      let pair = Array(text.unicodeScalars)
      guard pair.count == 2, pair[0] != pair[1] else {
        reader.report(
          .wrongValue, "'\(text)' is no variant and the character it is read as",
          at: reader.range(of: "variants"), help: "Write the two characters together, as in 臺台.")
        continue
      }
      if let other = pair.first(where: { !Folding.canBeVariant($0) }) {
        reader.report(
          .wrongValue, "'\(other)' can't be a variant, nor what one is read as",
          at: reader.range(of: "variants"),
          help:
            "Characters of scripts without spaces can, up to U+FFFF: Han, kana, bopomofo, hangul.")
      } else {
        variants.append((pair[0], pair[1]))
      }
    }
    for node in reader.list("synonyms") {
      var words: [String] = []
      if case .sequence(let nodes) = node.value {
        words = nodes.compactMap { reader.text($0, "synonyms") }
      }
      if words.count > 1 {
        synonyms.append(words)
      } else {
        reader.report(
          .wrongValue, "A group of synonyms has two words or more", at: node.range,
          help: "Write them as a list, as in [網站, 網頁].")
      }
    }
    return reader.finish()
  }
}
