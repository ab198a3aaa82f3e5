import Audit
package import Content
package import Diagnostics
package import OpenData

extension Excuse {
  /// Whether it speaks of such findings: by our code, or by a check code that the rule enforces.
  func covers(_ code: DiagnosticCode) -> Bool {
    if self.code.value == code.rawValue { return true }
    return RuleCatalog.rule(code)?.clauses.contains(.code(self.code.value)) ?? false
  }

  /// Excuses what it speaks of among findings, where `isPlace` holds for their files.
  ///
  /// - Returns: Whether there was anything.
  fileprivate func excuse(
    _ diagnostics: inout [Diagnostic], where isPlace: (SourcePath) -> Bool
  ) -> Bool {
    var isUsed = false
    for index in diagnostics.indices where !diagnostics[index].code.isEssential {
      let diagnostic = diagnostics[index]
      guard covers(diagnostic.code), isPlace(diagnostic.file) else { continue }
      isUsed = true
      if diagnostic.excuse == nil { diagnostics[index].excuse = asTold }
    }
    return isUsed
  }
}

extension Excuse {
  /// Excuses findings, and tells where it is over or for nothing.
  ///
  /// - Parameters:
  ///   - diagnostics: What was found.
  ///   - file: Where the excuse stands.
  ///   - today: After its last day it excuses nothing.
  ///   - tellsUnused: Whether all that it may be for was looked for.
  ///   - isPlace: Whether it holds for a file.
  package func apply(
    to diagnostics: inout [Diagnostic], from file: SourcePath, on today: CalendarDate,
    tellsUnused: Bool, where isPlace: (SourcePath) -> Bool
  ) {
    if let until, until < today {
      diagnostics.append(
        Diagnostic(
          .expiredException, "The excuse of '\(code.value)' held until \(until)",
          file: file, range: code.range, help: "Mend the place, or give the excuse another day."))
    } else if !excuse(&diagnostics, where: isPlace), tellsUnused {
      diagnostics.append(
        Diagnostic(
          .unusedException, "The excuse of '\(code.value)' excuses nothing",
          file: file, range: code.range,
          help: "The place is well, or another one is meant; take the excuse out or mend its path.")
      )
    }
  }

  /// As findings carry it.
  private var asTold: Diagnostic.Excuse {
    Diagnostic.Excuse(reason, until: until?.description)
  }
}

extension Site {
  /// Excuses findings on a page for which its own front matter asks, and tells excuses that are over or for nothing.
  func excuse(_ diagnostics: inout [Diagnostic], of work: Work) {
    guard case .page(let group) = work else { return }
    for version in groups[group].versions.compactMap(\.self) {
      let page = pages[version]
      for excuse in page.frontMatter.excuses {
        apply(excuse, to: &diagnostics, from: page.path) { $0 == page.path }
      }
    }
  }

  /// Excuses findings for which `site.yml` asks, and tells excuses that are over or for nothing.
  func excuse(_ diagnostics: inout [Diagnostic]) {
    for excuse in settings.excuses {
      guard let path = excuse.path else { continue }
      let files = files(at: path.value)
      guard !files.isEmpty || tree.contains(SourcePath(path.value)) else {
        diagnostics.append(
          Diagnostic(
            .missingFile, "'\(path.value)' is no page, file or folder of the site",
            file: settingsFile.path, range: path.range,
            help: "Name an address such as /plans/115/, or a file or folder of content/."))
        continue
      }
      apply(excuse, to: &diagnostics, from: settingsFile.path) {
        files.contains($0) || $0.string == path.value
      }
    }
  }

  private func apply(
    _ excuse: Excuse, to diagnostics: inout [Diagnostic], from file: SourcePath,
    where isPlace: (SourcePath) -> Bool
  ) {
    // Where only some rules ran, what the others would find is not known.
    excuse.apply(
      to: &diagnostics, from: file, on: options.today,
      tellsUnused: options.audits && options.onlyCodes.isEmpty, where: isPlace)
  }

  /// The sources that an excuse's path stands for: of the page at an address in its language, or in all of them
  /// for one without prefix; a file; or all in a folder.
  private func files(at path: String) -> Set<SourcePath> {
    if path.hasPrefix("/") {
      let languageNeutral = !prefixedRoots.contains { path.hasPrefix($0) }
      guard let page = page(at: AddressPath.normalized(path), preferring: 0),
        let group = groupByKey[page.key]
      else { return [] }
      return languageNeutral
        ? Set(groups[group].versions.compactMap { $0.map { pages[$0].path } }) : [page.path]
    }
    let inContent = path.hasPrefix("content/") ? path : "content/" + path
    let folder = inContent.hasSuffix("/") ? inContent : inContent + "/"
    return Set(tree.paths.filter { $0.string == inContent || $0.string.hasPrefix(folder) })
  }
}
