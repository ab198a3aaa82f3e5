package import Encodings

/// Diagnostics in SARIF 2.1.0 (OASIS), for code hosts that show them beside the lines they are
/// about.
///
/// One run. Every code that occurs is a rule; a file is a URI relative to the site's folder;
/// columns count Unicode scalars (`columnKind` `unicodeCodePoints`, §3.14.17). The remedy follows
/// the message, since a result has no place of its own for it.
package struct SARIFPrinter: Sendable {
  private let sources: [SourcePath: SourceFile]
  private let version: String

  /// A printer that calls the program by its `version`.
  package init(sources: [SourcePath: SourceFile], version: String) {
    self.sources = sources
    self.version = version
  }

  /// The log, with the diagnostics in the order given.
  package func json(_ diagnostics: [Diagnostic]) -> JSON {
    let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "Gazette",
              "version": .string(version),
              "rules": .array(codes.map(rule)),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(diagnostics.map { result($0, ruleIndex: indices[$0.code]) }),
        ]
      ],
    ]
  }

  private func rule(_ code: DiagnosticCode) -> JSON {
    [
      "id": .string(code.rawValue),
      "defaultConfiguration": ["level": .string(code.defaultSeverity.rawValue)],
    ]
  }

  private func result(_ diagnostic: Diagnostic, ruleIndex: Int?) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("ruleId", .string(diagnostic.code.rawValue)),
      JSON.Member("level", .string(diagnostic.severity.rawValue)),
      JSON.Member("message", message(diagnostic.message, help: diagnostic.help)),
      JSON.Member(
        "locations",
        [["physicalLocation": location(diagnostic.file, diagnostic.range)]]),
    ]
    if let ruleIndex { members.insert(JSON.Member("ruleIndex", .integer(ruleIndex)), at: 1) }
    if !diagnostic.notes.isEmpty {
      let notes = diagnostic.notes.enumerated().map { index, note -> JSON in
        [
          "id": .integer(index + 1),
          "message": message(note.message, help: nil),
          "physicalLocation": location(note.file, note.range),
        ]
      }
      members.append(JSON.Member("relatedLocations", .array(notes)))
    }
    return .object(members)
  }

  private func message(_ message: String, help: String?) -> JSON {
    ["text": .string(help.map { "\(message)\nhelp: \($0)" } ?? message)]
  }

  private func location(_ file: SourcePath, _ range: SourceRange) -> JSON {
    let range = sources.scalarRange(of: range, in: file)
    return [
      "artifactLocation": ["uri": .string(Self.uri(of: file))],
      "region": [
        "startLine": .integer(range.start.line),
        "startColumn": .integer(range.start.column),
        "endLine": .integer(range.end.line),
        "endColumn": .integer(range.end.column),
      ],
    ]
  }

  // Unlike an address in a page, a file's name holds no escapes: each `%` is a `%`. A colon in the
  // first part would be read as the end of a scheme (RFC 3986, §4.2), so no byte is left to chance.
  private static func uri(of file: SourcePath) -> String {
    file.string.split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentEncoding.encodedComponent(String($0)) }.joined(separator: "/")
  }
}
