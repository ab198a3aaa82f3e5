/// Whether readers look at dark text on light ground or at light text on dark ground.
enum ColorScheme: Sendable, CaseIterable {
  case light, dark
}

/// The custom properties of a sheet as they hold on the page itself, in one scheme.
struct StyleValues: Sendable {
  private var properties: [String: String] = [:]
  let scheme: ColorScheme

  /// How often a value may lead to another one, so that a circle ends.
  private static let depthLimit = 64

  init(of sheet: StyleSheet, in scheme: ColorScheme) {
    self.scheme = scheme
    for rule in sheet.rules where !rule.isForOthers && rule.holds(in: scheme) {
      let isAtRoot = rule.selectors.contains { selector in
        let small = selector.lowercased()
        return small.hasPrefix(":root") || small.hasPrefix("html") || small == "*"
          || small == "body" || small.hasPrefix(".dark") || small.hasPrefix("[data-")
      }
      // A condition such as a narrow window changes sizes; colours change with the scheme alone.
      guard isAtRoot, rule.conditions.allSatisfy({ $0.holds("prefers-color-scheme") }) else {
        continue
      }
      for declaration in rule.declarations where declaration.property.hasPrefix("--") {
        properties[declaration.property] = declaration.value
      }
    }
  }

  /// A value with its `var()`s replaced; `nil` where one is not known.
  func resolved(_ value: String, depth: Int = 0) -> String? {
    guard value.holds("var("), let start = value.firstRange(of: "var(") else { return value }
    guard depth < Self.depthLimit, let inner = value.bracket(from: start.upperBound) else {
      return nil
    }
    let parts = inner.text.splitOutsideBrackets(at: ",")
    guard let name = parts.first else { return nil }
    let replacement: String
    if let known = properties[name] {
      replacement = known
    } else if parts.count > 1 {
      replacement = parts.dropFirst().joined(separator: ", ")
    } else {
      return nil
    }
    // Values double where each names the one before twice: longer ones than these are nobody's.
    guard value.utf8.count + replacement.utf8.count < 4096 else { return nil }
    return resolved(
      value[..<start.lowerBound] + replacement + value[inner.end...], depth: depth + 1)
  }
}

extension StyleRule {
  /// Whether it holds in a scheme, by what stands around it and by what its selectors are called.
  func holds(in scheme: ColorScheme) -> Bool {
    let other = scheme == .light ? "dark" : "light"
    let isOther = conditions.contains { condition in
      condition.holds("prefers-color-scheme") && condition.holds(other)
    }
    let isNamedOther = selectors.allSatisfy { selector in
      let small = selector.lowercased()
      return small.holds("theme=\"\(other)\"") || small.holds("theme=\(other)")
        || small.holds("theme='\(other)'") || small.holds(".\(other)")
    }
    return !isOther && !isNamedOther
  }
}

extension StringProtocol {
  /// The text up to the bracket that closes the one before `start`, and where what follows begins.
  func bracket(from start: Index) -> (text: String, end: Index)? {
    var depth = 1
    var index = start
    while index < endIndex {
      if self[index] == "(" { depth += 1 }
      if self[index] == ")" {
        depth -= 1
        if depth == 0 { return (String(self[start..<index]), self.index(after: index)) }
      }
      index = self.index(after: index)
    }
    return nil
  }
}

/// A length or another number with its unit.
struct StyleLength: Sendable {
  var number: Double
  /// In small letters; empty for a bare number.
  var unit: String

  /// `nil` for what is no single number, such as `calc(…)`.
  init?(_ text: some StringProtocol) {
    let text = text.trimmed.lowercased()
    let digits = text.prefix { "+-.0123456789".contains($0) }
    guard let number = Double(digits), abs(number) < 1_000_000 else { return nil }
    let unit = String(text.dropFirst(digits.count))
    guard unit.allSatisfy({ $0.isLetter || $0 == "%" }) else { return nil }
    self.number = number
    self.unit = unit
  }

  /// Whether it stays as it is when readers choose larger letters.
  var isAbsolute: Bool {
    ["px", "pt", "pc", "cm", "mm", "in", "q"].contains(unit) && number != 0
  }

  /// In pixels, with letters of 16 px; `nil` for what depends on something else.
  var pixels: Double? {
    switch unit {
    case "px": number
    case "pt": number * 4 / 3
    case "pc": number * 16
    case "in": number * 96
    case "cm": number * 96 / 2.54
    case "mm": number * 96 / 25.4
    case "q": number * 96 / 101.6
    case "rem", "em": number * 16
    case "": number == 0 ? 0 : nil
    default: nil
    }
  }
}
