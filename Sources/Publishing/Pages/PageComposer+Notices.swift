import Content
import Diagnostics
import Markup
import Mustache
import OpenData

extension PageComposer {
  /// Draft, status, partial and stale translation, in that order.
  mutating func notices() -> [PageNotice] {
    var notices: [PageNotice] = []
    if frontMatter.isDraft {
      notices.append(notice("draft", .warning, extra: []))
    }
    if let withdrawal {
      checkWithdrawal()
      notices.append(
        notice("withdrawn", words: "withdrawn_dataset", .caution, extra: facts(of: withdrawal)))
    } else {
      switch frontMatter.status {
      case .current: break
      case .superseded:
        notices.append(notice("superseded", .warning, extra: successor()))
      case .withdrawn:
        notices.append(notice("withdrawn", .caution, extra: successor()))
      }
    }
    if frontMatter.isPartial, let notice = partial() { notices.append(notice) }
    if let translation, let notice = staleNotice(translation) { notices.append(notice) }
    return notices
  }

  private func notice(
    _ name: String, words key: String? = nil, _ kind: NoticeModel.Kind, extra: [[TextRun]]
  ) -> PageNotice {
    let key = key ?? name
    return PageNotice(
      name: name, kind: kind, title: words("notice_\(key)_title"),
      paragraphs: [[.text(words("notice_\(key)_text"))]] + extra)
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
  func sentence(_ key: String, link: TextRun) -> [TextRun] {
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
    return [sentence("notice_successor", link: successorLink(resolved))]
  }

  /// A link to what has taken the page's place, under its title.
  private func successorLink(_ resolved: LinkResolver.Resolved) -> TextRun {
    let target = resolved.target.flatMap {
      site.page(at: $0.address, preferring: page.languageIndex)
    }
    if let target { text.figures.reads.note(.page(target.key)) }
    let href = resolved.link.href
    let isOther = target.map { $0.languageIndex != page.languageIndex } ?? false
    return .link(
      target?.title ?? href, href: href, language: isOther ? target?.language.tag : nil)
  }

  /// What the open-data rules have an agency tell when data are no longer offered: when, why and by whose approval;
  /// and what to use instead.
  private mutating func facts(of withdrawal: DatasetWithdrawal) -> [[TextRun]] {
    func fact(_ key: String, _ value: TextRun) -> [TextRun] {
      [.text(words(key) + words.colon), value]
    }
    var facts = [
      fact("withdrawn_date", .date(withdrawal.date)),
      fact("withdrawn_reason", statement(withdrawal.reason)),
      fact("withdrawn_approver", statement(withdrawal.approver)),
    ]
    if let successor = resolvedSuccessor(of: withdrawal) {
      facts.append(fact("withdrawn_successor", successorLink(successor)))
    }
    return facts
  }

  /// Where a withdrawal leads; what is wrong with it is told in the language that says it.
  mutating func resolvedSuccessor(of withdrawal: DatasetWithdrawal) -> LinkResolver.Resolved? {
    guard let successor = withdrawal.successor else { return nil }
    guard withdrawal.page.languageIndex != page.languageIndex else {
      return resolve(successor, brokenCode: .unknownPage)
    }
    return try? text.resolver.resolve(successor.value, looksInOwnFolder: true)
  }

  /// A text in the page's language, else in another, which is then marked.
  private func statement(_ text: LocalizedText) -> TextRun {
    let value = text[page.language]
    guard !text.isGiven(in: page.language),
      let other = site.languages.first(where: { text.isGiven(in: $0) })
    else { return .text(value) }
    return .foreign(value, language: other.tag)
  }
}
