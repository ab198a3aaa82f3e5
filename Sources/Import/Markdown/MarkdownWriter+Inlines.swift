extension MarkdownWriter {
  /// The Markdown of inlines; a line break is `breakMark`.
  mutating func text(of inlines: [Inline], breakMark: String = "\\\n") -> String {
    var output = ""
    for inline in inlines { append(inline, breakMark: breakMark, to: &output) }
    return output
  }

  private mutating func append(_ inline: Inline, breakMark: String, to output: inout String) {
    switch inline {
    case .text(let text): output += MarkdownEscaping.escape(text.joiningLinesKeepingSpaces)
    case .lineBreak:
      while output.last == " " { output.removeLast() }
      if !output.isEmpty { output += breakMark }
    case .emphasis(let inner): wrap(inner, "*", breakMark: breakMark, to: &output)
    case .strong(let inner): wrap(inner.withoutBold, "**", breakMark: breakMark, to: &output)
    case .strikethrough(let inner): wrap(inner, "~~", breakMark: breakMark, to: &output)
    case .code(let code): output += Self.code(code)
    case .superscript(let inner): appendScript(inner, ScriptForm.superscript, to: &output)
    case .subscript(let inner): appendScript(inner, ScriptForm.subscript, to: &output)
    case .footnote(let index): output += "[^\(number(ofFootnote: index))]"
    case .link(let href, let title, let inner):
      let words = text(of: inner, breakMark: " ")
      guard let destination = destinations.link(href) else {
        output += words
        return
      }
      if output.last == "!" { output.insert("\\", at: output.index(before: output.endIndex)) }
      output += "[\(words)](\(MarkdownEscaping.destination(destination, title: title)))"
    case .image(let source, let title, let alternative):
      guard let destination = destinations.image(source) else {
        lose(.image, alternative.isEmpty ? source : alternative)
        output += MarkdownEscaping.escape(alternative)
        return
      }
      let words = MarkdownEscaping.escape(alternative.joiningLines)
      output += "![\(words)](\(MarkdownEscaping.destination(destination, title: title)))"
    }
  }

  /// Puts marks about a text; spaces at its ends stand outside, where they do not keep the marks from being read.
  private mutating func wrap(
    _ inner: [Inline], _ mark: String, breakMark: String, to output: inout String
  ) {
    let text = self.text(of: inner, breakMark: breakMark)
    let core = text.trimmed
    guard !core.isEmpty else {
      output += text
      return
    }
    let head = text.prefix { $0.isWhitespace }
    let tail = text.reversed().prefix { $0.isWhitespace }.reversed()
    output += head + mark + core + mark + String(tail)
  }

  private static func code(_ code: String) -> String {
    let text = code.joiningLinesKeepingSpaces
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let needsSpace = text.hasPrefix("`") || text.hasSuffix("`")
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// Raised digits and signs are characters of their own; other text cannot be raised.
  private mutating func appendScript(
    _ inner: [Inline], _ form: ScriptForm, to output: inout String
  ) {
    let plain = inner.plainText
    if let scripted = form.text(plain) {
      output += scripted
    } else {
      lose(.script, plain)
      output += text(of: inner)
    }
  }
}

/// Characters that Unicode has in a higher or lower place.
struct ScriptForm {
  private let characters: [Character: Character]

  static let superscript = ScriptForm("0123456789+-−=()nith", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵗʰ")
  static let `subscript` = ScriptForm("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

  private init(_ plain: String, _ raised: String) {
    characters = Dictionary(zip(plain, raised)) { first, _ in first }
  }

  /// `nil` where a character has no such form.
  func text(_ text: String) -> String? {
    var output = ""
    for character in text {
      guard let raised = characters[character] else { return nil }
      output.append(raised)
    }
    return output
  }
}
