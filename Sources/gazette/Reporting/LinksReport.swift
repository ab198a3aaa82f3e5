import Content
import Diagnostics
import Encodings
import Hyperlinks
import LinkCheck
import Publishing

/// What a check of links found.
struct LinksReport {
  /// A link that leads nowhere.
  struct Finding {
    /// As it is written.
    let url: String
    let verdict: Verdict
    let diagnostic: Diagnostic
  }

  /// In the order of files and places.
  let findings: [Finding]
  /// How many links were looked at; `nil` where they were not counted.
  let checked: Int?
  /// The files that findings stand in.
  let sources: [SourcePath: SourceFile]

  init(findings: [Finding], checked: Int?, sources: [SourcePath: SourceFile]) {
    self.findings = findings
    self.checked = checked
    self.sources = sources
  }

  /// Of a folder of HTML.
  init(_ report: FolderReport, sources: [SourcePath: SourceFile]) {
    findings = report.faults.map { fault in
      Finding(
        url: fault.address, verdict: fault.isBroken ? .broken : .dead,
        diagnostic: fault.diagnostic)
    }
    checked = report.linkCount
    self.sources = sources
  }

  /// Of a site: what its build says about links and their exceptions, and about what kept it from reading them.
  init(_ report: BuildReport) {
    let codes = Self.linkCodes
    let isReadable = report.pageCount > 0
    let found = report.diagnostics.filter {
      codes.contains($0.code) || $0.file == ExceptedLink.path || !isReadable
    }
    findings = found.map { diagnostic in
      Finding(
        url: report.sources[diagnostic.file]?.text(at: diagnostic.range) ?? "",
        verdict: diagnostic.file == ExceptedLink.path
          ? .broken : Self.verdict(of: diagnostic.code),
        diagnostic: diagnostic)
    }
    checked = nil
    sources = report.sources
  }

  /// The links alone, where their exceptions are told by who applies them.
  var withoutExceptions: LinksReport {
    LinksReport(
      findings: findings.filter { $0.diagnostic.file != ExceptedLink.path }, checked: checked,
      sources: sources)
  }

  private static let linkCodes: Set<DiagnosticCode> = [
    .brokenLink, .brokenAnchor, .missingFile, .unsafeURL, .wrongLanguage,
  ]

  private static func verdict(of code: DiagnosticCode) -> Verdict {
    switch code {
    case .unsafeURL: .unsafe
    // The page is there.
    case .wrongLanguage: .alive
    default: .dead
    }
  }

  /// Where a finding stands, in Unicode scalars.
  func start(of finding: Finding) -> SourcePosition {
    let start = finding.diagnostic.range.start
    return sources[finding.diagnostic.file]?.scalarPosition(of: start) ?? start
  }

  /// The findings as reports of all links carry them, with the unit that answers for each file and the link's text.
  func faults(of frame: ReportFrame) -> [InsideFault] {
    var texts: [SourcePath: LinkTexts] = [:]
    return findings.map { finding in
      let diagnostic = finding.diagnostic
      if texts[diagnostic.file] == nil, let source = sources[diagnostic.file] {
        texts[diagnostic.file] = LinkTexts(source, languages: frame.languages)
      }
      let start = start(of: finding)
      return InsideFault(
        url: finding.url, verdict: finding.verdict,
        place: LinkPlace(
          file: diagnostic.file, line: start.line, column: start.column,
          unit: frame.page(of: diagnostic.file)?.unit,
          text: texts[diagnostic.file]?[diagnostic.range.start]),
        code: diagnostic.code, severity: diagnostic.severity, message: diagnostic.message,
        help: diagnostic.help, suggestion: diagnostic.suggestion)
    }.sorted()
  }
}

extension LinkFault {
  /// Whether the address itself is wrong, and not only where it leads.
  fileprivate var isBroken: Bool {
    switch kind {
    case .wrongAddress, .wrongMail, .wrongTelephone, .emptyAddress, .missingAddress: true
    default: false
    }
  }
}

extension SourceFile {
  /// The text of a range.
  fileprivate func text(at range: SourceRange) -> String {
    let (start, end) = (offset(of: range.start), offset(of: range.end))
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }
}
