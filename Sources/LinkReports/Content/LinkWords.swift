import Content
import Diagnostics
import LinkCheck
import OpenData
import Publishing

/// What is said of links in one language.
struct LinkWords {
  let words: Words
  /// When the run ended, in seconds since 1970.
  let now: Int

  func verdict(_ verdict: Verdict) -> String { words("links_verdict_\(verdict.rawValue)") }

  /// What was found, without a full stop: 找不到網頁.
  func reason(_ message: Message) -> String {
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

  /// What is called by its address, where there is one.
  func title(_ fault: InsideFault) -> String {
    fault.url.isEmpty ? words("links_inside_no_address") : fault.url
  }

  /// Status, reason, since when, how often: 404，找不到網頁，自115年1月28日起，連續4晚.
  func facts(_ verdict: LinkVerdict) -> String {
    var facts = [verdict.outcome.status.map(String.init), reason(verdict.outcome.message)]
    facts.append(verdict.since.map(duration))
    facts.append(
      Flakiness(verdict.history).map {
        words(
          "links_flaky",
          ["n": words.number($0.count), "failures": words.number($0.failures)])
      })
    facts += certificate(verdict.outcome.certificate)
    return joined(facts.compactMap(\.self))
  }

  /// Parts of a sentence.
  func joined(_ parts: [String]) -> String { parts.joined(separator: words("list_comma")) }

  private func duration(since second: Int) -> String {
    let nights = nights(since: second)
    return words(
      nights == 1 ? "links_since_one" : "links_since",
      ["date": date(second), "n": words.number(nights)])
  }

  /// How many nights lie between a time and the end of the run, both included.
  private func nights(since second: Int) -> Int {
    func day(_ second: Int) -> Int { (second + 8 * 3600) / 86_400 }
    return max(1, day(now) - day(second) + 1)
  }

  private func certificate(_ facts: CertificateFacts?) -> [String] {
    guard let facts else { return [] }
    var texts: [String] = []
    if facts.daysLeft(at: now) <= SortedReport.certificateDays {
      texts.append(words("links_certificate_ends", ["date": date(facts.firstExpiry)]))
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
    case .dead where outcome.failure == .noSuchName: words("links_advice_name")
    case .dead where outcome.message.key == .fragmentMissing: words("links_advice_fragment")
    case .alive, .movedTemporarily, .excluded: words("links_advice_broken")
    default: words("links_advice_\(verdict.verdict.rawValue)")
    }
  }

  /// The nights of a strip in words: 近14晚：13晚正常，1晚失效.
  func strip(_ states: [LinkNightModel.State]) -> String {
    let counts = [LinkNightModel.State.well, .failed, .unsure].map { state in
      states.count { $0 == state }
    }
    let parts =
      counts[0] == states.count
      ? [words("links_strip_all_well")]
      : zip(["links_strip_well", "links_strip_failed", "links_strip_unsure"], counts)
        .filter { $0.1 > 0 }.map { words($0.0, ["n": words.number($0.1)]) }
    return words(
      states.count == 1 ? "links_strip_one" : "links_strip",
      ["n": words.number(states.count), "parts": joined(parts)])
  }

  /// 站內1，失效2，已移動1: how many are wrong within the site, and how many of each verdict.
  func counts(_ unit: UnitReport) -> String {
    let counts = Dictionary(grouping: unit.links, by: \.verdict.verdict).mapValues(\.count)
    var parts = Verdict.allCases.reversed().map { (self.verdict($0), counts[$0] ?? 0) }
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
