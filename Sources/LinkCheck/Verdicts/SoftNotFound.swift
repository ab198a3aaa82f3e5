/// Pages that say “there is no such page” with a status that says that all is well.
package struct SoftNotFound: Sendable {
  /// What such pages say, in lower case without spaces.
  private let phrases: [String]

  /// Our own phrases and an agency's further ones.
  package init(adding further: [String] = []) {
    phrases = (Self.known + further).map(Self.folded)
  }

  /// The phrase that shows a page to be none; `nil` where there is none, and for front pages.
  ///
  /// It must be the title or one of its parts, a heading, or stand in a page that has little else. A page *about*
  /// missing pages has more to say, even where its title is no more than “404 Not Found”.
  package func phrase(in page: PageFacts, at address: WebAddress) -> String? {
    guard !address.isHome, page.proseCount < Self.longProse else { return nil }
    let parts = page.title.split { "|｜-–—:：_·»«/".contains($0) }.map(String.init)
    for candidate in [page.title] + parts + page.headings.prefix(4) {
      if let phrase = phrase(whollyIn: candidate) { return phrase }
    }
    guard page.text.count <= Self.shortPage else { return nil }
    let text = Self.folded(page.text)
    return phrases.first { $0.count > 3 && text.contains($0) }
  }

  /// Characters of paragraphs from which on a page is about something.
  private static let longProse = 800
  /// Characters of text that a page has at most to be judged by a phrase within it.
  private static let shortPage = 240
  /// Characters that may stand beside a phrase that is said to be the whole.
  private static let slack = 10

  private func phrase(whollyIn text: String) -> String? {
    let folded = Self.folded(text)
    return phrases.first { folded.contains($0) && folded.count <= $0.count + Self.slack }
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace && !"!！.。,，'’".contains($0) }
  }

  private static let known = [
    "查無此頁", "查無此網頁", "查無網頁", "查無該頁", "無此網頁", "無此頁面", "找不到網頁", "找不到頁面",
    "找不到此頁", "找不到該頁", "找不到您要的網頁", "找不到您要的頁面", "找不到您所要的網頁", "網頁不存在",
    "頁面不存在", "此頁不存在", "您要瀏覽的網頁不存在", "您所查詢的網頁不存在", "網頁已移除", "頁面已移除",
    "網頁已下架", "文章不存在", "資料不存在", "查無資料", "查無此資料", "此內容已下架", "404錯誤", "404 not found",
    "page not found", "file not found", "not found", "page does not exist", "page doesn't exist",
    "page cannot be found", "page can't be found", "page could not be found",
    "page you requested could not be found", "page you are looking for", "page no longer exists",
    "page is no longer available", "page has been removed", "404 error", "error 404", "http 404",
  ]
}

/// What a path that nobody made answers, beside one that a link names.
package struct SiblingAnswer: Sendable, Hashable {
  package var status: Int?
  /// Where redirects led.
  package var finalURL: String
  package var signature: PageSignature?

  /// Nothing is known of what isn't there.
  package static let unknown = SiblingAnswer(status: nil, finalURL: "", signature: nil)

  package init(status: Int?, finalURL: String, signature: PageSignature?) {
    self.status = status
    self.finalURL = finalURL
    self.signature = signature
  }

  /// Whether the server answers for pages that can't be there as if they were.
  package var isHonest: Bool { status.map { !(200..<300).contains($0) } ?? true }
}

/// What makes two bodies one page: their words, without what changes from one answer to the next.
package struct PageSignature: Sendable, Hashable {
  private let title: String
  private let words: Set<String>

  /// `path` is that of the page: many error pages repeat it.
  package init(_ page: PageFacts, path: String) {
    title = page.title
    let name = String(path.split(separator: "/").last ?? "")
    words = Set(
      page.text.split { !($0.isLetter) }.map(String.init).filter { !name.contains($0) })
  }

  /// Whether nine of ten words are the same, and the titles.
  package func isSamePage(as other: PageSignature) -> Bool {
    guard title == other.title else { return false }
    let common = words.intersection(other.words).count
    let all = words.union(other.words).count
    return all == 0 || Double(common) >= 0.9 * Double(all)
  }
}
