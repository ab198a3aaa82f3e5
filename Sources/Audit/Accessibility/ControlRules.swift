import Diagnostics

extension Rule {
  static let controlRole = Rule(
    .controlRole, .accessibility,
    clauses: [.code("HM1410200C"), .code("GN1410200E"), .criterion("4.1.2")],
    title: "What can be operated has a name and a role that fits",
    examples: [
      .body(
        wrong: #"<button type="button"><svg><path d="M0 0h9"/></svg></button>"#,
        right: """
          <button type="button" aria-label="開啟選單"><svg><path d="M0 0h9"/></svg></button>
          """),
      .body(
        wrong: #"<a href="/a/" role="presentation">申請表</a>"#, right: #"<a href="/a/">申請表</a>"#),
      .body(
        wrong: #"<div aria-hidden="true"><a href="/a/">申請表</a></div>"#,
        right: #"<div aria-hidden="true">申請表</div>"#),
      .body(wrong: #"<div role="navbar">…</div>"#, right: #"<div role="navigation">…</div>"#),
    ],
    check: .markup { page, findings in
      if !page.links.isEmpty { findings.judge() }
      page.tellNamelessButtons(&findings)
      page.tellWrongRoles(&findings)
      page.tellHiddenControls(&findings)
    })

  static let tabOrder = Rule(
    .tabOrder, .accessibility, clauses: [.code("GN1240301E"), .criterion("2.4.3")],
    title: "The keyboard goes through a page in the order of its text",
    examples: [
      .body(
        wrong: #"<a href="/a/" tabindex="5">申請表</a>"#,
        right: #"<a href="/a/" tabindex="0">申請表</a>"#)
    ],
    check: .markup { page, findings in
      for element in page.visible(with: .tabindex) {
        findings.judge()
        guard let place = element[.tabindex].flatMap({ Int($0) }), place > 0 else { continue }
        findings.report(
          "The element with tabindex=\"\(place)\" comes before all others",
          at: page.range(of: element), help: "Write tabindex=\"0\", or leave it out.")
      }
    })
}

extension MarkupPage {
  fileprivate func tellNamelessButtons(_ findings: inout Findings) {
    for button in visible([.button, .input, .summary]) {
      let isInputButton = button.isInput("button")
      guard button.name != .input || isInputButton else { continue }
      findings.judge()
      let isNamed =
        isInputButton
        ? !(button.bytes(.value) ?? []).isBlank || !names.explicitName(of: button).isBlank
        : names.hasName(button)
      guard !isNamed else { continue }
      findings.report(
        "The button has no name", at: range(of: button),
        help: isInputButton
          ? "Say in 'value' what it does."
          : "Write in it, or in 'aria-label', what it does.")
    }
  }

  fileprivate func tellWrongRoles(_ findings: inout Findings) {
    for element in visible(with: .role) {
      guard let role = element.bytes(.role), !role.isBlank else { continue }
      findings.judge()
      if !role.words.contains(where: { Roles.known.contains($0.string.lowercased()) }) {
        findings.report(
          "The role '\(role.string)' doesn't exist", at: range(of: element),
          help: "Use a role of WAI-ARIA, or leave it out.")
      } else if element.hasRole("none") || element.hasRole("presentation"), element.isFocusable {
        findings.report(
          "The control '\(element.name.text)' has a role that hides what it is",
          at: range(of: element), help: "Leave out 'role'.")
      }
    }
  }

  /// What the keyboard reaches though readers of the screen are told that it is not there.
  fileprivate func tellHiddenControls(_ findings: inout Findings) {
    for hider in tree.elements(with: .ariaHidden)
    where hider.bytes(.ariaHidden)?.isEqual(ignoringCase: "true") ?? false {
      let focusable =
        hider.isFocusable ? hider : hider.descendants.first { $0.isFocusable }
      guard let control = focusable, !control.isRemoved else { continue }
      findings.report(
        "The control '\(control.name.text)' is within what 'aria-hidden' hides",
        at: range(of: control),
        help: "Leave out 'aria-hidden', or keep the keyboard away with tabindex=\"-1\".")
    }
  }
}

extension Element {
  /// Whether the keyboard reaches it, as far as HTML alone decides.
  var isFocusable: Bool {
    if let place = self[.tabindex].flatMap({ Int($0) }) { return place >= 0 }
    switch name {
    case .a, .area: return has(.href)
    case .button, .select, .textarea: return !has(.disabled)
    case .input: return !has(.disabled) && !isInput("hidden")
    case .iframe, .summary: return true
    default: return false
    }
  }

  /// Whether it is nowhere on the screen either, which is no fault.
  fileprivate var isRemoved: Bool {
    sequence(first: self, next: { $0.parent }).contains { element in
      if element.has(.hidden) || element.has(.inert) || element.name == .template { return true }
      let style = element[.style]?.lowercased().filter { !$0.isWhitespace } ?? ""
      return style.contains("display:none") || style.contains("visibility:hidden")
    }
  }
}

/// The roles of WAI-ARIA 1.3, DPUB-ARIA 1.1 and the Graphics module.
private enum Roles {
  static let known: Set<String> = Set(
    """
    alert alertdialog application article banner blockquote button caption cell checkbox code
    columnheader combobox comment complementary contentinfo definition deletion dialog directory
    document emphasis feed figure form generic grid gridcell group heading image img insertion link
    list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox
    menuitemradio meter navigation none note option paragraph presentation progressbar radio
    radiogroup region row rowgroup rowheader scrollbar search searchbox sectionfooter sectionheader
    separator slider spinbutton status strong subscript suggestion superscript switch tab table
    tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem
    doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry
    doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit
    doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata
    doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction
    doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
    doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
    graphics-document graphics-object graphics-symbol
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
