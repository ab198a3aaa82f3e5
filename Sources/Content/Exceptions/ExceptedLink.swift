package import Diagnostics
package import OpenData

/// Links to other sites that somebody answers for although they are not well: an entry of `content/links.yml`.
package struct ExceptedLink: Sendable {
  package static let path: SourcePath = "content/links.yml"

  /// The address, in which `*` stands for any characters.
  package var url: Located<String>
  /// Why it is left as it is.
  package var reason: String
  /// Who answers for it: a person or a unit.
  package var owner: String
  /// The last day on which it holds.
  package var until: CalendarDate
}

extension ExceptedLink {
  /// Reads a list of `{ url, reason, owner, until }`, all of them required.
  ///
  /// - Parameter file: `content/links.yml`.
  /// - Returns: The entries, those that are over included, and what is wrong. An entry of which something is, is left
  ///   out, since it might hold for more links, or for longer, than was meant.
  package static func decode(
    _ file: SourceFile
  ) -> (links: [ExceptedLink], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    guard diagnostics.isEmpty else { return ([], diagnostics) }
    switch node?.value {
    case nil: return ([], [])
    case .sequence(let nodes):
      var links: [ExceptedLink] = []
      for node in nodes {
        var reader = FieldReader(node, file: file, subject: "an entry of links.yml")
        let link = ExceptedLink(&reader)
        let problems = reader.finish()
        diagnostics += problems
        if let link, problems.isEmpty { links.append(link) }
      }
      return (links, diagnostics)
    default:
      let problem = Diagnostic(
        .wrongType, "links.yml is a list of { url, reason, owner, until }", file: file.path,
        range: node?.range ?? .start)
      return ([], [problem])
    }
  }

  private init?(_ reader: inout FieldReader) {
    reader.require("url", example: "https://www.example.gov.tw/forms/*")
    reader.require("reason", example: "對方改版中")
    reader.require("owner", example: "資訊室")
    reader.require("until", example: "2027-06-30")
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
    self.url = Located(url, range: reader.range(of: "url"))
    self.reason = reason
    self.owner = owner
    self.until = until
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
