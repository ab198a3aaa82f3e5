import Diagnostics

/// Words and figures of others on pages of HTML, where no source tells more than the page does.
extension Rule.Check {
  /// Quotations: one may also name its source in `cite`, or in the figure that it stands in.
  static let quotationInMarkup = Rule.Check.markup { page, findings in
    guard page.isForeign else { return }
    for quotation in page.visible(.blockquote) where quotation.isPlainText {
      findings.judge()
      let figure = quotation.ancestors.first { $0.name == .figure } ?? quotation
      guard (quotation.bytes(.cite) ?? []).isBlank, !figure.holdsLink,
        !(quotation.nextSibling.map { $0.isSourceLine && $0.holdsLink } ?? false)
      else { continue }
      findings.report(
        "The quotation has no source", at: page.range(of: quotation),
        help: "Name the work in 'cite', or end the quotation with a link to it.")
    }
  }

  /// Captions that say where a figure was taken from.
  static let figureInMarkup = Rule.Check.markup { page, findings in
    guard page.isForeign else { return }
    for caption in page.visible([.figcaption, .caption]) {
      let text = caption.text
      guard let origin = OriginWords.origin(in: text) else { continue }
      findings.judge()
      let figure = caption.name == .caption ? caption : caption.parent ?? caption
      let isOwn = origin.drop { $0 == " " }.hasPrefix("本")
      guard !isOwn, !figure.holdsLink else { continue }
      findings.report(
        "The figure was taken from elsewhere and has no link to its source",
        at: page.range(of: caption), help: "Link the work that the caption names.")
    }
  }
}

extension Element {
  fileprivate var holdsLink: Bool { descendants.contains { $0.name == .a && $0.has(.href) } }

  /// Whether it holds sentences and nothing else: old pages indent lists, tables and examples with `blockquote`.
  fileprivate var isPlainText: Bool {
    !text.utf8.allSatisfy { $0 <= 0x20 }
      && !descendants.contains {
        switch $0.name {
        case .pre, .table, .ul, .ol, .dl, .div, .img, .h1, .h2, .h3, .h4, .h5, .h6, .tt, .code: true
        default: false
        }
      }
  }

  fileprivate var nextSibling: Element? {
    parent?.children.first { $0.offset > offset && !contains($0) }
  }

  fileprivate var isSourceLine: Bool { OriginWords.tell(text) }
}
