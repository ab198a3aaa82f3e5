import Diagnostics

extension Rule {
  static let hiddenFocus = Rule(
    .hiddenFocus, .accessibility,
    clauses: [.code("CS2240700E"), .code("FA2240701E"), .criterion("2.4.7")],
    title: "The keyboard's place is to be seen",
    examples: [
      .styles(
        wrong: "a:focus { outline: none }",
        right: "a:focus-visible { outline: 0.2em solid #0b57d0 }"),
      .styles(
        wrong: "* { outline: 0 }",
        right: "* { outline: 0 } :focus-visible { outline: 0.2em solid #0b57d0 }"),
      .styles(
        wrong: "input:focus { outline: none; color: #333 }",
        right: "input:focus { outline: none; box-shadow: 0 0 0 0.2em #0b57d0 }"),
    ],
    check: .styles { sheet, findings in
      let visible = sheet.rules.filter { $0.showsFocus && !$0.isForOthers }
      if !visible.isEmpty { findings.judge() }
      for rule in sheet.rules where !rule.isForOthers {
        guard let outline = rule.removedOutline else { continue }
        findings.judge()
        // Where only the pointer brings focus, none need be seen.
        let hidden = rule.selectors.filter { selector in
          !selector.holds(":not(:focus-visible)") && !selector.isInert
            && !visible.contains { $0.showsFocus(of: selector) }
        }
        guard !rule.replacesOutline || !rule.isAboutFocus, let selector = hidden.first else {
          continue
        }
        findings.report(
          "'\(selector)' hides the keyboard's place", at: sheet.range(of: outline),
          help: "Leave 'outline' as it is, or show the place in ':focus-visible' by another one.")
      }
    })

  static let targetSize = Rule(
    .targetSize, .accessibility, clauses: [.code("CS2250800E"), .criterion("2.5.8")],
    title: "What is pressed has at least 24 pixels each way",
    examples: [
      .styles(
        wrong: "button.close { width: 16px; height: 16px }",
        right: "button.close { width: 2.75rem; height: 2.75rem }")
    ],
    check: .styles { sheet, findings in
      let values = StyleValues(of: sheet, in: .light)
      for rule in sheet.rules where rule.isAboutControls && !rule.isForOthers && !rule.isUnseen {
        func size(_ properties: [String]) -> Double? {
          rule.value(properties).flatMap { values.resolved($0.value) }
            .flatMap { StyleLength($0)?.pixels }
        }
        guard let width = size(["width", "inline-size"]),
          let height = size(["height", "block-size"])
        else { continue }
        findings.judge()
        let least = (
          width: size(["min-width", "min-inline-size"]) ?? 0,
          height: size(["min-height", "min-block-size"]) ?? 0
        )
        guard max(width, least.width) < 24, max(height, least.height) < 24,
          rule.value(["padding", "padding-block", "padding-inline", "border"]) == nil,
          let declaration = rule.value(["width", "inline-size"])
        else { continue }
        findings.report(
          "'\(rule.name)' is \(Int(width)) × \(Int(height)) pixels, less than 24 × 24",
          at: sheet.range(of: declaration), help: "Give it 1.5rem or more each way.")
      }
    })
}

extension StyleRule {
  /// What takes the outline away.
  fileprivate var removedOutline: StyleDeclaration? {
    declarations.last { declaration in
      let value = declaration.value.lowercased()
      switch declaration.property {
      case "outline":
        return ["none", "0", "0px", "0 none", "none 0", "0 solid transparent"].contains(value)
      case "outline-style": return value == "none"
      case "outline-width": return value == "0" || value == "0px"
      default: return false
      }
    }
  }

  fileprivate var isAboutFocus: Bool { selectors.contains { $0.holds(":focus") } }

  /// Whether something beside the outline changes: colour of letters alone is no sign.
  fileprivate var replacesOutline: Bool {
    declarations.contains { declaration in
      let value = declaration.value.lowercased()
      let isNone = value == "none" || value == "0" || value == "transparent"
      return !isNone
        && (declaration.property.hasPrefix("border") && declaration.property != "border-radius"
          || declaration.property.hasPrefix("background") || declaration.property == "box-shadow"
          || declaration.property.hasPrefix("text-decoration") || declaration.property == "filter")
    }
  }

  /// Whether it shows the keyboard's place.
  fileprivate var showsFocus: Bool {
    guard isAboutFocus else { return false }
    let hasOutline = declarations.contains {
      $0.property.hasPrefix("outline") && $0.property != "outline-offset"
    }
    return hasOutline && removedOutline == nil || replacesOutline
  }

  /// Whether it does so for the elements of a selector.
  fileprivate func showsFocus(of selector: String) -> Bool {
    let subject = selector.withoutFocus
    return selectors.contains { own in
      let base = own.withoutFocus
      return own.holds(":focus")
        && (base.isEmpty || base == "*" || base == subject || subject.hasSuffix(" " + base))
    }
  }

  /// Whether it chooses what is pressed.
  fileprivate var isAboutControls: Bool {
    selectors.contains { selector in
      let small = selector.lowercased()
      guard !small.holds("::"), !small.holds("checkbox"), !small.holds("radio"),
        !small.holds(":before"), !small.holds(":after")
      else { return false }
      let last = small.split { " >+~".contains($0) }.last ?? ""
      let name = last.prefix { $0.isLetter }
      return ["a", "button", "select", "summary"].contains(name)
        || small.holds("[role=")
          && small.holds("button")
    }
  }

  /// Whether what it chooses is there for readers of the screen alone.
  fileprivate var isUnseen: Bool {
    value(["clip", "clip-path", "opacity"]) != nil || value("display")?.value == "none"
  }
}

extension String {
  /// A selector without what says that an element has the focus.
  fileprivate var withoutFocus: String {
    replacing(":focus-visible", with: "").replacing(":focus-within", with: "")
      .replacing(":focus", with: "").trimmed
  }

  /// Whether it chooses places that links lead to, which have the focus only for a script's sake.
  fileprivate var isInert: Bool {
    let small = lowercased()
    return small.holds("tabindex=\"-1\"") || small.holds("tabindex='-1'")
      || small.hasPrefix("main") || small.holds(":target")
  }
}
