package import Diagnostics

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
    for verdict in verdicts.flatMap(\.told) {
      guard let finding = Finding(verdict, at: finishedAt, certificateDays: certificateDays) else {
        continue
      }
      for place in verdict.target.places {
        diagnostics.append(
          Diagnostic(
            finding.code, finding.message(at: place), file: place.file,
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
  let help: String
  private let verdict: LinkVerdict
  /// Days until the certificate ends, where that is what is told.
  private var days: Int?

  init?(_ verdict: LinkVerdict, at now: Int, certificateDays: Int) {
    self.verdict = verdict
    switch verdict.verdict {
    case .dead:
      code = .deadLink
      help =
        verdict.isOfFragments && verdict.newAddress != nil
        ? "Look for the place at the new address, and write both."
        : "Look for the new address, or take the link out."
    case .broken:
      code = .failingServer
      help = "Tell those who run the server, or take the link out."
    case .unsafe:
      code = .unsafeLink
      help = "Take the link out, or write its public address."
    case .movedPermanently,
      .unverifiable where verdict.newAddress != nil:
      code = .movedLink
      help =
        verdict.newAddress.map { "Write \($0), or run gazette links fix." }
        ?? "Write the new address."
    case .suspect:
      code = .suspectLink
      help = verdict.outcome.suspicionHelp
    case .soft404:
      code = .softNotFound
      help = "Open the page in a browser; if it is gone, look for the new address."
    case .alive, .movedTemporarily, .needsSignIn, .blocked, .rateLimited, .unverifiable, .excluded:
      guard verdict.verdict != .excluded, let days = verdict.outcome.certificate?.daysLeft(at: now),
        days <= certificateDays
      else { return nil }
      code = .endingCertificate
      self.days = days
      help =
        days < 0
        ? "Tell those who run the server: browsers may warn of it."
        : "Tell those who run the server: from then on browsers warn of it."
    }
  }

  func message(at place: LinkPlace) -> String {
    guard let days else {
      let past = verdict.past.map { " (\($0))" } ?? ""
      return "\(verdict.english): \(verdict.address(at: place))\(past)"
    }
    return days < 0
      ? "The server of \(verdict.target.url) sends a certificate that has ended"
      : "The certificate of \(verdict.target.url) ends in \(days) days"
  }
}

extension Outcome {
  /// What to do about a link of which it is not known whether it works.
  fileprivate var suspicionHelp: String {
    // Only what failed is counted by nights.
    guard finding == .suspect else {
      return "Nothing yet: it counts as dead after failures on several nights."
    }
    switch failure {
    case .missingIntermediate:
      return "Tell those who run the server to send the whole chain of certificates."
    case .proxy, .nameLookup, .outOfTime, .timeout:
      return "Nothing yet: the next run asks again."
    default:
      return "Open it in a browser: if people can read it, except it in content/links.yml; if not, "
        + "look for another address."
    }
  }
}

extension LinkPlace {
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
