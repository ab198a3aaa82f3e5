import Content
package import Diagnostics
package import LinkCheck
package import OpenData

extension LinkExceptions {
  package static let path: SourcePath = "content/links.yml"

  /// Reads a list of `{ url, reason, owner, until }`, all of them required.
  ///
  /// - Parameters:
  ///   - file: `content/links.yml`.
  ///   - today: The day of the run.
  ///   - diagnostics: Takes what is wrong; an entry of which something is, is left out, since it might hold for more
  ///     links, or for longer, than was meant.
  /// - Returns: The others, those that are over included.
  package static func decode(
    _ file: SourceFile, today: CalendarDate, diagnostics: inout [Diagnostic]
  ) -> LinkExceptions {
    var exceptions = LinkExceptions([], today: today.description)
    let known = diagnostics.count
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    guard diagnostics.count == known else { return exceptions }
    switch node?.value {
    case nil: break
    case .sequence(let nodes):
      for node in nodes {
        var reader = FieldReader(node, file: file, subject: "an entry of links.yml")
        let entry = LinkException(&reader)
        let problems = reader.finish()
        diagnostics += problems
        if let entry, problems.isEmpty { exceptions.entries.append(entry) }
      }
    default:
      diagnostics.append(
        Diagnostic(
          .wrongType, "links.yml is a list of { url, reason, owner, until }", file: file.path,
          range: node?.range ?? .start))
    }
    return exceptions
  }
}

extension LinkException {
  fileprivate init?(_ reader: inout FieldReader) {
    for key in ["url", "reason", "owner", "until"] { reader.require(key) }
    let url = Self.text("url", &reader)
    let reason = Self.text("reason", &reader)
    let owner = Self.text("owner", &reader)
    let until = reader.date("until")
    guard let url, let reason, let owner, let until else { return nil }
    guard url.contains(where: { $0 != "*" }) else {
      reader.report(
        .wrongValue, "'url' is '\(url)', which lets every link pass", at: reader.range(of: "url"),
        help: "Write an address, such as https://www.example.gov.tw/forms/*.")
      return nil
    }
    self.init(
      pattern: url, reason: reason, owner: owner, until: until.description,
      file: reader.file.path, range: reader.range(of: "url"))
  }

  /// A text that says something.
  private static func text(_ key: String, _ reader: inout FieldReader) -> String? {
    guard let text = reader.text(key) else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      reader.report(
        .wrongValue, "'\(key)' is empty; an exception says why it holds and who answers for it",
        at: reader.range(of: key))
      return nil
    }
    return text
  }
}
