import Content
import Diagnostics
import Encodings
import Markup
import Mustache

extension PageComposer {
  /// Draft, status and partial translation, in that order.
  mutating func notices() -> [NoticeModel] {
    var notices: [NoticeModel] = []
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
    _ name: String, _ kind: NoticeModel.Kind, extra: [UInt8]
  ) -> NoticeModel {
    var html = Array("<p>".utf8)
    html.appendEscaped(words("notice_\(name)_text"))
    html += "</p>\n".utf8
    return NoticeModel(
      id: "g:\(name)", kind: kind, title: words("notice_\(name)_title"),
      html: html + extra)
  }

  /// A translation that is not whole names its original.
  private func partial() -> NoticeModel? {
    let versions = group.versions.compactMap { $0 }.map { site.pages[$0] }
    guard let original = versions.first(where: { $0.languageIndex != page.languageIndex }) else {
      return nil
    }
    let link = linkHTML(original.title, original.href, language: original)
    var html = Array("<p>".utf8)
    html += sentence("notice_partial_text", link: link)
    html += "</p>\n".utf8
    return NoticeModel(
      id: "g:partial", kind: .note, title: words("notice_partial_title"), html: html)
  }

  /// A sentence of the messages with a link in it.
  private func sentence(_ key: String, link: [UInt8]) -> [UInt8] {
    let text = HTMLEscaping.escaped(words(key, ["link": "\u{1}"]))
    return Array(text.replacing("\u{1}", with: String(decoding: link, as: UTF8.self)).utf8)
  }

  private mutating func successor() -> [UInt8] {
    guard let replacedBy = frontMatter.replacedBy,
      let resolved = resolve(replacedBy, brokenCode: .unknownPage)
    else { return [] }
    let target = resolved.target.flatMap {
      site.page(at: $0.address, preferring: page.languageIndex)
    }
    if let target { text.figures.reads.note(.page(target.key)) }
    let href = resolved.link.href
    let anchor = linkHTML(target?.title ?? href, href, language: target)
    return Array("<p>".utf8) + sentence("notice_successor", link: anchor)
      + Array("</p>\n".utf8)
  }
}
