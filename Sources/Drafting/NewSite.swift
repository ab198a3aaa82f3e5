package import OpenData

/// The files of a small site with a page of every type in two languages, which builds without a warning on the day it
/// is made for.
package enum NewSite {
  /// The unit that answers for the sample plan, as `site.yml` names it.
  private static let planningUnit = LocalizedText([
    ("zh-Hant", "綜合規劃科"), ("en", "Planning Section"),
  ])

  /// By their paths beneath the site's folder, in order.
  package static func files(today: CalendarDate) -> [(path: String, bytes: [UInt8])] {
    var placeholders = Placeholders(today: today)
    for path in Starter.files.keys where path.hasPrefix("pages/") && path.hasSuffix(".md") {
      let name = path.dropFirst("pages/".count).dropLast(".md".count)
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, let page = Starter.page(parts[0], language: parts[1]) else {
        continue
      }
      var own = Placeholders(today: today)
      own.addUnit(planningUnit, language: parts[1])
      placeholders.add("BODY-\(name)", own.filling(page.body).trimmingLastNewline)
    }
    return Starter.files.filter { $0.key.hasPrefix("site/") }
      .map { path, bytes in
        let path = placeholders.filling(String(path.dropFirst("site/".count)))
        let text = placeholders.filling(String(decoding: bytes, as: UTF8.self))
        return (path, Array(text.utf8))
      }
      .sorted { $0.path < $1.path }
  }
}

extension String {
  fileprivate var trimmingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
