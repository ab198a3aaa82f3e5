package import Diagnostics

/// A style sheet's rules in the order in which they stand, those within others with what is around them.
///
/// Read as CSS Syntax 3 and CSS Nesting have it, as far as rules of an audit need: `@font-face`, `@page` and
/// `@keyframes` are left out, comments and layers' names are dropped, and a fault costs what it stands in.
package struct StyleSheet: Sendable {
  /// The file that it stands in.
  package let file: SourceFile
  let rules: [StyleRule]

  /// - Complexity: O(bytes).
  package init(_ file: SourceFile) {
    self.init(file, text: file.bytes[...], at: 0)
  }

  /// A sheet that stands in a page.
  ///
  /// - Parameters:
  ///   - file: The page.
  ///   - text: The sheet.
  ///   - offset: Where it begins in the file.
  init(_ file: SourceFile, text: ArraySlice<UInt8>, at offset: Int) {
    self.file = file
    rules = StyleSheetReader.rules(of: text, at: offset)
  }

  /// The styles that elements of a page state in `style`, each as a rule of its own.
  init(_ file: SourceFile, attributesOf elements: [Element]) {
    self.file = file
    rules = elements.compactMap { element in
      guard let style = element.bytes(.style), !style.isBlank else { return nil }
      let declarations = StyleSheetReader.declarations(of: style, at: element.offset)
      return StyleRule(
        selectors: [element.name.text], conditions: [], declarations: declarations,
        offset: element.offset, isInline: true)
    }
  }

  /// Where a declaration stands.
  func range(of declaration: StyleDeclaration) -> SourceRange {
    SourceRange(at: file.position(at: declaration.offset))
  }

  func range(of rule: StyleRule) -> SourceRange {
    SourceRange(at: file.position(at: rule.offset))
  }

  /// Whether it is about pages as a whole, and no addition to another sheet.
  var isAboutPages: Bool {
    rules.contains { $0.isAboutPage && !$0.isInline && $0.setsText }
  }
}

/// What is said of the elements that selectors choose.
struct StyleRule: Sendable {
  /// Each with the selectors around it, in its writer's letters.
  var selectors: [String]
  /// What stands around it: `media (prefers-color-scheme: dark)`, in small letters.
  var conditions: [String]
  var declarations: [StyleDeclaration]
  var offset: Int
  /// Whether it stands in an element's `style`.
  var isInline = false

  /// What it is called in messages.
  var name: String { selectors.first ?? "" }

  /// What it says last of a property.
  func value(_ property: String) -> StyleDeclaration? {
    declarations.last { $0.property == property }
  }

  /// What it says last of any of several properties.
  func value(_ properties: [String]) -> StyleDeclaration? {
    declarations.last { properties.contains($0.property) }
  }

  /// Whether it chooses the page itself: `html`, `body`, `:root`.
  var isAboutPage: Bool {
    selectors.contains { selector in
      ["html", "body", ":root", "*", "html body", "html, body"].contains(selector.lowercased())
    }
  }

  /// Whether it says how text looks.
  var setsText: Bool {
    declarations.contains {
      $0.property == "color" || $0.property == "line-height" || $0.property.hasPrefix("font")
    }
  }

  /// Whether it holds on paper alone, or for readers who choose their own colours.
  var isForOthers: Bool {
    conditions.contains { condition in
      condition.holds("print") || condition.holds("forced-colors")
        || condition.holds("prefers-contrast") || condition.hasPrefix("supports not")
        || condition.holds("inverted-colors")
    }
  }
}

/// A property and its value.
struct StyleDeclaration: Sendable {
  /// In small letters, but for custom properties, whose case counts.
  var property: String
  /// Without comments, the space around it and `!important`.
  var value: String
  /// Where it begins in the file.
  var offset: Int
}
