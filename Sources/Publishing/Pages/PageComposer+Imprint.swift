import Content
import Mustache
import OpenData

extension PageComposer {
  /// Dates, unit and numbers under the title.
  func imprint() -> [PageFact] {
    let labels = words.imprint
    var entries: [PageFact] = []
    func add(_ label: String, _ value: TextRun) { entries.append(PageFact(label, value)) }
    func add(_ label: String, text: String?) {
      guard let text, !text.isEmpty else { return }
      add(label, .text(text))
    }
    let isData = frontMatter.type == .dataset
    if let date = frontMatter.date {
      if isData {
        add(labels.asOf, .date(dataDate(issued: date)))
      } else {
        add(labels.date, .date(date))
      }
    }
    if let updated = frontMatter.lastUpdated, updated != frontMatter.date, !isData {
      add(labels.updated, .date(updated))
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
      add(labels.plan, .link(plan.title.shortened(to: 40), to: plan, from: page))
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
    add(labels.unit, text: unit?.model.name)
    add(labels.number, text: frontMatter.number)
    if frontMatter.status != .current {
      add(labels.status, statusTag())
    } else if let review = frontMatter.review {
      add(labels.review, .date(review))
    }
    return entries
  }

  /// The day up to which data are there: the end of their period, but no day after they were last changed.
  private func dataDate(issued date: CalendarDate) -> CalendarDate {
    let changed = frontMatter.lastUpdated ?? date
    return frontMatter.dataset.temporal.map { min($0.end, changed) } ?? changed
  }

  private func statusTag() -> TextRun {
    // Data are offered or not; whether something applies is asked of rules.
    .status(
      words(withdrawal == nil ? "status_\(frontMatter.status.rawValue)" : "data_withdrawn"),
      isOver: frontMatter.status == .withdrawn)
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
