import Content
import Encodings
import Mustache
import OpenData

extension PageComposer {
  /// Dates, unit and numbers under the title.
  func imprint() -> [ImprintModel] {
    let labels = words.imprint
    var entries: [ImprintModel] = []
    func add(_ label: String, _ html: [UInt8]) {
      entries.append(ImprintModel(label, html: html))
    }
    func add(_ label: String, text: String?) {
      guard let text, !text.isEmpty else { return }
      add(label, Array(HTMLEscaping.escaped(text).utf8))
    }
    let isData = frontMatter.type == .dataset
    if let date = frontMatter.date {
      if isData {
        add(labels.asOf, words.dateHTML(dataDate(issued: date)))
      } else {
        add(labels.date, words.dateHTML(date))
      }
    }
    if let updated = frontMatter.lastUpdated, updated != frontMatter.date, !isData {
      add(labels.updated, words.dateHTML(updated))
    }
    if let year = frontMatter.year {
      if let half = frontMatter.evaluation.half {
        let period = ["year": words.year(year), "half": words("half_\(half)")] as KeyValuePairs
        add(labels.period, text: words("half_format", period))
      } else {
        add(labels.year, text: words.year(year))
      }
    }
    if frontMatter.type == .evaluation, let plan = evaluatedPlan {
      add(
        labels.plan,
        linkHTML(plan.title.shortened(to: 40), plan.href, language: plan))
    }
    // A longer time stands among the facts, whole.
    if let time = frontMatter.procedure.processingTime, time.count <= 30 {
      add(labels.processingTime, text: time)
    }
    if isData {
      add(
        labels.frequency,
        text: frontMatter.dataset.frequency.map { words("frequency_\($0.value.rawValue)") })
    }
    if let unit, !unit.nameHTML.isEmpty { add(labels.unit, unit.nameHTML) }
    add(labels.number, text: frontMatter.number)
    if frontMatter.status != .current {
      add(labels.status, statusTag())
    } else if let review = frontMatter.review {
      add(labels.review, words.dateHTML(review))
    }
    return entries
  }

  /// The day up to which data are there: the end of their period, but no day after they were last changed.
  private func dataDate(issued date: CalendarDate) -> CalendarDate {
    let changed = frontMatter.lastUpdated ?? date
    return frontMatter.dataset.temporal.map { min($0.end, changed) } ?? changed
  }

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
