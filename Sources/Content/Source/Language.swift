/// A language of the site.
package struct Language: Sendable, Hashable {
  /// BCP 47, such as `zh-Hant`.
  package let tag: String
  /// Its name in itself; `nil` takes the one of its messages file.
  package let label: String?
  /// The first part of its URLs without slashes; empty for the site's first language.
  package let prefix: String

  package init(tag: String, label: String? = nil, prefix: String) {
    self.tag = tag
    self.label = label
    self.prefix = prefix
  }

  /// Whether its text is Chinese, so that dates count years of the Republic.
  package var isChinese: Bool { tag == "zh" || tag.hasPrefix("zh-") }
}
