import Diagnostics
package import LinkCheck
import OpenData

extension LinkReport {
  /// A row for each fault within the site and for each place of each link to other sites, under the names that the JSON has too.
  package func csv() throws -> [UInt8] {
    let header = [
      "url", "verdict", "status", "file", "line", "column", "unit", "text", "finalURL", "since",
      "message",
    ]
    let within = inside.map { fault in
      [
        fault.url, fault.verdict.rawValue, "", fault.place.file.string, String(fault.place.line),
        String(fault.place.column), fault.place.unit ?? "", fault.place.text ?? "", "", "",
        fault.message,
      ]
    }
    let rows =
      within
      + verdicts.flatMap(\.told).flatMap { verdict in
        verdict.target.places.map { place in
          [
            verdict.address(at: place), verdict.verdict.rawValue,
            verdict.outcome.status.map(String.init) ?? "", place.file.string, String(place.line),
            String(place.column), place.unit ?? "", place.text ?? "",
            verdict.outcome.finalURL ?? "",
            verdict.since.map { Instant(seconds: $0).inTaiwan } ?? "", verdict.english,
          ]
        }
      }
    let buffer = ByteBuffer()
    try CSVWriter().write(header: header, rows: RecordList(rows.map { Record($0) }), to: buffer)
    return buffer.bytes
  }
}
