/// The attributes that rules ask for; others are dropped when a page is read.
package enum AttributeName: UInt8, Sendable, Hashable, CaseIterable {
  case id, `class`, lang, dir, title, role, style, hidden, tabindex, accesskey
  case href, src, srcset, alt, longdesc, usemap, target, rel, download, hreflang, media
  case type, name, value, placeholder, label, `for`, autocomplete, required, disabled
  case scope, headers, colspan, rowspan, summary, border, cellpadding, cellspacing
  case charset, content, data, width, height, size, face, color, bgcolor, align, valign
  case background, open, inert, controls, kind, srclang, cite, datetime, action, method
  case autoplay, loop, muted, ismap, nowrap, text, link, vlink, alink, abbr, contenteditable
  case httpEquiv, xmlLang
  case ariaLabel, ariaLabelledby, ariaDescribedby, ariaHidden, ariaCurrent, ariaLive
  case ariaControls, ariaExpanded, ariaLevel, ariaRoledescription
  /// None of these.
  case other

  private static let names = NameTable(
    allCases.filter { $0 != .other }.map { ($0.text, $0) }, unknown: .other)

  /// The attribute of a name in letters of either case; `nil` for one that nobody asks for.
  init?(_ name: NameKey) {
    let known = Self.names[name]
    guard known != .other else { return nil }
    self = known
  }

  /// As it stands in a tag: `aria-label`.
  package var text: String {
    if self == .xmlLang { return "xml:lang" }
    return String(describing: self).reduce(into: "") { text, letter in
      text += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }
}
