package import Diagnostics
import Encodings

extension LinkReport {
  /// The links that somebody should do something about, one diagnostic for each place, for terminals and CI.
  ///
  /// Dead, broken and unsafe ones are errors; moved, suspect and soft-404 ones and certificates that end within
  /// `certificateDays` are warnings. Of walls, sign-in pages and the like there is nothing to mend, and they are
  /// counted alone.
  ///
  /// Columns are found in `sources`, the files that the places are in; a place in any other keeps its own.
  package func diagnostics(
    sources: [SourcePath: SourceFile] = [:], certificateDays: Int = 14
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for verdict in verdicts {
      guard let finding = Finding(verdict, at: finishedAt, certificateDays: certificateDays) else {
        continue
      }
      for place in verdict.target.places where verdict.concerns(place) {
        diagnostics.append(
          Diagnostic(
            finding.code, finding.message, file: place.file,
            range: place.range(of: verdict.target.url, sources: sources), help: finding.help))
      }
    }
    return diagnostics.sorted()
  }

  /// What is wrong within the site, as it was told when it was found.
  package func insideDiagnostics(sources: [SourcePath: SourceFile] = [:]) -> [Diagnostic] {
    inside.map { fault in
      Diagnostic(
        fault.code, fault.message, file: fault.place.file,
        range: fault.place.range(of: fault.url, sources: sources), severity: fault.severity,
        help: fault.help)
    }
  }
}

/// What is told of a link, wherever it stands.
private struct Finding {
  let code: DiagnosticCode
  let message: String
  let help: String

  init?(_ verdict: LinkVerdict, at now: Int, certificateDays: Int) {
    let outcome = verdict.outcome
    let reason = outcome.message.english
    switch verdict.verdict {
    case .dead:
      code = .deadLink
      help = "Look for the new address, or take the link out."
    case .broken:
      code = .failingServer
      help = "Tell those who run the server, or take the link out."
    case .unsafe:
      code = .unsafeLink
      help = "Take the link out, or write its public address."
    case .movedPermanently:
      code = .movedLink
      help =
        outcome.permanentURL.map { "Write \($0), or run gazette links fix." }
        ?? "Write the new address."
    case .suspect:
      code = .suspectLink
      help = "Nothing yet: it counts as dead after failures on several nights."
    case .soft404:
      code = .softNotFound
      help = "Open the page in a browser; if it is gone, look for the new address."
    case .alive, .movedTemporarily, .needsSignIn, .blocked, .rateLimited, .unverifiable, .excluded:
      guard verdict.verdict != .excluded, let days = outcome.certificate?.daysLeft(at: now),
        days <= certificateDays
      else { return nil }
      code = .endingCertificate
      message =
        days < 0
        ? "The server of \(verdict.target.url) sends a certificate that has ended"
        : "The certificate of \(verdict.target.url) ends in \(days) days"
      help =
        days < 0
        ? "Tell those who run the server: browsers may warn of it."
        : "Tell those who run the server: from then on browsers warn of it."
      return
    }
    let fragments = outcome.missingFragments.map { "#" + $0 }.joined(separator: ", ")
    let past = verdict.past.map { " (\($0))" } ?? ""
    message = "\(reason): \(verdict.target.url)\(fragments)\(past)"
  }
}

extension LinkVerdict {
  /// Whether what is said of the address is said of the link at one of its places.
  ///
  /// Where the page answers and a place in it is missing, links to its other places are well.
  package func concerns(_ place: LinkPlace) -> Bool {
    guard isOfFragments else { return true }
    guard let fragment = place.fragment else { return false }
    return outcome.missingFragments.contains(PercentEncoding.decoded(fragment) ?? fragment)
  }

  /// The address that the verdict is of at one of its places: with the fragment, where that is what is missing.
  package func address(at place: LinkPlace) -> String {
    guard isOfFragments, concerns(place), let fragment = place.fragment else { return target.url }
    return "\(target.url)#\(fragment)"
  }

  /// Whether the page answers, and only a place in it is in question.
  private var isOfFragments: Bool {
    [.fragmentMissing, .fragmentUnverifiable].contains(outcome.message.key)
  }
}

extension LinkPlace {
  /// What stands after `#` in the address as it is written.
  fileprivate var fragment: String? {
    written.flatMap { $0.split(separator: "#", maxSplits: 1).dropFirst().first.map(String.init) }
  }

  /// The address's place as sources count, in bytes, where the file is known; of the link's beginning where the address
  /// does not stand right there.
  func range(of url: String, sources: [SourcePath: SourceFile]) -> SourceRange {
    guard let source = sources[file] else { return SourceRange(line: line, column: column) }
    let text = source.line(line)
    let before = text.unicodeScalars.prefix(column - 1)
    let start = before.reduce(0) { $0 + UTF8.width($1) }
    let address = written ?? url
    let isThere = text.utf8.dropFirst(start).starts(with: address.utf8)
    return SourceRange(
      line: line, column: start + 1, length: isThere ? address.utf8.count : 0)
  }
}
