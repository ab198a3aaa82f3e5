package import Content
package import Diagnostics

extension Diagnostic {
  /// It with the weight that settings give it; `nil` where they switch it off.
  package func weighed(by settings: Settings) -> Diagnostic? {
    var weighed = self
    switch settings.severities[code] {
    case .off: return nil
    case .error: weighed.severity = .error
    case .warning: weighed.severity = .warning
    case nil: break
    }
    return weighed
  }
}
