package import Content
package import Diagnostics

/// One page in one language.
///
/// A class, since its front matter has some sixty fields: lists sort and pass pages about, and copying each field's
/// reference took a quarter of a build.
package final class Page: Sendable {
  package let location: PageLocation
  /// The language's place in `settings.languages`.
  package let languageIndex: Int
  package let frontMatter: FrontMatter
  package let role: PageRole
  /// The place in `Site.groups` of the page's language versions.
  package let group: Int
  /// Path of the page from the site's root, percent-decoded: `/en/plans/115/`.
  package let permalink: String
  /// The same as pages link it.
  let href: String
  /// The same as an absolute address, for machine files.
  let url: String
  /// Where the Markdown begins in the source.
  let bodyOffset: Int
  /// The source; `nil` where it is to be read when the page is written.
  let kept: KeptSource?
  /// Whether `frontMatter` is all of it, and not only what other pages may know.
  let isWhole: Bool
  /// Changes with what other pages may know.
  let digest: UInt64
  /// The source's place in the tree's paths; `nil` for the theme's own pages.
  let sourceIndex: Int?

  /// A page at `permalink` of the site at `origin`, which has no slash at its end.
  convenience init(
    _ page: ReadPage, languageIndex: Int, group: Int, permalink: String, origin: String
  ) {
    self.init(
      page, languageIndex: languageIndex, group: group, permalink: permalink,
      href: Address.href(permalink), url: origin + Address.encoded(permalink))
  }

  private init(
    _ page: ReadPage, languageIndex: Int, group: Int, permalink: String, href: String, url: String
  ) {
    location = page.location
    self.languageIndex = languageIndex
    frontMatter = page.frontMatter
    role = page.location.role
    self.group = group
    self.permalink = permalink
    self.href = href
    self.url = url
    bodyOffset = page.bodyOffset
    kept = page.kept
    isWhole = page.isWhole
    digest = page.digest
    sourceIndex = page.sourceIndex
  }

  /// The same page with what was left out of it.
  func completed(by page: ReadPage) -> Page {
    Page(
      page, languageIndex: languageIndex, group: group, permalink: permalink, href: href, url: url)
  }

  package var key: PageKey { location.key }
  package var language: Language { location.language }
  package var path: SourcePath { location.path }
  /// Where the front matter lacks one, which is an error of its own, what names the page: without text, each link
  /// to it would be told as a mistake of the page that has it.
  package var title: String {
    guard frontMatter.title.isEmpty else { return frontMatter.title }
    return key.name.isEmpty ? path.lastComponent : key.name
  }

  /// The kind of document for words and lists: the type, or `section`.
  package var kind: String { role == .section ? "section" : frontMatter.type.rawValue }
}

/// The language versions of one page.
package struct PageGroup: Sendable {
  package let key: PageKey
  /// Indices into `Site.pages`, one place per language of the site.
  package var versions: [Int?]
  /// Files that lie in the page's folder, by their path inside it.
  package var files: [PageFile] = []

  package init(key: PageKey, languageCount: Int) {
    self.key = key
    versions = Array(repeating: nil, count: languageCount)
  }

  /// The version in a language, or else the first there is.
  package func version(preferring languageIndex: Int) -> Int? {
    versions[languageIndex] ?? versions.lazy.compactMap { $0 }.first
  }
}

/// A file that belongs to a page and is published beneath each of its URLs.
package struct PageFile: Sendable, Hashable {
  package let source: SourcePath
  /// Path inside the page's folder.
  package let name: String

  package init(source: SourcePath, name: String) {
    self.source = source
    self.name = name
  }
}
