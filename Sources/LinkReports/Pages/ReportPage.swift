import Content
import Diagnostics
import Encodings
import LinkCheck
import Publishing

/// A report as the model of its page, in one language.
struct ReportPage {
  let sorted: SortedReport
  let frame: ReportFrame
  let languageIndex: Int
  let words: Words
  private let said: LinkWords
  private let newlyBroken: Set<String>

  /// How many nights a strip shows.
  static let nightCount = 14

  init(_ sorted: SortedReport, frame: ReportFrame, languageIndex: Int) {
    self.sorted = sorted
    self.frame = frame
    self.languageIndex = languageIndex
    words = frame.words(languageIndex)
    said = LinkWords(words: words, now: sorted.report.finishedAt)
    newlyBroken = Set(sorted.report.changes.broken)
  }

  private var report: LinkReport { sorted.report }

  var title: String {
    words("links_report_title", ["date": said.date(report.startedAt)])
  }

  var imprint: [ImprintModel] {
    let seconds = report.finishedAt - report.startedAt
    let duration =
      seconds < 60
      ? words("links_duration_seconds", ["seconds": words.number(seconds)])
      : words(
        "links_duration_minutes",
        ["minutes": words.number(seconds / 60), "seconds": words.number(seconds % 60)])
    let files = Set(report.verdicts.flatMap(\.target.places).map(\.file))
    let scope = words(
      "links_scope_text",
      [
        "links": words.count(report.summary.checked, "links_count"),
        "files": words.count(files.count, "links_count_files"),
      ])
    var imprint = [ImprintModel(words("links_checked_at"), html: time(report.startedAt))]
    if let previous = sorted.previous {
      imprint.append(ImprintModel(words("links_previous"), html: time(previous)))
    }
    imprint.append(ImprintModel(words("links_scope"), html: html(scope)))
    imprint.append(ImprintModel(words("links_duration"), html: html(duration)))
    return imprint
  }

  private func html(_ text: String) -> [UInt8] { Array(HTMLEscaping.escaped(text).utf8) }

  private func time(_ second: Int) -> [UInt8] {
    let iso = Instant(seconds: second).inTaiwan
    return Array("<time datetime=\"\(iso)\">".utf8) + html(said.time(second))
      + Array("</time>".utf8)
  }

  func model(downloads: [LinkModel], isForeign: Bool) -> LinkReportModel {
    let nights = max(1, report.verdicts.map { min($0.history.count, Self.nightCount) }.max() ?? 1)
    var model = LinkReportModel(nights: words.count(nights, "links_nights"))
    model.tiles = tiles
    model.groups = sorted.units.map(group)
    if !sorted.mended.isEmpty {
      model.groups.append(
        group("g:mended", words("links_mended"), sorted.mended) { self.model($0, as: .mended) })
    }
    if !sorted.excepted.isEmpty {
      model.groups.append(
        group("g:exceptions", words("links_exceptions"), sorted.excepted) {
          self.model($0, as: .excepted)
        })
    }
    model.downloads = downloads
    model.isForeign = isForeign
    return model
  }
}

// MARK: - Links by unit

extension ReportPage {
  private func group(_ unit: UnitReport) -> LinkGroupReportModel {
    var group = LinkGroupReportModel(
      id: unit.unit.map { "u:\($0)" } ?? "g:without-unit", title: name(of: unit.unit),
      count: words.number(unit.links.count + unit.inside.count))
    group.summary = said.counts(unit)
    if !unit.inside.isEmpty {
      group.sections.append(LinkSectionModel(words("links_inside"), unit.inside.map(model(of:))))
    }
    for (severity, key) in [
      (ReportedLink.Severity.urgent, "links_urgent"), (.watch, "links_watch"),
    ] {
      guard let links = unit.bySeverity[severity] else { continue }
      group.sections.append(LinkSectionModel(words(key), links.map { model($0, as: .open) }))
    }
    return group
  }

  /// Links of all units, a section for each.
  private func group(
    _ id: String, _ title: String, _ links: [ReportedLink],
    _ model: (ReportedLink) -> ReportedLinkModel
  ) -> LinkGroupReportModel {
    var group = LinkGroupReportModel(id: id, title: title, count: words.number(links.count))
    var sections: [(unit: String?, links: [ReportedLinkModel])] = []
    for link in links {
      if sections.last?.unit != link.unit || sections.isEmpty { sections.append((link.unit, [])) }
      sections[sections.count - 1].links.append(model(link))
    }
    group.sections = sections.map { LinkSectionModel(name(of: $0.unit), $0.links) }
    return group
  }

  /// The unit's name in the language; one that the settings do not know is called by its id.
  func name(of unit: String?) -> String {
    guard let unit else { return words("links_without_unit") }
    return frame.units[unit]?.name[words.language] ?? unit
  }

  /// What a link stands in the report for.
  private enum Role { case open, mended, excepted }

  private func model(_ link: ReportedLink, as role: Role) -> ReportedLinkModel {
    let verdict = link.verdict
    let isMended = role == .mended
    var model = ReportedLinkModel(
      title: title(of: link), kind: isMended ? .good : kind(of: verdict.verdict),
      verdict: isMended ? words("links_mended_verdict") : said.verdict(verdict.verdict),
      facts: isMended ? failures(before: verdict) : said.facts(verdict),
      address: verdict.target.url, advice: advice(verdict, as: role))
    model.isNew = newlyBroken.contains(verdict.target.url)
    if verdict.verdict == .movedPermanently { model.newAddress = verdict.outcome.permanentURL }
    model.places = link.places.map(model(of:))
    model.history = history(verdict.history)
    return model
  }

  private func model(of fault: InsideFault) -> ReportedLinkModel {
    var model = ReportedLinkModel(
      title: said.title(fault), kind: fault.severity == .error ? .bad : .unsure,
      verdict: said.verdict(fault), facts: said.reason(fault), address: fault.url,
      advice: words("links_advice_inside"))
    model.places = [self.model(of: fault.place)]
    return model
  }

  private func advice(_ verdict: LinkVerdict, as role: Role) -> String {
    switch role {
    case .open: said.advice(verdict)
    case .mended: words("links_advice_mended")
    case .excepted: verdict.exception.map(said.reason) ?? ""
    }
  }

  /// The link's text; an image's or an empty one is called by its address.
  private func title(of link: ReportedLink) -> String {
    link.places.lazy.compactMap(\.text).first { !$0.allSatisfy(\.isWhitespace) }
      ?? link.verdict.target.url
  }

  private func failures(before verdict: LinkVerdict) -> String {
    let failures = verdict.history.dropLast().reversed()
      .prefix { !$0.finding.isWell }.count
    return failures == 0 ? "" : words.count(failures, "links_was_failing")
  }

  private func kind(of verdict: Verdict) -> LinkTileModel.Kind {
    if verdict.failsRun { return .bad }
    return switch verdict {
    case .movedPermanently: .moved
    case .alive, .movedTemporarily: .good
    default: .unsure
    }
  }

  private func model(of place: LinkPlace) -> LinkPlaceModel {
    let page = frame.page(of: place.file).map { page in
      LinkModel(
        page.title, url: page.url,
        language: page.language == words.language.tag ? nil : page.language)
    }
    return LinkPlaceModel(page: page, source: said.place(place))
  }

  private func history(_ findings: [PastFinding]) -> LinkHistoryModel? {
    let states = findings.suffix(Self.nightCount).map { finding -> LinkNightModel.State in
      switch finding.finding {
      case .alive, .movedPermanently, .movedTemporarily: .well
      case .dead, .broken, .unsafe: .failed
      case .needsSignIn, .blocked, .rateLimited, .suspect, .soft404, .unverifiable, .excluded:
        .unsure
      }
    }
    guard !states.isEmpty else { return nil }
    // Tonight is at the right, however few nights came before.
    let first = Self.nightCount - states.count
    return LinkHistoryModel(
      bars: states.enumerated().map { LinkNightModel(first + $0, $1) }, text: said.strip(states))
  }
}

// MARK: - Counts

extension ReportPage {
  private var tiles: [LinkTileModel] {
    let verdicts = report.verdicts
    let failed = verdicts.count { $0.verdict.failsRun }
    let moved = report.summary.counts[.movedPermanently] ?? 0
    let well = verdicts.count { $0.verdict.isWell } - moved
    let excepted = report.summary.counts[.excluded] ?? 0
    let unsure = verdicts.count - failed - moved - well - excepted
    func tile(
      _ kind: LinkTileModel.Kind, _ key: String, _ count: Int, change: String? = nil
    ) -> LinkTileModel {
      LinkTileModel(kind, words(key), count: words.number(count), change: change)
    }
    var tiles = [
      tile(.plain, "links_tile_checked", verdicts.count, change: checkedChange),
      tile(.good, "links_tile_well", well, change: share(well, of: verdicts.count)),
      tile(
        failed > 0 ? .bad : .plain, "links_tile_failed", failed,
        change: report.changes.broken.isEmpty
          ? nil
          : words(
            "links_change_new", ["n": words.number(report.changes.broken.count)])),
      tile(.moved, "links_tile_moved", moved), tile(.unsure, "links_tile_unsure", unsure),
      tile(
        .good, "links_tile_mended", report.changes.mended.count,
        change: sorted.previous.map { _ in words("links_since_previous") }),
    ]
    // Of a live site, or of none that was looked at from within, there is nothing to say.
    if !report.inside.isEmpty {
      tiles.append(tile(.bad, "links_tile_inside", report.inside.count))
    }
    return tiles
  }

  /// How many links more or fewer there are than in the run before; `nil` where there was none.
  private var checkedChange: String? {
    guard sorted.previous != nil else { return nil }
    let difference = report.changes.added.count - report.changes.removed.count
    return switch difference {
    case 0: words("links_change_same")
    case 1...: words("links_change_more", ["n": words.number(difference)])
    default: words("links_change_fewer", ["n": words.number(-difference)])
    }
  }

  private func share(_ count: Int, of whole: Int) -> String? {
    guard whole > 0 else { return nil }
    // Rounded down: 100% is all of them.
    let tenths = count * 1000 / whole
    return words.number(Double(tenths) / 10, fractionDigits: 1) + "%"
  }
}
