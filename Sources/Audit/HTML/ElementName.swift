/// The elements that rules and parsers know by name; of others the name is kept as text.
package enum ElementName: UInt8, Sendable, Hashable, CaseIterable {
  case html, head, title, base, link, meta, style, script, noscript, template, slot, body
  case header, nav, main, footer, aside, section, article, search, address, hgroup
  case h1, h2, h3, h4, h5, h6
  case p, br, hr, pre, blockquote, ol, ul, li, dl, dt, dd, div, figure, figcaption
  case a, b, i, u, s, em, strong, small, mark, code, kbd, samp, `var`, abbr, dfn, q, cite, time
  case span, sub, sup, del, ins, ruby, rt, rp, bdi, bdo, wbr, data
  case img, picture, source, map, area, iframe, object, embed, applet, param
  case video, audio, track, canvas, svg, math
  case table, caption, colgroup, col, thead, tbody, tfoot, tr, th, td
  case form, label, input, button, select, optgroup, option, datalist, textarea, output
  case progress, meter, fieldset, legend, details, summary, dialog, menu
  case center, font, big, tt, strike, marquee, blink, basefont, acronym, frame, frameset
  /// None of these.
  case other

  private static let names = NameTable(
    allCases.filter { $0 != .other }.map { ($0.text, $0) }, unknown: .other)

  /// The element of a name as it stands in a tag, in letters of either case.
  init(_ name: NameKey) { self = Self.names[name] }

  /// As it stands in a tag.
  package var text: String { String(describing: self) }

  /// Elements that have neither content nor an end tag (HTML, §13.1.2).
  var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track,
      .wbr, .basefont, .frame:
      true
    default: false
    }
  }

  /// Elements whose content is text and no markup, up to their end tag (HTML, §13.2.5).
  var isRawText: Bool {
    switch self {
    case .script, .style, .title, .textarea, .iframe: true
    default: false
    }
  }

  /// Elements whose end tag may be left out (HTML, §13.1.2.4).
  var mayOmitEnd: Bool {
    switch self {
    case .p, .li, .dt, .dd, .option, .optgroup, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup,
      .caption, .rp, .rt:
      true
    default: isVoid
    }
  }

  /// Elements that rules must not look into: their content is on no page.
  var isInert: Bool { self == .template || self == .script || self == .style }

  /// 1 to 6 for headings.
  package var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
