package import Diagnostics

/// What the language versions of a page have in common: its place without language and ending.
///
/// `content/plans/115.zh-Hant.md` and `content/plans/115.en.md` have the key `plans/115`; a section's
/// `_index` has the section's path, the home page the empty one.
package struct PageKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Without slashes at its ends.
  package let path: String

  package init(_ path: String) { self.path = path }

  package var description: String { "/" + path }

  package static let home = PageKey("")

  /// The key one level up; `nil` for the home page.
  package var parent: PageKey? {
    guard !path.isEmpty else { return nil }
    return PageKey(SourcePath(path).directory)
  }

  /// The last part of the path, which names the page.
  package var name: String { SourcePath(path).lastComponent }

  package static func < (left: PageKey, right: PageKey) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}

/// What a Markdown file's path says about it.
///
/// A class: it is made once for a page and passed about with it.
package final class PageLocation: Sendable {
  package let path: SourcePath
  package let key: PageKey
  package let language: Language
  package let role: PageRole

  /// A page that comes from elsewhere than `content/`, such as a built-in declaration.
  package init(_ path: SourcePath, key: PageKey, language: Language) {
    self.path = path
    self.key = key
    self.language = language
    role = .page
  }

  /// Reads `content/a/b.TAG.md`; `nil` for a path that is no Markdown file under `content/`.
  ///
  /// A last part that looks like a language tag but is none of the site's is reported.
  package init?(
    _ path: SourcePath, languages: [Language], diagnostics: inout [Diagnostic]
  ) {
    guard path.string.hasPrefix("content/"), path.string.hasSuffix(".md"),
      let first = languages.first
    else { return nil }
    let text = path.string
    let end = text.utf8.index(text.utf8.endIndex, offsetBy: -3)
    let content = text.utf8.index(text.startIndex, offsetBy: "content/".utf8.count)
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) ?? content
    var stem = text[text.utf8.index(after: slash)..<end]
    var language = first
    if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")), dot != stem.startIndex {
      let tag = stem[stem.utf8.index(after: dot)...]
      if let match = languages.first(where: { $0.tag == tag }) {
        language = match
        stem = stem[..<dot]
      } else if Self.looksLikeTag(String(tag)) {
        diagnostics.append(
          Diagnostic(
            .unknownLanguage,
            "'\(tag)' is no language of this site" + didYouMean(String(tag), languages.map(\.tag)),
            file: path,
            help: "Add it to 'languages' in content/site.yml, or rename the file."))
      }
    }
    self.path = path
    self.language = language
    if stem == "_index" || stem == "index" {
      key = PageKey(content < slash ? String(text[content..<slash]) : "")
      role = key.path.isEmpty ? .home : stem == "_index" ? .section : .page
    } else {
      key = PageKey(String(text[content..<stem.endIndex]))
      role = .page
    }
  }

  private static func looksLikeTag(_ text: String) -> Bool {
    let primary = text.prefix { $0 != "-" }
    let isPrimary = (2...3).contains(primary.utf8.count)
    return isPrimary && primary.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
      && text.utf8.dropFirst(primary.utf8.count).allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}
