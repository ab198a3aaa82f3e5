import CPreview
import Encodings
import Publishing

/// What a preview adds to pages while they are served: a script, which reloads them and shows what is wrong.
enum Injection {
  private static let folder = ".gazette-preview"
  static let eventsPath = OutputPath("\(folder)/events")
  static let scriptPath = OutputPath("\(folder)/preview.js")

  /// The script's bytes.
  static let script = Array(
    UnsafeBufferPointer(start: cpreview_script(), count: cpreview_script_count()))

  /// A page with the script at its end.
  ///
  /// - Parameters:
  ///   - page: HTML, as it was built.
  ///   - version: By which the script knows whether the page is the one that stands.
  /// - Returns: The page's bytes, nothing else of it changed.
  static func added(to page: [UInt8], version: String) -> [UInt8] {
    let element = "<script src=\"/\(scriptPath)\" data-version=\"\(version)\" defer></script>\n"
    var page = page
    page.insert(contentsOf: element.utf8, at: bodyEnd(of: page))
    return page
  }

  /// The offset of the last `</body`, or of the end: what stands behind a body belongs to it.
  private static func bodyEnd(of page: [UInt8]) -> Int {
    let tag = Array("</body".utf8)
    var start = page.count - tag.count
    while start >= 0 {
      // In capital letters too.
      if zip(page[start...], tag).allSatisfy({ $0 | 0x20 == $1 }) { return start }
      start -= 1
    }
    return page.count
  }
}
