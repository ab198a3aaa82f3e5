import Content
import Encodings
import Mustache

extension PageComposer {
  /// Dates, unit and numbers under the title.
  func imprint() -> [ImprintModel] {
    var entries: [ImprintModel] = []
    func add(_ key: String, _ html: [UInt8]) {
      entries.append(ImprintModel(words("imprint_\(key)"), html: html))
    }
    func add(_ key: String, text: String?) {
      guard let text, !text.isEmpty else { return }
      add(key, Array(HTMLEscaping.escaped(text).utf8))
    }
    let isData = frontMatter.type == .dataset
    if let date = frontMatter.date {
      add(isData ? "as_of" : "date", words.dateHTML(isData ? dataDate(issued: date) : date))
    }
    if let updated = frontMatter.lastUpdated, updated != frontMatter.date, !isData {
      add("updated", words.dateHTML(updated))
    }
    if let year = frontMatter.year {
      if let half = frontMatter.evaluation.half {
        let period = ["year": words.year(year), "half": words("half_\(half)")] as KeyValuePairs
        add("period", text: words("half_format", period))
      } else {
        add("year", text: words.year(year))
      }
    }
    if frontMatter.type == .evaluation, let plan = evaluatedPlan {
      add(
        "plan", linkHTML(plan.title.shortened(to: 40), Address.href(plan.permalink), language: plan)
      )
    }
    // A longer time stands among the facts, whole.
    if let time = frontMatter.procedure.processingTime, time.count <= 30 {
      add("processing_time", text: time)
    }
    if isData {
      add(
        "frequency", text: frontMatter.dataset.frequency.map { words("frequency_\($0.rawValue)") })
    }
    add("unit", text: unit?.name[words.language])
    add("number", text: frontMatter.number)
    if frontMatter.status != .current {
      add("status", statusTag())
    } else if let review = frontMatter.review {
      add("review", words.dateHTML(review))
    }
    return entries
  }

  /// The day up to which data are there: the end of their period, but no day after they were last changed.
  private func dataDate(issued date: CalendarDate) -> CalendarDate {
    let changed = frontMatter.lastUpdated ?? date
    return frontMatter.dataset.temporal.map { min($0.end, changed) } ?? changed
  }

  /// The unit that answers for the page.
  var unit: Unit? { frontMatter.unit.flatMap { site.settings.units[$0] } }

  private func statusTag() -> [UInt8] {
    let tone = frontMatter.status == .withdrawn ? "tag-bad" : "tag-warn"
    let label = HTMLEscaping.escaped(words("status_\(frontMatter.status.rawValue)"))
    return Array("<span class=\"tag \(tone)\">\(label)</span>".utf8)
  }

  /// A link whose language is told where it is not the page's.
  func linkHTML(_ title: String, _ href: String, language target: Page?) -> [UInt8] {
    var output = Array("<a href=\"".utf8)
    output.appendEscaped(href)
    output += "\"".utf8
    if let target, target.languageIndex != page.languageIndex {
      output += " lang=\"\(target.language.tag)\" hreflang=\"\(target.language.tag)\"".utf8
    }
    output += ">".utf8
    output.appendEscaped(title)
    output += "</a>".utf8
    return output
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
