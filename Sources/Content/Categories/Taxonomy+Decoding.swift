package import Diagnostics
import OpenData

extension Taxonomy {
  /// Reads a list of `{ code, name, parent }`.
  ///
  /// A code has three characters of `0`–`9` and `A`–`Z`. Without `parent`, `XY0` belongs to `X00` where
  /// that is listed.
  package static func decode(
    _ node: YAMLNode?, scheme: CategoryScheme, file: SourceFile, languages: [Language]
  ) -> (taxonomy: Taxonomy, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var terms: [Term] = []
    var ranges: [String: SourceRange] = [:]
    var parents: [(parent: String, range: SourceRange)] = []
    var parentRanges: [String: SourceRange] = [:]
    let nodes: [YAMLNode]
    switch node?.value {
    case .sequence(let elements): nodes = elements
    case nil: nodes = []
    default:
      nodes = []
      diagnostics.append(
        Diagnostic(
          .wrongType, "A category list is a list of { code, name, parent }", file: file.path,
          range: node?.range ?? .start))
    }
    for node in nodes {
      var reader = FieldReader(node, file: file, subject: "a class")
      for key in ["code", "name"] { reader.require(key) }
      let name = reader.localizedText("name", languages: languages)
      let parent = reader.text("parent")
      if let code = reader.text("code") {
        if !isCode(code) {
          reader.report(
            .wrongValue, "'\(code)' is no class code", at: reader.range(of: "code"),
            help: "A code has three characters of 0–9 and A–Z, such as I00; put it in quotes.")
        } else if let first = ranges[code] {
          reader.report(
            .duplicateKey, "Class '\(code)' stands twice", at: reader.range(of: "code"),
            notes: [Note("It is first listed here", file: file.path, range: first)])
        } else {
          ranges[code] = reader.range(of: "code")
          terms.append(Term(code: code, name: name ?? LocalizedText(code), parent: parent))
          if let parent {
            parents.append((parent, reader.range(of: "parent")))
            parentRanges[code] = reader.range(of: "parent")
          }
        }
      }
      diagnostics += reader.finish()
    }
    for (parent, range) in parents where ranges[parent] == nil {
      diagnostics.append(
        Diagnostic(
          .unknownParent,
          "Class '\(parent)' is not in this list"
            + didYouMean(parent, terms.map(\.code)), file: file.path, range: range))
    }
    for index in terms.indices {
      if let parent = terms[index].parent {
        if ranges[parent] == nil { terms[index].parent = nil }
      } else {
        terms[index].parent = impliedParent(of: terms[index].code, among: ranges)
      }
    }
    for code in breakCycles(&terms) {
      diagnostics.append(
        Diagnostic(
          .unknownParent, "Class '\(code)' lies beneath itself", file: file.path,
          range: parentRanges[code] ?? .start, help: "Take one 'parent' of the circle out."))
    }
    return (Taxonomy(scheme: scheme, terms: terms), diagnostics)
  }

  /// Takes the parent from one class of each circle, and returns those classes' codes.
  private static func breakCycles(_ terms: inout [Term]) -> [String] {
    var codes: [String] = []
    var parents = Dictionary(
      terms.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
    for index in terms.indices {
      var next = terms[index].parent
      var steps = 0
      while let code = next, code != terms[index].code, steps <= terms.count {
        next = parents[code] ?? nil
        steps += 1
      }
      guard next == terms[index].code else { continue }
      codes.append(terms[index].code)
      parents[terms[index].code] = .some(nil)
      terms[index].parent = nil
    }
    return codes
  }

  private static func isCode(_ code: String) -> Bool {
    code.utf8.count == 3
      && code.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  private static func impliedParent(
    of code: String, among known: [String: SourceRange]
  ) -> String? {
    guard code.hasSuffix("0"), !code.hasSuffix("00"), let first = code.first else { return nil }
    let parent = "\(first)00"
    return known[parent] == nil ? nil : parent
  }
}
