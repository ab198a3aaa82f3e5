/// Where the links and images of an imported document lead from its page.
struct Destinations {
  /// The names that images were saved under, by their names in the document.
  var images: [String: String] = [:]
  /// The ids of headings on the page, by the names the document has for them.
  var anchors: [String: String] = [:]
  /// Where the page's site stands, where the document says that it was published there.
  var siteURL: String?

  /// `nil` for a place within the document that is no heading of the page.
  func link(_ href: String) -> String? {
    if href.hasPrefix("#") {
      let name = String(href.dropFirst()).prefix { $0 != "|" }
      return anchors[String(name)].map { "#" + $0 }
    }
    return address(href)
  }

  /// `nil` for an image that was not saved.
  func image(_ source: String) -> String? {
    images[source]
      ?? (source.hasPrefix("https://") || source.hasPrefix("http://") ? address(source) : nil)
  }

  /// Addresses of the site itself stay true wherever it stands.
  private func address(_ href: String) -> String {
    guard let siteURL, siteURL.hasSuffix("/"), href.hasPrefix(siteURL) else { return href }
    return "/" + href.dropFirst(siteURL.count)
  }
}
