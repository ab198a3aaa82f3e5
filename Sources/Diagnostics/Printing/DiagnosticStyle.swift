/// How the parts of a printed diagnostic look; the printer knows nothing of terminals.
package struct DiagnosticStyle: Sendable {
  /// A part that may look different from plain text.
  package enum Role: Sendable, Hashable, CaseIterable {
    case location, error, warning, note, help, code, gutter, caret, message
  }

  /// Wraps a piece of text, which holds no control characters, in what makes it look like its role.
  package let paint: @Sendable (String, Role) -> String

  package init(paint: @escaping @Sendable (String, Role) -> String) { self.paint = paint }

  /// No colour.
  package static let plain = DiagnosticStyle { text, _ in text }
}

extension Severity {
  var role: DiagnosticStyle.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    }
  }
}
