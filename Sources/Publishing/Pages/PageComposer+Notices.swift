import Content
import Diagnostics
import Encodings
import Markup
import Mustache

extension PageComposer {
  /// Draft, status and partial translation, in that order.
  mutating func notices() -> [NoticeModel] {
    var notices: [NoticeModel] = []
    let kind = words("kind_\(page.kind)")
    if frontMatter.isDraft {
      notices.append(notice("draft", .warning, kind: kind, extra: []))
    }
    switch frontMatter.status {
    case .current: break
    case .superseded:
      notices.append(notice("superseded", .warning, kind: kind, extra: successor()))
    case .withdrawn:
      notices.append(notice("withdrawn", .caution, kind: kind, extra: successor()))
    }
    if frontMatter.isPartial {
      notices.append(notice("partial", .note, kind: kind, extra: []))
    }
    return notices
  }

  private func notice(
    _ name: String, _ kind: NoticeModel.Kind, kind label: String, extra: [UInt8]
  ) -> NoticeModel {
    var html = Array("<p>".utf8)
    html.appendEscaped(words("notice_\(name)_text", ["kind": label]))
    html += "</p>\n".utf8
    return NoticeModel(
      id: "g:\(name)", kind: kind, title: words("notice_\(name)_title", ["kind": label]),
      html: html + extra)
  }

  private mutating func successor() -> [UInt8] {
    guard let replacedBy = frontMatter.replacedBy, let link = link(replacedBy) else { return [] }
    let target = site.page(at: replacedBy.value, preferring: page.languageIndex)
    let anchor = linkHTML(target?.title ?? link.href, link.href, language: target)
    let sentence = HTMLEscaping.escaped(words("notice_successor", ["link": "\u{1}"]))
    return Array("<p>".utf8)
      + Array(sentence.replacing("\u{1}", with: String(decoding: anchor, as: UTF8.self)).utf8)
      + Array("</p>\n".utf8)
  }
}
