import Content
import Diagnostics
import LinkCheck
import OpenData
import Publishing

/// What is said of links in one language.
///
/// The words files have verdicts, reasons and facts as parts of a sentence; what begins one gets its capital here.
struct LinkWords {
  let words: Words
  /// When the run ended, in seconds since 1970.
  let now: Int

  /// What is said of a link, in a word: 失效.
  func verdict(_ verdict: Verdict) -> String { beginning(part(verdict)) }

  /// The same within a sentence.
  private func part(_ verdict: Verdict) -> String { words("links_verdict_\(verdict.rawValue)") }

  /// The text with a capital, where its script has any.
  private func beginning(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What was found, as a part of a sentence: 找不到網頁.
  private func reason(_ message: Message) -> String {
    let failure = message.values["failure"].map { words("links_failure_\($0)") } ?? ""
    func value(_ name: String) -> String { message.values[name] ?? "" }
    return words(
      "links_message_\(message.key.rawValue)",
      [
        "failure": failure, "wall": value("wall"), "phrase": value("phrase"),
        "status": value("status"), "scheme": value("scheme"),
      ])
  }

  /// What is wrong within the site, in a word: 失效.
  func verdict(_ fault: InsideFault) -> String {
    switch fault.verdict {
    case .broken: words("links_inside_broken")
    case _ where fault.code == .wrongLanguage: words("links_inside_language")
    default: verdict(fault.verdict)
    }
  }

  /// The same as a sentence without a full stop.
  func reason(_ fault: InsideFault) -> String {
    switch fault.code {
    case .brokenAnchor: words("links_inside_reason_anchor")
    case .unsafeURL: words("links_inside_reason_unsafe")
    case .wrongLanguage: words("links_inside_reason_language")
    case _ where fault.verdict == .broken: words("links_inside_reason_broken")
    default: words("links_inside_reason_missing")
    }
  }

  /// The link's text; one without is called by its address, where there is any.
  func title(_ fault: InsideFault) -> String {
    if let text = fault.place.visibleText { return text }
    return fault.url.isEmpty ? words("links_inside_no_address") : fault.url
  }

  /// Status, reason, since when, how often: 404，找不到網頁，自115年1月28日起，連續4晚.
  func facts(_ verdict: LinkVerdict) -> String {
    let nights = LinkNights(verdict)
    var facts: [String?]
    if verdict.verdict == .movedPermanently, let hop = verdict.outcome.hops.first {
      // That it has moved is said by the verdict, and what to do about it by the advice.
      let count = nights.movedInRow
      facts = [
        String(hop.status),
        count > 1 ? words("links_in_row", ["n": words.number(count)]) : nil,
      ]
    } else {
      facts = [
        verdict.outcome.status.map(String.init),
        verdict.newAddress.map { _ in reason(Message(.movedPermanently)) },
        reason(verdict.outcome.message),
      ]
    }
    facts.append(verdict.since.map { duration(since: $0, nights.failingInRow) })
    facts.append(
      Flakiness(verdict.history).map {
        words(
          "links_flaky",
          ["n": words.number($0.count), "failures": words.number($0.failures)])
      })
    facts += certificate(verdict.outcome.certificate)
    return beginning(joined(facts.compactMap(\.self)))
  }

  /// Parts of a sentence.
  func joined(_ parts: [String]) -> String { parts.joined(separator: words("list_comma")) }

  private func duration(since second: Int, _ nights: Int?) -> String {
    guard let nights, nights > 1 else { return words("links_since_one", ["date": date(second)]) }
    return words("links_since", ["date": date(second), "n": words.number(nights)])
  }

  private func certificate(_ facts: CertificateFacts?) -> [String] {
    guard let facts else { return [] }
    var texts: [String] = []
    let days = facts.daysLeft(at: now)
    if days <= SortedReport.certificateDays {
      texts.append(
        words(
          days < 0 ? "links_certificate_ended" : "links_certificate_ends",
          ["date": date(facts.firstExpiry)]))
    }
    if facts.isDistrustedByBrowsers { texts.append(words("links_certificate_distrusted")) }
    if facts.lacksIntermediate { texts.append(words("links_certificate_incomplete")) }
    return texts
  }

  /// The day of a time in Taiwan, as the language writes it.
  func date(_ second: Int) -> String {
    let clock = Instant(seconds: second).taiwan
    // Seconds that are no day of four digits are none of a history's.
    guard let date = CalendarDate(year: clock.year, month: clock.month, day: clock.day) else {
      return clock.date
    }
    return words.date(date)
  }

  /// A day of an exception, `YYYY-MM-DD`, as the language writes it.
  func date(_ iso: String) -> String { CalendarDate(parsing: iso).map(words.date) ?? iso }

  /// Why a link is excepted, by whom and how long: 對方改版中（負責：資訊室，期限：115年6月30日）.
  func reason(_ exception: AppliedException) -> String {
    let owner = words("links_exception_owner") + words("colon") + exception.owner
    let until = words("links_exception_until") + words("colon") + date(exception.until)
    return exception.reason + words("open_parenthesis") + joined([owner, until])
      + words("close_parenthesis")
  }

  /// What to do about a link, as a sentence.
  func advice(_ verdict: LinkVerdict) -> String {
    let outcome = verdict.outcome
    return switch verdict.verdict {
    case .movedPermanently:
      words(outcome.isOnlyHTTPS ? "links_advice_https" : "links_advice_moved")
    case .dead where outcome.message.key == .mailDomainUnknown: words("links_advice_mail")
    case .dead where outcome.message.key == .fragmentMissing:
      words(verdict.newAddress == nil ? "links_advice_fragment" : "links_advice_fragment_moved")
    case .dead where outcome.failure == .noSuchName: words("links_advice_name")
    case .dead where outcome.failure == .badAddress: words("links_advice_inside")
    case .dead where outcome.failure != nil || outcome.message.key == .serverError:
      words("links_advice_unanswered")
    case .suspect where outcome.failure == .missingIntermediate: words("links_advice_broken")
    case .suspect where outcome.finding == .suspect:
      words(
        [.forbidden, .unexpectedStatus].contains(outcome.message.key)
          ? "links_advice_refused" : "links_advice_unsettled")
    case .alive, .movedTemporarily, .excluded: words("links_advice_broken")
    default: words("links_advice_\(verdict.verdict.rawValue)")
    }
  }

  /// What to do about a link within the site.
  func advice(_ fault: InsideFault) -> String {
    fault.suggestion.map { words("links_advice_inside_suggested", ["url": $0]) }
      ?? words("links_advice_inside")
  }

  /// The nights of a strip in words: 近14晚：12晚正常，1晚失效，1晚未檢測.
  ///
  /// Of one night, its verdict.
  func strip(_ states: [LinkNightModel.State?], _ verdict: Verdict) -> String {
    if states.count == 1 { return words("links_strip_one", ["verdict": part(verdict)]) }
    let kinds: [(LinkNightModel.State?, String)] = [
      (.well, "links_strip_well"), (.failed, "links_strip_failed"),
      (.unsure, "links_strip_unsure"), (nil, "links_strip_unasked"),
    ]
    let parts =
      states.allSatisfy { $0 == .well }
      ? [words("links_strip_all_well")]
      : kinds.compactMap { state, key in
        let count = states.count { $0 == state }
        return count > 0 ? words(key, ["n": words.number(count)]) : nil
      }
    return words("links_strip", ["n": words.number(states.count), "parts": joined(parts)])
  }

  /// 站內1，失效2，已移動1: how many are wrong within the site, and how many of each verdict.
  func counts(_ unit: UnitReport) -> String {
    let counts = Dictionary(grouping: unit.links, by: \.verdict.verdict).mapValues(\.count)
    var parts = Verdict.allCases.reversed().map { (part($0), counts[$0] ?? 0) }
    parts.insert((words("links_inside_short"), unit.inside.count), at: 0)
    return joined(
      parts.filter { $0.1 > 0 }.map {
        words("links_verdict_count", ["verdict": $0.0, "n": words.number($0.1)])
      })
  }

  func place(_ place: LinkPlace) -> String {
    words(
      "links_source_place",
      ["file": place.file.string, "line": String(place.line), "column": String(place.column)])
  }

  /// 115年1月31日02:10.
  func time(_ second: Int) -> String {
    words(
      "links_time", ["date": date(second), "time": Instant(seconds: second).taiwan.time])
  }
}

extension Outcome {
  /// Whether all that has changed is that the connection is secure.
  fileprivate var isOnlyHTTPS: Bool {
    guard let permanentURL, url.hasPrefix("http://") else { return false }
    return permanentURL == "https://" + url.dropFirst("http://".count)
  }
}
