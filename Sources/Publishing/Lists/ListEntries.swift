import Content
import Mustache

extension Site {
  /// How many entries a list page shows before the next one begins.
  static let entriesPerPage = 50

  /// One entry per page group, in the list's language where it exists, else in the one that does.
  ///
  /// `indices` are pages of all languages in the order of the list.
  func entryIndices(_ indices: [Int], languageIndex: Int) -> [Int] {
    var isTaken = Array(repeating: false, count: groups.count)
    var entries: [Int] = []
    for index in indices {
      let group = pages[index].group
      guard !isTaken[group] else { continue }
      isTaken[group] = true
      if let own = groups[group].versions[languageIndex] {
        entries.append(own)
      } else if untranslatedAddress(of: groups[group], in: languageIndex) != nil,
        let other = groups[group].version(preferring: languageIndex)
      {
        entries.append(other)
      }
    }
    return entries
  }

  /// A page as a list in some language shows it.
  ///
  /// Without a `digest` of the page's text only a summary of the front matter is shown.
  func entry(_ index: Int, languageIndex: Int, digest: PageDigest? = nil) -> EntryModel {
    let page = pages[index]
    let words = words[languageIndex]
    let isOwn = page.languageIndex == languageIndex
    let href =
      isOwn
      ? page.href
      : untranslatedAddress(of: groups[page.group], in: languageIndex).map(Address.href)
        ?? page.href
    var entry = EntryModel(title: page.title, url: href)
    let summary = page.frontMatter.summary ?? digest?.summary ?? ""
    entry.summary =
      isOwn && summary != page.title && !summary.isEmpty ? summary.shortened(to: 120) : nil
    entry.date = page.frontMatter.date.map(words.dateModel)
    entry.kind = words.kinds[page]
    entry.unit = page.frontMatter.unit.flatMap { furniture[languageIndex].units[$0]?.model.name }
    entry.language = isOwn ? nil : page.language.tag
    entry.isDraft = page.frontMatter.isDraft
    entry.isSuperseded = page.frontMatter.status == .superseded
    entry.isWithdrawn = page.frontMatter.status == .withdrawn
    return entry
  }
}

/// A list divided into pages: `/plans/`, `/plans/page/2/`, ….
struct Paginator {
  let base: String
  let pageCount: Int
  let entryCount: Int

  init(base: String, entryCount: Int) {
    self.base = base
    self.entryCount = entryCount
    pageCount = max(1, (entryCount + Site.entriesPerPage - 1) / Site.entriesPerPage)
  }

  /// The address of a page of the list, from 0.
  func address(_ page: Int) -> String { page == 0 ? base : "\(base)page/\(page + 1)/" }

  /// The places of a page's entries in the whole list.
  func range(_ page: Int) -> Range<Int> {
    let start = page * Site.entriesPerPage
    return start..<min(entryCount, start + Site.entriesPerPage)
  }

  /// The links around a page of the list.
  func listing(_ page: Int, entries: [EntryModel], isDated: Bool, words: Words) -> ListingModel {
    var listing = ListingModel(entries: entries, isDated: isDated)
    guard pageCount > 1 else { return listing }
    listing.position = words(
      "page_position", ["page": words.number(page + 1), "pages": words.number(pageCount)])
    listing.previousURL = page > 0 ? Address.href(address(page - 1)) : nil
    listing.nextURL = page + 1 < pageCount ? Address.href(address(page + 1)) : nil
    return listing
  }
}
