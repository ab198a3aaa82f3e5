import Diagnostics

extension PrivacyCheck {
  /// Looks for numbers of identity in the file's name, as that of an application often has; other numbers there count
  /// and date.
  package mutating func checkName() {
    let name = Array(file.lastComponent.utf8)
    var scanner = PersonalDataScanner()
    var isIdentity = false
    name.withUnsafeBufferPointer { text in
      scanner.scan(text) {
        isIdentity = isIdentity || $0.kind == .nationalID || $0.kind == .residentID
      }
    }
    if isIdentity { check(text: name) { _ in .start } }
  }
}
