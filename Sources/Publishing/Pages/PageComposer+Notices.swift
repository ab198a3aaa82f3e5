import Content
import Diagnostics
import Markup
import Mustache

extension PageComposer {
  /// Draft, status and partial translation, in that order.
  mutating func notices() -> [PageNotice] {
    var notices: [PageNotice] = []
    if frontMatter.isDraft {
      notices.append(notice("draft", .warning, extra: []))
    }
    switch frontMatter.status {
    case .current: break
    case .superseded:
      notices.append(notice("superseded", .warning, extra: successor()))
    case .withdrawn:
      notices.append(notice("withdrawn", .caution, extra: successor()))
    }
    if frontMatter.isPartial, let notice = partial() { notices.append(notice) }
    return notices
  }

  private func notice(
    _ name: String, _ kind: NoticeModel.Kind, extra: [[TextRun]]
  ) -> PageNotice {
    PageNotice(
      name: name, kind: kind, title: words("notice_\(name)_title"),
      paragraphs: [[.text(words("notice_\(name)_text"))]] + extra)
  }

  /// A translation that is not whole names its original.
  private func partial() -> PageNotice? {
    let versions = group.versions.compactMap { $0 }.map { site.pages[$0] }
    guard let original = versions.first(where: { $0.languageIndex != page.languageIndex }) else {
      return nil
    }
    return PageNotice(
      name: "partial", kind: .note, title: words("notice_partial_title"),
      paragraphs: [
        sentence("notice_partial_text", link: .link(original.title, to: original, from: page))
      ])
  }

  /// A sentence of the messages with a link in it.
  private func sentence(_ key: String, link: TextRun) -> [TextRun] {
    var runs: [TextRun] = []
    let parts = words(key, ["link": "\u{1}"]).split(
      separator: "\u{1}", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { runs.append(link) }
      if !part.isEmpty { runs.append(.text(String(part))) }
    }
    return runs
  }

  private mutating func successor() -> [[TextRun]] {
    guard let replacedBy = frontMatter.replacedBy,
      let resolved = resolve(replacedBy, brokenCode: .unknownPage)
    else { return [] }
    let target = resolved.target.flatMap {
      site.page(at: $0.address, preferring: page.languageIndex)
    }
    if let target { text.figures.reads.note(.page(target.key)) }
    let href = resolved.link.href
    let isOther = target.map { $0.languageIndex != page.languageIndex } ?? false
    let link = TextRun.link(
      target?.title ?? href, href: href, language: isOther ? target?.language.tag : nil)
    return [sentence("notice_successor", link: link)]
  }
}
