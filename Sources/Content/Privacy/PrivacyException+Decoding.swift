package import Diagnostics
package import OpenData

extension PrivacyException {
  /// Reads a list of `{ path, kind, value_sha256 or pattern, reason, reviewer, until }`, all but `until` required.
  ///
  /// - Parameters:
  ///   - node: The file's YAML.
  ///   - file: The file, for places.
  ///   - languages: Those that a reason may be given in.
  ///   - today: The build's day; an entry whose `until` is before it is told and left out.
  /// - Returns: The exceptions that hold, and what is wrong with others.
  package static func decode(
    _ node: YAMLNode?, file: SourceFile, languages: [Language], today: CalendarDate
  ) -> (exceptions: [PrivacyException], diagnostics: [Diagnostic]) {
    switch node?.value {
    case nil: return ([], [])
    case .sequence(let nodes):
      var exceptions: [PrivacyException] = []
      var diagnostics: [Diagnostic] = []
      for node in nodes {
        var reader = FieldReader(node, file: file, subject: "an entry of privacy.yml")
        if let exception = read(&reader, languages: languages, today: today) {
          exceptions.append(exception)
        }
        diagnostics += reader.finish()
      }
      return (exceptions, diagnostics)
    default:
      return (
        [],
        [
          Diagnostic(
            .wrongType,
            "privacy.yml is a list of { path, kind, value_sha256 or pattern, reason, reviewer }",
            file: file.path, range: node?.range ?? .start)
        ]
      )
    }
  }

  private static func read(
    _ reader: inout FieldReader, languages: [Language], today: CalendarDate
  ) -> PrivacyException? {
    reader.require("path", example: "content/data/contacts.csv")
    reader.require("kind", example: PersonalDataKind.mobilePhone.rawValue)
    reader.require("reason", example: "對外服務電話")
    reader.require("reviewer", example: "資訊室")
    let files = files(&reader)
    let kind = reader.choice("kind", PersonalDataKind.self)
    let values = values(&reader, kind: kind)
    let reason = reader.localizedText("reason", languages: languages)
    let isExplained = says(reason?.all, "reason", &reader)
    let reviewer = reader.text("reviewer")
    let isReviewed = says(reviewer.map { [$0] }, "reviewer", &reader)
    let until = reader.date("until")
    // An exception whose end cannot be read would hold for good.
    guard !reader.has("until") || until != nil else { return nil }
    if let until, until < today {
      reader.report(
        .expiredException, "The exception ended on \(until) and no longer holds",
        at: reader.range(of: "until"),
        help: "Review it and write a later day, or take the entry and the value out.")
      return nil
    }
    guard let files, let kind, let values, let reason, let reviewer, isExplained, isReviewed else {
      return nil
    }
    return PrivacyException(
      files: files, kind: kind, values: values, reason: reason,
      reviewer: reviewer, until: until)
  }

  /// Whether texts say something; spaces say nothing, and that is told.
  private static func says(
    _ texts: [String]?, _ key: String, _ reader: inout FieldReader
  ) -> Bool {
    guard let texts else { return false }
    guard texts.allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      reader.report(
        .wrongValue, "'\(key)' is empty; an exception says why it holds and who reviewed it",
        at: reader.range(of: key))
      return false
    }
    return true
  }

  private static func files(_ reader: inout FieldReader) -> ValuePattern? {
    guard let path = reader.text("path") else { return nil }
    guard path.hasPrefix("content/"), path != "content/" else {
      reader.report(
        .wrongValue, "'path' is '\(path)'; it takes a file below content/",
        at: reader.range(of: "path"),
        help:
          "Write it from the site's folder, such as content/data/contacts.csv or content/data/*.csv."
      )
      return nil
    }
    return ValuePattern(path)
  }

  private static func values(
    _ reader: inout FieldReader, kind: PersonalDataKind?
  ) -> Values? {
    let digest = reader.text("value_sha256")
    let pattern = reader.text("pattern")
    if reader.has("value_sha256"), reader.has("pattern") {
      reader.report(
        .wrongValue, "'value_sha256' and 'pattern' both say which values are meant",
        at: reader.range(of: "pattern"), help: "Keep one; 'value_sha256' means one value only.")
      return nil
    }
    guard reader.has("pattern") else {
      reader.require(
        "value_sha256",
        help: "The diagnostic about the value gives it; or write a 'pattern' such as 0800*.")
      return digest.flatMap { sha256($0, &reader) }
    }
    guard let pattern, let kind else { return nil }
    // Written as the value is, with hyphens or in full width, it means the same.
    let normalized = ValuePattern(
      String(decoding: kind.normalized(Array(pattern.utf8)), as: UTF8.self))
    guard normalized.literalCount >= 2 else {
      reader.report(
        .wrongValue, "'pattern' is '\(pattern)', which lets nearly everything pass",
        at: reader.range(of: "pattern"),
        help: "Write at least two characters that the values have, such as 0800*.")
      return nil
    }
    return .pattern(normalized)
  }

  private static func sha256(_ text: String, _ reader: inout FieldReader) -> Values? {
    let digest = text.lowercased()
    let isHexadecimal = digest.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    guard digest.utf8.count == 64, isHexadecimal else {
      reader.report(
        .wrongValue, "'value_sha256' has 64 hexadecimal digits",
        at: reader.range(of: "value_sha256"),
        help: "Copy it from the diagnostic about the value.")
      return nil
    }
    return .sha256(digest)
  }
}
