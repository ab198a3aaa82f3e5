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

  /// The personal data in the rows of a file that is offered for download as it is.
  ///
  /// - Throws: `SourceReadingError`.
  func personalData(in file: DataFile) throws -> [Diagnostic] {
    let rows = try file.rows()
    var check = privacyCheck(
      of: file.path, schema: TableSchema(fields: rows.header.map { Field(name: $0) }))
    var record = Record()
    while try rows.next(into: &record) { check.check(record) { rows.range(ofCell: $0) } }
    return check.finish()
  }

  /// The personal data in a text that is offered for download, such as a page's source.
  func personalData(in file: SourceFile) -> [Diagnostic] {
    var check = privacyCheck(of: file.path)
    check.check(text: file.bytes) { file.range(of: $0) }
    return check.finish()
  }
}
