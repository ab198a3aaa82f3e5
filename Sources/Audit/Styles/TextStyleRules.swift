import Diagnostics

extension Rule {
  static let fontUnit = Rule(
    .fontUnit, .accessibility, clauses: [.code("CS2140401C"), .criterion("1.4.4")],
    title: "Sizes of letters are stated in units that follow the reader's choice",
    examples: [
      .styles(wrong: "p { font-size: 14px }", right: "p { font-size: 0.875rem }"),
      .styles(wrong: "p { font: 12pt/1.5 serif }", right: "p { font: 1rem/1.5 serif }"),
      .body(
        wrong: #"<p style="font-size:13px">甲</p>"#, right: #"<p style="font-size:small">甲</p>"#),
    ],
    check: .styles { sheet, findings in
      let values = StyleValues(of: sheet, in: .light)
      for rule in sheet.rules {
        for declaration in rule.declarations
        where declaration.property == "font-size" || declaration.property == "font" {
          findings.judge()
          guard let value = values.resolved(declaration.value),
            let size = FontSize.fixed(in: value, isShorthand: declaration.property == "font")
          else { continue }
          findings.report(
            "The size of letters '\(size)' does not follow the reader's choice",
            at: sheet.range(of: declaration),
            help: "Write it in rem, em or %, such as \(size.inRem).")
        }
      }
    })

  static let textUnit = Rule(
    .textUnit, .accessibility,
    clauses: [.code("CS2140402C"), .code("CS2141204E"), .criterion("1.4.4")],
    title: "Space within text, and boxes that hold text alone, grow with its letters",
    examples: [
      .styles(wrong: "p { letter-spacing: 2px }", right: "p { letter-spacing: 0.1em }"),
      .styles(
        wrong: ".title { line-height: 1.5; height: 20px }",
        right: ".title { line-height: 1.5; min-height: 1.5em }"),
    ],
    check: .styles { sheet, findings in
      let values = StyleValues(of: sheet, in: .light)
      for rule in sheet.rules {
        for declaration in rule.declarations {
          let isSpace = ["letter-spacing", "word-spacing", "text-indent"].contains(
            declaration.property)
          let isBox = declaration.property == "height" || declaration.property == "block-size"
          let holdsText =
            isBox && rule.value(["line-height", "font-size", "font"]) != nil
            && rule.value(["overflow", "overflow-y"]).map { $0.value != "auto" } ?? true
          guard isSpace || holdsText else { continue }
          findings.judge()
          guard let length = values.resolved(declaration.value).flatMap({ StyleLength($0) }),
            length.isAbsolute, let pixels = length.pixels, isBox ? pixels >= 8 : abs(pixels) >= 2,
            // Texts are moved out of sight for images in their place.
            abs(pixels) < 500
          else { continue }
          findings.report(
            "'\(declaration.property): \(declaration.value)' does not grow with the letters",
            at: sheet.range(of: declaration),
            help: isBox ? "Use 'min-height' in em, so that larger letters fit." : "Write it in em.")
        }
      }
    })

  static let lineHeight = Rule(
    .lineHeight, .accessibility,
    clauses: [.code("CS3140802C"), .criterion("1.4.8")],
    title: "The distance of lines is set, and follows the letters",
    examples: [
      .styles(
        wrong: "body { font-family: serif }", right: "body { font-family: serif; line-height: 1.7 }"
      ),
      .styles(
        wrong: "body { line-height: 24px }", right: "body { line-height: 1.7 }"),
    ],
    check: .styles { sheet, findings in
      let values = StyleValues(of: sheet, in: .light)
      var isSet = false
      for rule in sheet.rules {
        for declaration in rule.declarations {
          guard
            let stated = declaration.property == "line-height"
              ? declaration.value : declaration.lineHeightInFont
          else { continue }
          isSet = true
          findings.judge()
          guard let length = values.resolved(stated).flatMap({ StyleLength($0) }) else { continue }
          if length.isAbsolute {
            findings.report(
              "The line height '\(stated)' does not follow the letters",
              at: sheet.range(of: declaration), help: "Write a bare number, such as 1.7.")
          } else if rule.isAboutPage, length.unit.isEmpty, length.number > 0, length.number < 1.5 {
            findings.report(
              "The page's line height is \(stated), less than 1.5",
              at: sheet.range(of: declaration),
              help: "Write 1.5 or more for text that is read; Han characters like 1.7.")
          }
        }
      }
      if !isSet, sheet.isAboutPages, let page = sheet.rules.first(where: \.isAboutPage) {
        findings.report(
          "The sheet sets no line height", at: sheet.range(of: page),
          help: "Write 'line-height: 1.7' on 'body'.")
      }
    })

  static let lineLength = Rule(
    .lineLength, .accessibility, clauses: [.code("CS3140801C"), .criterion("1.4.8")],
    title: "Lines of text have a greatest length: 80 letters, or 40 Han characters",
    examples: [
      .styles(
        wrong: "body { line-height: 1.7 }",
        right: "body { line-height: 1.7 } p { max-width: 40em }"),
      .styles(wrong: "p { max-width: 60em }", right: "p { max-width: 40em }"),
      .styles(wrong: "p { max-width: 900px }", right: "p { max-width: 38em }"),
    ],
    check: .styles { sheet, findings in
      let values = StyleValues(of: sheet, in: .light)
      var isSet = false
      for rule in sheet.rules where !rule.isForOthers {
        for declaration in rule.declarations
        where ["max-width", "max-inline-size"].contains(declaration.property) {
          guard let value = values.resolved(declaration.value) else { continue }
          let length = StyleLength(value)
          isSet = isSet || !(length?.isAbsolute ?? false)
          guard rule.isAboutText, let length else { continue }
          findings.judge()
          if length.isAbsolute {
            findings.report(
              "The length of lines '\(declaration.value)' does not follow the letters",
              at: sheet.range(of: declaration), help: "Write 40em or less.")
          } else if length.unit == "em" && length.number > 40
            || length.unit == "ch" && length.number > 80
          {
            findings.report(
              "Lines of '\(declaration.value)' hold more than 40 Han characters",
              at: sheet.range(of: declaration), help: "Write 40em or less.")
          }
        }
      }
      if !isSet, sheet.isAboutPages, let page = sheet.rules.first(where: \.isAboutPage) {
        findings.report(
          "The sheet sets no greatest length of lines", at: sheet.range(of: page),
          help: "Write 'max-width: 40em' on the elements that hold text.")
      }
    })
}

/// A size of letters that stays as it is.
private struct FontSize: CustomStringConvertible {
  let description: String
  let pixels: Double

  /// The size in a value; `nil` where it follows the reader's choice.
  static func fixed(in value: String, isShorthand: Bool) -> FontSize? {
    let parts =
      isShorthand ? value.split { " /".contains($0) }.map(String.init) : [value]
    for part in parts {
      if let length = StyleLength(part) {
        guard !length.unit.isEmpty else { continue }
        // The first length of a shorthand is the size; what follows is the height of lines.
        return length.isAbsolute
          ? FontSize(description: part, pixels: length.pixels ?? 16) : nil
      }
      if part.contains("(") {
        return nil
      }
    }
    return nil
  }

  var inRem: String {
    let thousandths = Int((pixels / 16 * 1000).rounded())
    var digits = String(1000 + thousandths % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(thousandths / 1000)rem" : "\(thousandths / 1000).\(digits)rem"
  }
}

extension StyleDeclaration {
  /// The line height in a `font` shorthand.
  fileprivate var lineHeightInFont: String? {
    guard property == "font", let slash = value.firstIndex(of: "/") else { return nil }
    let rest = value[value.index(after: slash)...].trimmed
    return rest.split(separator: " ").first.map(String.init)
  }
}

extension StyleRule {
  /// Whether it chooses elements that hold lines of text and nothing else.
  fileprivate var isAboutText: Bool {
    selectors.contains { selector in
      let last = selector.lowercased().split { " >+~".contains($0) }.last ?? ""
      return ["p", "dd", "blockquote", "figcaption"].contains(last.prefix { $0.isLetter })
        && last.allSatisfy { $0.isLetter }
    }
  }
}
