import Content
import Encodings
package import OpenData

extension Words {
  /// A day as the language writes it: 115年1月1日, “January 1, 2026”.
  package func date(_ date: CalendarDate) -> String { dates.text(of: date) }

  func dateModel(_ date: CalendarDate) -> DateModel {
    DateModel(iso: date.description, text: self.date(date))
  }

  /// A day as a `time` element: `<time datetime="2026-01-01">115年1月1日</time>`.
  func dateHTML(_ date: CalendarDate) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(96)
    html += "<time datetime=\"".utf8
    html += date.description.utf8
    html += "\">".utf8
    HTMLEscaping.append(dates.bytes(of: date), to: &html)
    html += "</time>".utf8
    return html
  }

  /// A budget year: 115年度, “2026 (ROC year 115)”.
  func year(_ rocYear: Int) -> String { dates.text(ofYear: rocYear) }
}
