import Diagnostics
package import OpenData

/// A place that is right although a rule says otherwise, and why.
package struct Excuse: Sendable {
  /// A code of ours, or a check code of 網站無障礙規範 such as `HM1240404E`.
  package var code: Located<String>
  /// The place: an address of the site, or a file or folder of `content/`; `nil` in a page's own front matter.
  package var path: Located<String>?
  package var reason: String
  /// The last day on which it holds.
  package var until: CalendarDate?

  package init(code: Located<String>, path: Located<String>?, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  /// What check codes begin with.
  static let checkCodePrefixes = ["HM", "GN", "CS", "AR", "FA", "ME", "SC"]

  /// Whether a text has the form of a check code: `HM1110100C`.
  static func isCheckCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, checkCodePrefixes.contains(where: text.hasPrefix) else { return false }
    let isDigit = { (byte: UInt8) in UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
    return bytes[2..<9].allSatisfy(isDigit)
      && [UInt8(ascii: "C"), UInt8(ascii: "E")].contains(bytes[9])
  }
}

extension FieldReader {
  /// Reads one entry of `excuse`.
  ///
  /// - Parameters:
  ///   - range: Of the entry.
  ///   - hasPath: Whether it names its place, as in `site.yml`.
  /// - Returns: `nil` where something that it needs is missing or wrong, which is told.
  mutating func excuse(at range: SourceRange, hasPath: Bool) -> Excuse? {
    require("code", help: "Name the code of the finding, such as link-text.")
    if hasPath { require("path", help: "Name the address or the file that is excused.") }
    let code = excusedCode()
    let path = hasPath ? text("path").map { Located($0, range: self.range(of: "path")) } : nil
    let until = date("until")
    guard let reason = text("reason"), !reason.allSatisfy(\.isWhitespace) else {
      report(
        .excuseWithoutReason, "An excuse needs its 'reason'", at: range,
        help: "Say why the place is right as it is, so that the next editor knows.")
      return nil
    }
    guard let code, path != nil || !hasPath else { return nil }
    var excuse = Excuse(code: code, path: path, reason: reason)
    excuse.until = until
    return excuse
  }

  private mutating func excusedCode() -> Located<String>? {
    guard let text = text("code") else { return nil }
    let range = range(of: "code")
    if let code = DiagnosticCode(rawValue: text) {
      guard code.isEssential else { return Located(text, range: range) }
      report(
        .wrongValue, "'\(text)' can't be excused", at: range,
        help: "Where it is found there is nothing to publish; mend it, and take the excuse out.")
      return nil
    }
    if Excuse.isCheckCode(text) { return Located(text, range: range) }
    report(
      .wrongValue,
      "'\(text)' is no code" + didYouMean(text, DiagnosticCode.allCases.map(\.rawValue)),
      at: range, help: "Take the code in brackets behind the message, or a check code.")
    return nil
  }
}
