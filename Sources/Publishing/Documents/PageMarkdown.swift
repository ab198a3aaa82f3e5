import Content
import Diagnostics
import Encodings
import Markup
import OpenData

/// A page's Markdown as readers may use it again.
///
/// What is public of its front matter stands above: title, dates, who answers for it, licence and the address it is
/// from. The text is that of the source, byte by byte, but for destinations of links that lead nowhere without the
/// site: they are absolute.
struct PageMarkdown {
  let text: PageText
  let unit: UnitFurniture?
  let license: LinkModel

  private var page: Page { text.page }
  private var source: [UInt8] { text.document.source.bytes }

  /// - Complexity: O(bytes).
  var bytes: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.count - page.bodyOffset + 1_024)
    output += "---\n".utf8
    for (key, value) in facts {
      output += key.utf8
      output += ": ".utf8
      value.append(to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    output += "---\n".utf8
    appendBody(to: &output)
    return output
  }

  // MARK: Facts

  /// A value of YAML.
  private enum Value {
    /// In double quotes, whose escapes are those of JSON (YAML 1.2, §7.3.1).
    case text(String)
    case texts([String])
    /// A number or a day, which needs no quotes.
    case plain(String)

    func append(to output: inout [UInt8]) {
      switch self {
      case .plain(let text): output += text.utf8
      case .text(let text): Self.quote(text, to: &output)
      case .texts(let texts):
        output.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
          if index > 0 { output += ", ".utf8 }
          Self.quote(text, to: &output)
        }
        output.append(UInt8(ascii: "]"))
      }
    }

    private static func quote(_ text: String, to output: inout [UInt8]) {
      output.append(UInt8(ascii: "\""))
      var text = text
      text.withUTF8 { JSONEscaping.append(UnsafeRawBufferPointer($0), to: &output) }
      output.append(UInt8(ascii: "\""))
    }
  }

  /// The facts, under the keys that front matter has for them where it has some.
  private var facts: [(key: String, value: Value)] {
    let frontMatter = page.frontMatter
    var facts: [(key: String, value: Value)] = [
      ("title", .text(page.title)), ("url", .text(page.url)),
      ("language", .text(page.language.tag)),
      ("publisher", .text(text.site.settings.agency.name[page.language])),
    ]
    if let unit { facts.append(("unit", .text(unit.model.name))) }
    if let year = frontMatter.year { facts.append(("year", .plain(String(year)))) }
    if let date = frontMatter.date { facts.append(("date", .plain(date.description))) }
    if let updated = frontMatter.lastUpdated {
      facts.append(("updated", .plain(updated.description)))
    }
    if let number = frontMatter.number { facts.append(("number", .text(number))) }
    if frontMatter.status != .current {
      facts.append(("status", .text(frontMatter.status.rawValue)))
    }
    if let summary = frontMatter.summary { facts.append(("summary", .text(summary))) }
    if !frontMatter.keywords.isEmpty { facts.append(("keywords", .texts(frontMatter.keywords))) }
    let id = frontMatter.license ?? text.site.settings.license
    facts.append(("license", .text(id)))
    facts.append(("license_url", .text(license.url)))
    return facts
  }

  // MARK: Text

  private func appendBody(to output: inout [UInt8]) {
    let document = text.document
    var position = min(page.bodyOffset, source.count)
    for place in document.writtenDestinations(where: Self.needsSite) {
      guard place.range.lowerBound >= position, let link = text.links[place.link] else { continue }
      output += source[position..<place.range.lowerBound]
      append(text.site.absoluteURL(ofHref: link.link.href, on: page), to: &output)
      position = place.range.upperBound
    }
    output += source[position...]
  }

  /// Whether a link leads to the site it stands on, and not just to a heading of its own page.
  private static func needsSite(_ link: LinkReference) -> Bool {
    guard link.isSafe, let first = link.destination.utf8.first, first != UInt8(ascii: "#") else {
      return false
    }
    return DestinationShape(link.destination).schemeEnd == nil
  }

  /// A destination may hold brackets only in pairs (CommonMark 0.31.2, §6.3).
  private func append(_ url: String, to output: inout [UInt8]) {
    for byte in url.utf8 {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
        PercentEncoding.appendEscape(of: byte, to: &output)
      } else {
        output.append(byte)
      }
    }
  }
}
