import Content
import Diagnostics
import LinkCheck
import Publishing

extension ReportPage {
  /// Links to look at, by unit; then those that are mended, and those that are excepted.
  var groups: [LinkGroupReportModel] {
    var groups = sorted.units.map(group)
    if !sorted.mended.isEmpty {
      groups.append(
        group("g:mended", words("links_mended"), sorted.mended) { model($0, as: .mended) })
    }
    if !sorted.excepted.isEmpty {
      groups.append(
        group("g:exceptions", words("links_exceptions"), sorted.excepted) {
          model($0, as: .excepted)
        })
    }
    return groups
  }

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
    // A link stands at each unit that names it, and is one link all the same.
    let count = Set(links.map(\.verdict.target.url)).count
    var group = LinkGroupReportModel(id: id, title: title, count: words.number(count))
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
    let places = inReadersOrder(link.places)
    let named = places.first { $0.visibleText != nil }
    var model = ReportedLinkModel(
      title: named?.visibleText ?? verdict.target.url,
      kind: isMended ? .good : kind(of: verdict.verdict),
      verdict: isMended ? words("links_mended_verdict") : said.verdict(verdict.verdict),
      facts: isMended ? failures(before: verdict) : said.facts(verdict),
      address: said.joined(link.addresses), advice: advice(verdict, as: role))
    model.language = named.flatMap(otherLanguage)
    model.isNew = verdict.verdict.failsRun && newlyBroken.contains(verdict.target.url)
    model.newAddress = verdict.newAddress
    model.places = places.map(model(of:))
    model.history = history(of: verdict)
    return model
  }

  private func model(of fault: InsideFault) -> ReportedLinkModel {
    var model = ReportedLinkModel(
      title: said.title(fault), kind: fault.severity == .error ? .bad : .unsure,
      verdict: said.verdict(fault), facts: said.reason(fault), address: fault.url,
      advice: said.advice(fault))
    if fault.place.visibleText != nil { model.language = otherLanguage(fault.place) }
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

  private func failures(before verdict: LinkVerdict) -> String {
    let failures = LinkNights(verdict).failuresBefore
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

  // MARK: Places

  /// Places on pages of the report's language first: a link is called by its text there.
  private func inReadersOrder(_ places: [LinkPlace]) -> [LinkPlace] {
    places.filter { otherLanguage($0) == nil } + places.filter { otherLanguage($0) != nil }
  }

  /// The language of a place's page where it is not the report's.
  private func otherLanguage(_ place: LinkPlace) -> String? {
    frame.page(of: place.file).flatMap { $0.language == words.language.tag ? nil : $0.language }
  }

  private func model(of place: LinkPlace) -> LinkPlaceModel {
    let page = frame.page(of: place.file).map { page in
      LinkModel(page.title, url: page.url, language: otherLanguage(place))
    }
    return LinkPlaceModel(page: page, source: said.place(place))
  }

  // MARK: Nights

  private func history(of verdict: LinkVerdict) -> LinkHistoryModel? {
    let states = LinkNights(verdict).states(limit: Self.nightCount)
    guard !states.isEmpty else { return nil }
    // This night is at the right, however few nights came before.
    let first = Self.nightCount - states.count
    return LinkHistoryModel(
      bars: states.enumerated().compactMap { index, state in
        state.map { LinkNightModel(first + index, $0) }
      }, text: said.strip(states, verdict.verdict))
  }
}
