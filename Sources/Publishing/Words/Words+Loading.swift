import Content
import Diagnostics

extension Words {
  /// The words of each language, and the keys in the order that templates are compiled with.
  ///
  /// A language's file lies over the built-in one of the same tag, so that a site can change one word. A
  /// language without a built-in file needs every key: what is missing is told at once.
  static func load(
    _ theme: Theme, languages: [Language], diagnostics: inout [Diagnostic]
  ) -> (words: [Words], keys: [String]) {
    var texts: [[String: String]] = []
    var places: [SourcePath] = []
    for language in languages {
      let name = "messages/\(language.tag).yml"
      var merged = builtInTexts[name] ?? [:]
      if theme.ownPaths.contains(name), let file = theme.files[name] {
        merged.merge(read(file, diagnostics: &diagnostics)) { $1 }
      }
      texts.append(merged)
      places.append(SourcePath("templates/\(name)"))
    }
    // Every key of the site's languages and of the built-in files.
    let keys = Set((texts + builtInTexts.values).joined().map(\.key)).sorted()
    for (index, language) in languages.enumerated() {
      let missing = keys.filter { texts[index][$0] == nil }
      guard !missing.isEmpty else { continue }
      let shown = missing.prefix(8).joined(separator: ", ")
      let rest = missing.count > 8 ? " and \(missing.count - 8) more" : ""
      diagnostics.append(
        Diagnostic(
          .messagesIncomplete, "The words of '\(language.tag)' lack \(shown)\(rest)",
          file: places[index],
          help: "Copy templates/messages/en.yml to \(places[index]) and translate each text."))
    }
    let words = zip(languages, texts).map { Words(language: $0, texts: $1, keys: keys) }
    return (words, keys)
  }

  /// The words that the program brings with it, for what has to be said of a site whose own cannot be read.
  package static let builtIn: [Words] = ["zh-Hant", "en"].map { tag in
    let texts = builtInTexts["messages/\(tag).yml"] ?? [:]
    return Words(
      language: Language(tag: tag, prefix: tag == "zh-Hant" ? "" : tag), texts: texts,
      keys: texts.keys.sorted())
  }

  /// The built-in files by their names; a test sees that nothing is wrong with them.
  private static let builtInTexts: [String: [String: String]] = {
    var ignored: [Diagnostic] = []
    return Theme.builtIn.filter { $0.key.hasPrefix("messages/") }
      .mapValues { read($0, diagnostics: &ignored) }
  }()

  private static func read(
    _ file: SourceFile, diagnostics: inout [Diagnostic]
  ) -> [String: String] {
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    var reader = FieldReader(node, file: file, subject: "a messages file")
    var texts: [String: String] = [:]
    for (key, node) in reader.nodes() {
      if let node {
        texts[key] = reader.text(node, key)
      } else {
        texts[key] = ""
      }
    }
    diagnostics += reader.finish()
    return texts
  }
}
