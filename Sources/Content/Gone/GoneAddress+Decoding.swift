package import Diagnostics
import Encodings
import Markup

extension GoneAddress {
  /// Reads a list of `{ url, date, reason, successor }`, the first three required.
  ///
  /// Whether an address still stands, and where a successor leads, is known only once the site is.
  package static func decode(
    _ node: YAMLNode?, file: SourceFile, languages: [Language]
  ) -> (addresses: [GoneAddress], diagnostics: [Diagnostic]) {
    switch node?.value {
    case nil: return ([], [])
    case .sequence(let nodes):
      var addresses: [GoneAddress] = []
      var diagnostics: [Diagnostic] = []
      for node in nodes {
        var reader = FieldReader(node, file: file, subject: "an entry of gone.yml")
        if let address = read(&reader, languages: languages) { addresses.append(address) }
        diagnostics += reader.finish()
      }
      return (addresses, diagnostics)
    default:
      return (
        [],
        [
          Diagnostic(
            .wrongType, "gone.yml is a list of { url, date, reason, successor }", file: file.path,
            range: node?.range ?? .start)
        ]
      )
    }
  }

  private static func read(_ reader: inout FieldReader, languages: [Language]) -> GoneAddress? {
    reader.require("url", example: "/plans/108/")
    reader.require("date", example: "2026-01-31")
    reader.require("reason", example: "已併入新計畫")
    let url = url(&reader)
    let date = reader.date("date")
    let reason = reader.localizedText("reason", languages: languages)
    let successor = reader.text("successor")
    guard let url, let date, let reason else { return nil }
    return GoneAddress(
      url: url, date: date, reason: reason,
      successor: successor.map { Located($0, range: reader.range(of: "successor")) })
  }

  private static func url(_ reader: inout FieldReader) -> Located<String>? {
    guard let written = reader.text("url") else { return nil }
    let range = reader.range(of: "url")
    let path = PercentEncoding.decoded(written).map(NormalizationFormC.normalized)
    if let path, let segment = PathSegment.tooLong(in: path) {
      reader.report(
        .wrongValue, "'url' " + PathSegment.complaint(about: segment), at: range,
        help: "No server can hold it; take the entry out.")
      return nil
    }
    if let help = AddressPath.help(for: path) {
      reader.report(
        .wrongValue, "'\(written)' is no address of this site", at: range, help: help)
      return nil
    }
    return path.map { Located(AddressPath.normalized($0), range: range) }
  }
}
