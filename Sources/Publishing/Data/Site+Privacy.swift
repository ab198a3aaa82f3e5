import Content
import Diagnostics
import OpenData

extension Site {
  /// A check for personal data in a file, which knows the exceptions that hold for it.
  func privacyCheck(of file: SourcePath, schema: TableSchema? = nil) -> PrivacyCheck {
    let exceptions = privacyExceptions
    return PrivacyCheck(
      file: file, schema: schema, digest: { ContentDigest(of: $0).hex },
      isExcepted: { value in exceptions.contains { $0.matches(value, in: file) } })
  }

  /// The personal data in a text that is offered for download: a page's source, or a file beside it.
  func personalData(in file: SourceFile) -> [Diagnostic] {
    var check = privacyCheck(of: file.path)
    check.check(text: file.bytes) { file.range(of: $0) }
    return check.finish()
  }
}
