package import Diagnostics

extension WordList {
  /// Lays `content/words.yml` over the official list: `{ allow, words, places, agencies }`.
  ///
  /// `words` and `places` are lists of `{ write, instead_of, except }`, `agencies` one of `{ name, formerly, since }`;
  /// `allow` lists forms of the official list that the agency writes all the same.
  package static func decode(
    _ node: YAMLNode?, file: SourceFile
  ) -> (list: WordList, diagnostics: [Diagnostic]) {
    var list = official
    guard node != nil else { return (list, []) }
    var reader = FieldReader(node, file: file, subject: "words.yml")
    list.allow(allowed(&reader))
    var diagnostics: [Diagnostic] = []
    for (key, kind) in [("words", Kind.word), ("places", .place)] {
      for entry in reader.list(key) {
        var entry = FieldReader(entry, file: file, subject: "an entry of '\(key)'")
        list.add(terms(&entry, kind))
        diagnostics += entry.finish()
      }
    }
    for entry in reader.list("agencies") {
      var entry = FieldReader(entry, file: file, subject: "an entry of 'agencies'")
      list.add(formerNames(&entry))
      diagnostics += entry.finish()
    }
    return (list, reader.finish() + diagnostics)
  }

  private static func allowed(_ reader: inout FieldReader) -> [String] {
    let known = Set(official.terms.map(\.wrong))
    return reader.texts("allow").filter { form in
      guard !known.contains(form) else { return true }
      reader.report(
        .wrongValue, "'\(form)' is not told anyway" + didYouMean(form, known.sorted()),
        at: reader.range(of: "allow"), help: "Take it out of 'allow'.")
      return false
    }
  }

  private static func terms(_ reader: inout FieldReader, _ kind: Kind) -> [Term] {
    reader.require("write")
    reader.require("instead_of")
    let right = reader.text("write")
    let wrong = forms("instead_of", &reader)
    let exceptions = reader.texts("except")
    guard let right else { return [] }
    return wrong.compactMap { wrong in
      guard !right.contains(wrong) else {
        // It would be found again in what mends it.
        reader.report(
          .wrongValue, "'write' is '\(right)', which holds '\(wrong)' itself",
          at: reader.range(of: "write"), help: "Write the whole words in both.")
        return nil
      }
      return Term(kind, wrong, right, except: exceptions.filter { $0.contains(wrong) })
    }
  }

  private static func formerNames(_ reader: inout FieldReader) -> [Term] {
    for key in ["name", "formerly", "since"] { reader.require(key) }
    let name = reader.text("name")
    let formerly = forms("formerly", &reader)
    let since = reader.date("since")
    guard let name, let since else { return [] }
    return formerly.map { Term(.agency(since: since), $0, name) }
  }

  /// Wrong forms: one character alone would be found in too many words.
  private static func forms(_ key: String, _ reader: inout FieldReader) -> [String] {
    reader.texts(key).filter { form in
      guard form.unicodeScalars.count < 2 else { return true }
      reader.report(
        .wrongValue, "'\(form)' is one character; '\(key)' takes words", at: reader.range(of: key),
        help: "Write each word that holds it.")
      return false
    }
  }
}
