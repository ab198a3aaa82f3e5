import Diagnostics

extension ValueSchema {
  /// The keys of an excuse; `hasPath` where it names its place, as in `site.yml`.
  static func excuseKeys(hasPath: Bool) -> [Key] {
    let path = Key.required("path", .text, "The address, file or folder that is excused.")
    return [.required("code", excusedCode, "The code in brackets behind the finding.")]
      + (hasPath ? [path] : [])
      + [
        .required("reason", .text, "Why it is right as it is, for the next editor."),
        .optional("until", .date, "The last day on which the excuse holds."),
      ]
  }

  private static let excusedCode = ValueSchema.either(
    .words(DiagnosticCode.allCases.filter { !$0.isEssential }.map { Word($0.rawValue) }),
    .matching("^(\(Excuse.checkCodePrefixes.joined(separator: "|")))[0-9]{7}[CE]$"))
}
