import Diagnostics

extension Rule {
  static let colourPair = Rule(
    .colourPair, .accessibility, clauses: [.code("CS3140800C"), .criterion("1.4.8")],
    title: "A sheet that sets the colour of text sets that of its ground as well",
    examples: [
      .styles(
        wrong: "body { color: #222 }", right: "body { color: #222; background-color: #fff }"),
      .styles(
        wrong: "body { background: #fff }", right: "body { color: #222; background: #fff }"),
    ],
    check: .styles { sheet, findings in
      let rules = sheet.rules.filter { $0.isAboutPage && !$0.isInline && !$0.isForOthers }
      let colour = rules.lazy.compactMap { $0.value("color") }.first
      let ground = rules.lazy.compactMap { $0.ground }.first
      guard let stated = colour ?? ground else { return }
      findings.judge()
      guard colour == nil || ground == nil else { return }
      findings.report(
        colour == nil
          ? "The sheet sets the page's ground and not the colour of its text"
          : "The sheet sets the colour of the page's text and not its ground",
        at: sheet.range(of: stated), help: "Set 'color' and 'background-color' together.")
    })

  static let contrast = Rule(
    .contrast, .accessibility,
    clauses: [.code("GN2140300E"), .code("GN2140304E"), .criterion("1.4.3")],
    title: "Text stands out from its ground by 4.5 to 1, large text by 3 to 1",
    examples: [
      .styles(
        wrong: ".note { color: #999; background-color: #fff }",
        right: ".note { color: #595959; background-color: #fff }"),
      .styles(
        wrong: "body { background: #fff; color: #222 } a { color: #7fb2ff }",
        right: "body { background: #fff; color: #222 } a { color: #143c82 }"),
      .styles(
        wrong: """
          :root { --ink: #222; --paper: #fff }
          @media (prefers-color-scheme: dark) { :root { --paper: #111 } }
          body { color: var(--ink); background-color: var(--paper) }
          """,
        right: """
          :root { --ink: #222; --paper: #fff }
          @media (prefers-color-scheme: dark) { :root { --paper: #111; --ink: #eee } }
          body { color: var(--ink); background-color: var(--paper) }
          """),
      .body(
        wrong: #"<p style="color:#aaa;background:#fff">甲</p>"#,
        right: #"<p style="color:#333;background:#fff">甲</p>"#),
    ],
    check: .styles { sheet, findings in
      sheet.tellContrast(least: (4.5, large: 3), &findings)
    })

  static let enhancedContrast = Rule(
    .enhancedContrast, .accessibility, clauses: [.code("GN3140600E"), .criterion("1.4.6")],
    title: "Text stands out from its ground by 7 to 1, large text by 4.5 to 1",
    examples: [
      .styles(
        wrong: ".note { color: #767676; background-color: #fff }",
        right: ".note { color: #595959; background-color: #fff }")
    ],
    check: .styles { sheet, findings in
      // What has less than the lower bound is told by the rule before.
      sheet.tellContrast(from: (4.5, large: 3), least: (7, large: 4.5), &findings)
    })
}

extension StyleRule {
  /// What it says of the ground's colour.
  fileprivate var ground: StyleDeclaration? { value(["background-color", "background"]) }

  /// Whether it says that its text is large: from 24 px, or from 18.66 px where it is bold.
  fileprivate func isLarge(_ values: StyleValues) -> Bool {
    let weight = value("font-weight")?.value ?? value("font")?.value ?? ""
    let isBold = ["bold", "bolder", "700", "800", "900"].contains { weight.contains($0) }
    let size = value("font-size").flatMap { values.resolved($0.value) }
      .flatMap { StyleLength($0) }
    guard let size else { return selectors.allSatisfy { $0.hasPrefix("h1") } }
    let pixels = size.unit == "%" ? size.number * 0.16 : size.pixels ?? 0
    return pixels >= (isBold ? 18.66 : 24)
  }

  /// Whether it chooses elements by what they are alone, which mostly stand on the page's own ground.
  fileprivate var isPlain: Bool {
    selectors.allSatisfy { selector in
      let small = selector.lowercased()
      let name = small.prefix { $0.isLetter || $0.isNumber }
      let rest = small[name.endIndex...]
      return [
        "a", "p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "article", "main", "small",
        "em", "strong", "cite", "blockquote", "figcaption",
      ].contains(String(name)) && (rest.isEmpty || rest == ":link" || rest == ":visited")
    }
  }
}

extension StyleSheet {
  /// Tells the pairs of colours that one rule puts together, or a plain rule and the page's ground, in both schemes.
  ///
  /// - Parameters:
  ///   - lowest: Pairs below it are another rule's.
  ///   - least: What is asked, of text and of large text.
  ///   - findings: Takes what is found.
  fileprivate func tellContrast(
    from lowest: (Double, large: Double) = (0, 0), least: (Double, large: Double),
    _ findings: inout Findings
  ) {
    var told: Set<Int> = []
    for scheme in ColorScheme.allCases {
      let values = StyleValues(of: self, in: scheme)
      func colour(_ declaration: StyleDeclaration?) -> StyleColor? {
        declaration.flatMap { values.resolved($0.value) }.flatMap { value in
          StyleColor(value, in: scheme)
            ?? value.splitOutsideBrackets(at: " ").lazy.compactMap { StyleColor($0, in: scheme) }
            .first
        }
      }
      let page = rules.last {
        $0.isAboutPage && !$0.isForOthers && !$0.isInline && $0.ground != nil
          && $0.holds(in: scheme)
      }.flatMap { colour($0.ground) }
      for rule in rules where !rule.isForOthers && rule.holds(in: scheme) {
        guard let text = rule.value("color"), let front = colour(text), front.alpha > 0,
          let behind = rule.ground.map({ colour($0) }) ?? (rule.isPlain ? page : nil),
          behind.alpha == 1, !(rule.ground?.value.holds("url(") ?? false),
          !(rule.ground?.value.holds("gradient(") ?? false), !rule.isDisabled
        else { continue }
        findings.judge()
        let isLarge = rule.isLarge(values)
        let ratio = front.contrast(on: behind)
        guard ratio < (isLarge ? least.large : least.0),
          ratio >= (isLarge ? lowest.large : lowest.0),
          told.insert(text.offset).inserted
        else { continue }
        let tenths = Int(ratio * 10)
        findings.report(
          "The text of '\(rule.name)' has a contrast of \(tenths / 10).\(tenths % 10) to 1"
            + (scheme == .dark ? " in the dark" : ""),
          at: range(of: text),
          help: "Choose colours of \(isLarge ? least.large.short : least.0.short) to 1 or more.")
      }
    }
  }
}

extension StyleRule {
  /// Whether what it chooses cannot be used, for which no contrast is asked.
  fileprivate var isDisabled: Bool { selectors.allSatisfy { $0.holds("disabled") } }
}

extension Double {
  /// Without a fraction that is nothing.
  fileprivate var short: String { self == rounded() ? String(Int(self)) : String(self) }
}
