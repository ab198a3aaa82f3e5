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
  package func json(_ diagnostics: [Diagnostic]) -> JSON { json(FindingList(diagnostics)) }

  /// The log of a check: what is told first, then what is excused, suppressed with its reason (§3.27.23), then what a
  /// baseline lists, as `unchanged` (§3.27.24).
  ///
  /// - Parameters:
  ///   - list: What was found.
  ///   - properties: What stands in the run's property bag; none by default.
  ///   - describe: What is known of a code.
  /// - Returns: A log of one run (SARIF 2.1.0, §3.13).
  package func json(
    _ list: FindingList, properties: JSON? = nil,
    describe: (DiagnosticCode) -> RuleDescription? = { _ in nil }
  ) -> JSON {
    let known = list.known ?? []
    let codes = Set((list.told + list.excused + known).map(\.code)).sorted {
      $0.rawValue < $1.rawValue
    }
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let state = list.known == nil ? nil : "new"
    let results =
      (list.told + list.excused).map { result($0, ruleIndex: indices[$0.code], state: state) }
      + known.map { result($0, ruleIndex: indices[$0.code], state: "unchanged") }
    var run: [JSON.Member] = [
      JSON.Member(
        "tool",
        [
          "driver": [
            "name": "Gazette",
            "version": .string(version),
            "rules": .array(codes.map { rule($0, describe($0)) }),
          ]
        ]),
      JSON.Member("columnKind", "unicodeCodePoints"),
      JSON.Member("results", .array(results)),
    ]
    if let properties { run.append(JSON.Member("properties", properties)) }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": [.object(run)],
    ]
  }

  private func rule(_ code: DiagnosticCode, _ description: RuleDescription?) -> JSON {
    var members = [JSON.Member("id", .string(code.rawValue))]
    if let description {
      members.append(JSON.Member("shortDescription", ["text": .string(description.title + ".")]))
    }
    members.append(
      JSON.Member(
        "defaultConfiguration", ["level": .string(code.defaultSeverity.rawValue)]))
    if let tags = description?.tags, !tags.isEmpty {
      members.append(JSON.Member("properties", ["tags": .array(tags.map { .string($0) })]))
    }
    return .object(members)
  }

  private func result(_ diagnostic: Diagnostic, ruleIndex: Int?, state: String?) -> JSON {
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
    if let state { members.append(JSON.Member("baselineState", .string(state))) }
    if let excuse = diagnostic.excuse {
      let until = excuse.until.map { " (until \($0))" } ?? ""
      members.append(
        JSON.Member(
          "suppressions",
          [["kind": "external", "justification": .string(excuse.reason + until)]]))
    }
    if let fix = diagnostic.fix { members.append(JSON.Member("fixes", [json(fix, diagnostic)])) }
    return .object(members)
  }

  /// A change that is certain (§3.55).
  private func json(_ fix: FixIt, _ diagnostic: Diagnostic) -> JSON {
    [
      "artifactChanges": [
        [
          "artifactLocation": ["uri": .string(Self.uri(of: diagnostic.file))],
          "replacements": [
            [
              "deletedRegion": region(diagnostic.file, fix.range),
              "insertedContent": ["text": .string(fix.replacement)],
            ]
          ],
        ]
      ]
    ]
  }

  private func message(_ message: String, help: String?) -> JSON {
    ["text": .string(help.map { "\(message)\nhelp: \($0)" } ?? message)]
  }

  private func location(_ file: SourcePath, _ range: SourceRange) -> JSON {
    [
      "artifactLocation": ["uri": .string(Self.uri(of: file))],
      "region": region(file, range),
    ]
  }

  private func region(_ file: SourcePath, _ range: SourceRange) -> JSON {
    let range = sources.scalarRange(of: range, in: file)
    return [
      "startLine": .integer(range.start.line),
      "startColumn": .integer(range.start.column),
      "endLine": .integer(range.end.line),
      "endColumn": .integer(range.end.column),
    ]
  }

  // Unlike an address in a page, a file's name holds no escapes: each `%` is a `%`. A colon in the
  // first part would be read as the end of a scheme (RFC 3986, §4.2), so no byte is left to chance.
  private static func uri(of file: SourcePath) -> String {
    file.string.split(separator: "/", omittingEmptySubsequences: false)
      .map { PercentEncoding.encodedComponent(String($0)) }.joined(separator: "/")
  }
}
