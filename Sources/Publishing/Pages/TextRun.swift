import Content
import Encodings
import OpenData

/// A piece of a short text that the program makes, as HTML and as a document for office programs have it.
enum TextRun {
  case text(String)
  /// Text in the language of a tag that is not the page's.
  case foreign(String, language: String)
  case date(CalendarDate)
  /// `language` is the tag of the text's and the target's language where it is not the page's.
  case link(String, href: String, language: String?)
  /// Where a document stands; `isOver` where it no longer holds.
  case status(String, isOver: Bool)

  /// A link to a page of the site, whose language is told where it is not that of the page it stands on.
  static func link(_ title: String, to target: Page, from page: Page) -> TextRun {
    .link(
      title, href: target.href,
      language: target.languageIndex == page.languageIndex ? nil : target.language.tag)
  }

  func appendHTML(words: Words, to output: inout [UInt8]) {
    switch self {
    case .text(let text): output.appendEscaped(text)
    case .foreign(let text, let language):
      output += "<span lang=\"\(language)\">".utf8
      output.appendEscaped(text)
      output += "</span>".utf8
    case .date(let date): output += words.dateHTML(date)
    case .link(let title, let href, let language):
      output += "<a href=\"".utf8
      output.appendEscaped(href)
      output += "\"".utf8
      if let language { output += " lang=\"\(language)\" hreflang=\"\(language)\"".utf8 }
      output += ">".utf8
      output.appendEscaped(title)
      output += "</a>".utf8
    case .status(let label, let isOver):
      output += "<span class=\"tag \(isOver ? "tag-bad" : "tag-warn")\">".utf8
      output.appendEscaped(label)
      output += "</span>".utf8
    }
  }
}

extension [TextRun] {
  func html(words: Words) -> [UInt8] {
    var output: [UInt8] = []
    for run in self { run.appendHTML(words: words, to: &output) }
    return output
  }
}

/// Something that is told of a page under a label: in its imprint, or among what an applicant should know.
struct PageFact {
  var label: String
  /// More than one make a list.
  var values: [[TextRun]]

  init(_ label: String, _ value: TextRun) {
    self.label = label
    values = [[value]]
  }

  init(_ label: String, list values: [[TextRun]]) {
    self.label = label
    self.values = values
  }

  func model(words: Words) -> ImprintModel {
    if values.count == 1 { return ImprintModel(label, html: values[0].html(words: words)) }
    var html = Array("<ul>".utf8)
    for value in values {
      html += "<li>".utf8
      html += value.html(words: words)
      html += "</li>".utf8
    }
    html += "</ul>".utf8
    return ImprintModel(label, html: html)
  }
}

/// Something that a reader must know before reading on.
struct PageNotice {
  /// Such as `draft`.
  var name: String
  var kind: NoticeModel.Kind
  var title: String
  var paragraphs: [[TextRun]]

  func model(words: Words) -> NoticeModel {
    var html: [UInt8] = []
    for paragraph in paragraphs {
      html += "<p>".utf8
      html += paragraph.html(words: words)
      html += "</p>\n".utf8
    }
    return NoticeModel(id: "g:\(name)", kind: kind, title: title, html: html)
  }
}
