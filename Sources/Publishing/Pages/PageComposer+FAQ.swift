import Content
import Markup
import Mustache

extension PageComposer {
  /// Questions and answers: the deepest heading level holds the questions, those above group them.
  ///
  /// Headings inside quotations and lists belong to the answer they stand in.
  mutating func questions() -> FAQModel {
    var renderer = text.renderer()
    let indexByNode = Dictionary(
      uniqueKeysWithValues: document.headings.enumerated().map { ($1.node, $0) })
    let level =
      document.blocks.compactMap { indexByNode[$0].map { document.headings[$0].level } }.max()
    var groups: [FAQGroupModel] = []
    for block in document.blocks {
      guard let index = indexByNode[block] else {
        append(block, to: &groups, &renderer)
        continue
      }
      let heading = document.headings[index]
      var html: [UInt8] = []
      renderer.renderHeading(index, to: &html)
      if heading.level == level {
        if groups.isEmpty { groups.append(FAQGroupModel()) }
        groups[groups.count - 1].questions.append(
          QuestionModel(anchor: heading.anchor, title: heading.text, heading: html, answer: []))
      } else {
        var group = FAQGroupModel()
        group.title = heading.text
        group.anchor = heading.anchor
        group.heading = html
        groups.append(group)
      }
    }
    appendFootnotes(to: &groups, &renderer)
    return FAQModel(groups: groups)
  }

  private func append(
    _ block: NodeID, to groups: inout [FAQGroupModel], _ renderer: inout HTMLRenderer
  ) {
    if groups.isEmpty { groups.append(FAQGroupModel()) }
    let group = groups.count - 1
    if let question = groups[group].questions.indices.last {
      renderer.render([block], to: &groups[group].questions[question].answer)
    } else {
      renderer.render([block], to: &groups[group].introduction)
    }
  }

  /// Notes stand after the last answer.
  private func appendFootnotes(
    to groups: inout [FAQGroupModel], _ renderer: inout HTMLRenderer
  ) {
    var notes: [UInt8] = []
    renderer.renderFootnotes(to: &notes)
    guard !notes.isEmpty else { return }
    var group = FAQGroupModel()
    group.introduction = notes
    groups.append(group)
  }
}
