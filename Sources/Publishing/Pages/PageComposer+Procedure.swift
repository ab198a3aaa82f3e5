import Content
import Diagnostics
import Figures
import Markup
import Mustache

extension PageComposer {
  /// Headings that hold a procedure's steps, besides one with the id `steps`.
  private static let stepsTitles: Set<String> = [
    "流程", "步驟", "作業流程", "處理步驟", "Procedure", "Steps",
  ]

  /// A procedure: its facts, its steps as a list and as a flow chart, and the text around them.
  mutating func procedure() -> SOPModel {
    var model = SOPModel()
    var renderer = text.renderer()
    parts.facts = facts()
    model.facts = parts.facts.map { $0.model(words: words) }
    model.applyURL = link(frontMatter.procedure.applyURL)?.href
    model.progressURL = link(frontMatter.procedure.progressURL)?.href
    for form in frontMatter.procedure.forms {
      if let file = form.file {
        if let download = download(file, title: form.title) { model.forms.append(download) }
      } else if let link = link(form.url) {
        model.forms.append(
          DownloadModel(title: form.title, url: link.href, format: words.kinds[.page], size: ""))
      }
    }
    let section = stepsSection()
    var steps: [Step] = []
    for (place, block) in document.blocks.enumerated() {
      guard let section, section.contains(place) else {
        if let section, place > section.lowerBound {
          renderer.render([block], to: &model.rest)
        } else {
          renderer.render([block], to: &model.introduction)
        }
        continue
      }
      if document[block].kind == .orderedList, steps.isEmpty {
        steps = document.steps(of: block)
        renderer.renderSteps(block, to: &model.steps)
      } else {
        renderer.render([block], to: &model.steps)
      }
    }
    addSteps(steps, section: section, to: &model)
    renderer.renderFootnotes(to: &model.rest)
    return model
  }

  private mutating func addSteps(_ steps: [Step], section: Range<Int>?, to model: inout SOPModel) {
    let heading = section.flatMap { section in
      document.headings.first { $0.node == document.blocks[section.lowerBound] }
    }
    guard !steps.isEmpty else {
      report(
        .missingSteps, "The procedure has no steps", at: heading?.range ?? .start,
        help: "Write them as an ordered list under a heading 流程, 步驟 or Steps, or one with {#steps}."
      )
      return
    }
    let steps = steps.map(\.named)
    model.stepList = steps.map { (name: $0.name, text: $0.detail) }
    let hasOwnChart = document.fences.contains { $0.language == .mermaid }
    guard !hasOwnChart else { return }
    model.flowchart = text.figures.flowchart(
      steps: steps, caption: words("flowchart_title", ["title": page.title]))
  }

  /// The steps of the procedure, each with a name.
  func procedureSteps() -> [Step] {
    guard let section = stepsSection(),
      let list = document.blocks[section].first(where: { document[$0].kind == .orderedList })
    else { return [] }
    return document.steps(of: list).map(\.named)
  }

  /// The places among the document's blocks of the steps' heading and what follows it.
  private func stepsSection() -> Range<Int>? {
    let blocks = document.blocks
    guard
      let heading = document.headings.first(where: { $0.anchor == "steps" })
        ?? document.headings.first(where: { Self.stepsTitles.contains($0.title) }),
      let start = blocks.firstIndex(of: heading.node)
    else { return nil }
    let end =
      blocks[(start + 1)...].firstIndex { block in
        document.headings.contains { $0.node == block && $0.level <= heading.level }
      } ?? blocks.count
    return start..<end
  }

  private mutating func facts() -> [PageFact] {
    let procedure = frontMatter.procedure
    var facts: [PageFact] = []
    func add(_ key: String, text: String?) {
      guard let text, !text.isEmpty else { return }
      facts.append(PageFact(words(key), .text(text)))
    }
    add("eligibility", text: procedure.eligibility)
    if !procedure.papers.isEmpty {
      facts.append(
        PageFact(words("documents"), list: procedure.papers.map { [.text(paper($0))] }))
    }
    add("processing_time", text: procedure.processingTime)
    add("fee", text: procedure.fee)
    if !procedure.legalBasis.isEmpty {
      let items = procedure.legalBasis.map { basis -> [TextRun] in
        guard let link = link(basis.url) else { return [.text(basis.title)] }
        return [.link(basis.title, href: link.href, language: nil)]
      }
      facts.append(PageFact(words("legal_basis"), list: items))
    }
    return facts
  }

  private func paper(_ paper: ProcedureFields.Paper) -> String {
    let copies = paper.copies.map { Int($0).map { words.count($0, "copies") } ?? $0 }
    let details = [copies, paper.note].compactMap { $0 }
    guard !details.isEmpty else { return paper.name }
    // A note may be a clause of its own, which Chinese sets off by a comma.
    return paper.name + words("open_parenthesis") + details.joined(separator: words("list_comma"))
      + words("close_parenthesis")
  }
}

extension Step {
  /// How long a name may be that is taken from a step's text.
  private static let longestName = 24

  /// The step with a name in any case: where it has none of its own, the first line of its text.
  fileprivate var named: Step {
    guard name.isEmpty, let line = detail.split(separator: "\n", maxSplits: 1).first else {
      return self
    }
    var step = self
    step.name = String(line).shortened(to: Self.longestName)
    return step
  }
}
