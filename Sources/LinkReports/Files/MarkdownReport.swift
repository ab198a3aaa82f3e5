import LinkCheck
import Publishing

/// A report as Markdown: a summary for code hosts and chats, and a unit's list, ready to mail.
struct MarkdownReport {
  private let page: ReportPage
  private let said: LinkWords

  init(_ page: ReportPage) {
    self.page = page
    said = LinkWords(words: page.words, now: page.sorted.report.finishedAt)
  }

  private var words: Words { page.words }
  private var report: LinkReport { page.sorted.report }

  /// Counts, what has changed, and the links of each unit.
  var summary: String {
    var text = "# \(page.title)\n\n"
    text += words(
      "links_summary_well",
      [
        "links": words.count(report.summary.checked, "links_count"),
        "well": words.number(report.summary.well),
      ])
    text += "\n"
    if !report.inside.isEmpty {
      text += "\n\(words.count(report.inside.count, "links_inside_count"))\n"
    }
    if page.sorted.units.isEmpty { text += "\n\(words("links_all_well"))\n" }
    text += list("links_summary_new", report.changes.broken)
    text += list("links_mended", report.changes.mended)
    for unit in page.sorted.units { text += "\n## \(page.name(of: unit.unit))\n" + body(unit) }
    guard !page.sorted.excepted.isEmpty else { return text }
    text += "\n## \(words("links_exceptions"))\n\n"
    var told: Set<String> = []
    // Each once, however many units name it.
    for link in page.sorted.excepted where told.insert(link.verdict.target.url).inserted {
      guard let exception = link.verdict.exception else { continue }
      text += "- <\(link.verdict.target.url)>  \n  \(Self.escaped(said.reason(exception)))\n"
    }
    return text
  }

  /// The links of one unit, under a title that serves as subject.
  func list(of unit: UnitReport) -> String {
    "# \(page.title)\(words("colon"))\(page.name(of: unit.unit))\n\n\(said.counts(unit))\n"
      + body(unit)
  }

  private func list(_ key: String, _ urls: [String]) -> String {
    guard !urls.isEmpty else { return "" }
    return "\n**\(words(key))**\n\n" + urls.map { "- <\($0)>\n" }.joined()
  }

  private func body(_ unit: UnitReport) -> String {
    var inside = ""
    if !unit.inside.isEmpty {
      inside = "\n### \(words("links_inside"))\n\n" + unit.inside.map(item).joined()
    }
    let sections = [(ReportedLink.Severity.urgent, "links_urgent"), (.watch, "links_watch")]
    return inside
      + sections.map { severity, key in
        guard let links = unit.bySeverity[severity] else { return "" }
        return "\n### \(words(key))\n\n" + links.map(item).joined()
      }.joined()
  }

  private func item(_ fault: InsideFault) -> String {
    let address = fault.place.visibleText == nil || fault.url.isEmpty ? "" : " `\(fault.url)`"
    let lines = [
      "- **\(said.verdict(fault))** \(Self.escaped(said.title(fault)))\(address)",
      said.reason(fault) + words("full_stop"), "`\(said.place(fault.place))`", said.advice(fault),
    ]
    return lines.joined(separator: "  \n  ") + "\n"
  }

  private func item(_ link: ReportedLink) -> String {
    let verdict = link.verdict
    let addresses = said.joined(link.addresses.map { "<\($0)>" })
    var lines = ["- **\(said.verdict(verdict.verdict))** \(addresses)"]
    if let new = verdict.newAddress {
      lines[0] += " → <\(new)>"
    }
    lines.append(Self.escaped(said.facts(verdict)) + words("full_stop"))
    for place in link.places {
      let text = place.text.map { "\(Self.escaped($0)) " } ?? ""
      lines.append("\(text)`\(said.place(place))`")
    }
    lines.append(said.advice(verdict))
    return lines.joined(separator: "  \n  ") + "\n"
  }

  /// The text with what Markdown would act on escaped, on one line.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for character in text {
      if character.isNewline {
        output += " "
      } else {
        if "\\`*_[]<>#|&".contains(character) { output += "\\" }
        output.append(character)
      }
    }
    return output
  }
}
