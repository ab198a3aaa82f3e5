/// A folder of HTML whose pages link each other's sections: the same bytes for the same numbers.
public struct LinkedPages: Sendable {
  /// How pages name each other.
  public enum Addressing: Sendable {
    /// `/012/0345/#s3`, as a site generator writes them: each page is a folder's `index.html`.
    case absolute
    /// `p0345.html#s3`: all pages lie in one folder, which any program can read from the disk.
    case relative
  }

  public let pageCount: Int
  /// Links of each page that lead somewhere.
  public let linkCount: Int
  /// Whether each page has two more that don't: one to a file, one to a section that is not there.
  public let hasFaults: Bool
  public let addressing: Addressing
  private let seed: UInt64

  /// Sections of each page, each with an id.
  static let sectionCount = 12

  public init(
    pageCount: Int, linkCount: Int, hasFaults: Bool, addressing: Addressing, seed: UInt64 = 7
  ) {
    self.pageCount = pageCount
    self.linkCount = linkCount
    self.hasFaults = hasFaults
    self.addressing = addressing
    self.seed = seed
  }

  /// Hands on each page's path and text.
  public func forEachFile(_ body: (_ path: String, _ text: String) throws -> Void) rethrows {
    for page in 0..<pageCount { try body(path(page), text(page)) }
  }

  /// The links that lead nowhere, as `PAGE ADDRESS`, in no order.
  public var faults: [String] {
    hasFaults
      ? (0..<pageCount).flatMap { page in faults(of: page).map { "\(path(page)) \($0)" } } : []
  }

  private func faults(of page: Int) -> [String] {
    let next = (page + 1) % pageCount
    return [address(page) + "-gone", address(next) + "#s\(Self.sectionCount)"]
  }

  private func path(_ page: Int) -> String {
    switch addressing {
    case .absolute: String(address(page).dropFirst()) + "index.html"
    case .relative: address(page)
    }
  }

  private func address(_ page: Int) -> String {
    switch addressing {
    case .absolute: "/\(digits(page / 100, 3))/\(digits(page, 5))/"
    case .relative: page == 0 ? "index.html" : "p\(digits(page, 5)).html"
    }
  }

  private func text(_ page: Int) -> String {
    var prose = Prose(language: .chinese, numbers: Numbers(seed: seed, stream: UInt64(page)))
    // The first link of each page leads to the next, so that a program that follows links finds them all.
    var targets = [(page + 1) % pageCount]
    while targets.count < linkCount { targets.append(prose.numbers.below(pageCount)) }
    var links = targets.map { address($0) + "#s\(prose.numbers.below(Self.sectionCount))" }
    if hasFaults { links += faults(of: page) }
    var html = """
      <!DOCTYPE html>
      <html lang="zh-Hant">
      <head><meta charset="utf-8"><title>第\(page)頁</title></head>
      <body>

      """
    for section in 0..<Self.sectionCount {
      html +=
        "<h2 id=\"s\(section)\">\(prose.phrase())</h2>\n<p>\(prose.sentence(bytes: 500))</p>\n<ul>\n"
      for index in stride(from: section, to: links.count, by: Self.sectionCount) {
        html += "<li class=\"link\"><a href=\"\(links[index])\">\(prose.phrase())</a></li>\n"
      }
      html += "</ul>\n"
    }
    return html + "</body>\n</html>\n"
  }

  private func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }
}
