extension Distribution.Format {
  /// The IANA media type.
  package var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .json: "application/json"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    }
  }

  /// As people and the portal's 檔案格式 write it: `CSV`.
  package var label: String { rawValue.uppercased() }

  /// The encoding of its text, which for an ODS is that of the XML inside (ODF 1.3, part 2, §3.1).
  package var encoding: String { "UTF-8" }
}
