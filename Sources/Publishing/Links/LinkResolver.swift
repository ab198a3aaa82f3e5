import Content
import Diagnostics
import Encodings
import Hyperlinks
import Markup

/// Finds what a destination means on a page, as the contract's “Files, URLs, links” has it.
struct LinkResolver {
  /// A destination inside the site.
  struct Target: Sendable, Hashable {
    /// Path of the page or file, percent-decoded.
    var address: String
    /// Id on that page, percent-decoded.
    var fragment: String?
  }

  /// A link that leads somewhere: what is written, and what it must find there.
  struct Resolved: Sendable {
    var link: ResolvedLink
    /// `nil` for links that leave the site.
    var target: Target?
    /// Whether it leads to data, of which it is known only in the end whether they are published.
    var isPending = false
  }

  enum Failure: Error {
    case diagnostic(DiagnosticCode, String, help: String?, suggestion: String? = nil)
  }

  let site: Site
  let languageIndex: Int
  /// The file that relative paths start from.
  let source: SourcePath
  /// The address of the page that the link stands on.
  let address: String
  /// The page's own folder, where front matter and fences look first.
  let ownGroup: Int?
  /// Where it is noted what was looked up; `nil` where nobody asks.
  var reads: Reads?

  /// Finds what a destination means.
  ///
  /// An absolute address of the site means what its path does, so that it is followed wherever the site is looked at
  /// and is known to lead somewhere before anything is published. A path that another program serves leaves the site.
  ///
  /// - Parameters:
  ///   - destination: As written, percent-encoded or in Unicode letters.
  ///   - looksInOwnFolder: Whether a relative file is looked up in the page's own folder first.
  /// - Returns: What is written, and what it must find there.
  /// - Throws: ``Failure`` with the words for the editor.
  func resolve(
    _ destination: String, looksInOwnFolder: Bool = false
  ) throws(Failure) -> Resolved {
    if destination.isEmpty {
      throw .diagnostic(
        .brokenLink, "The link has no destination", help: "Put one between the ( ).")
    }
    let shape = DestinationShape(destination)
    if let end = shape.schemeEnd {
      let scheme = String(Substring(destination.utf8.prefix(end))).lowercased()
      guard ["http", "https", "mailto", "tel"].contains(scheme) else {
        throw .diagnostic(
          .unsafeURL, "'\(scheme):' may not be linked",
          help: "Links lead to http, https, mailto, tel or a page of this site.")
      }
      if let path = site.origins.path(of: destination) {
        return try resolve(path, looksInOwnFolder: looksInOwnFolder)
      }
      return Resolved(link: ResolvedLink(href: destination), target: nil)
    }
    if shape.beginsWithHost {
      throw .diagnostic(
        .brokenLink, "'\(destination)' has no scheme", help: "Write https:\(destination).",
        suggestion: "https:\(destination)")
    }
    let parts = Parts(destination, shape)
    if parts.path.isEmpty {
      return resolved(Found(address: address, href: ""), parts)
    }
    guard let written = shape.isEscaped ? PercentEncoding.decoded(parts.path) : parts.path else {
      throw .diagnostic(
        .brokenLink, "'\(parts.path)' is no address: its escapes are not UTF-8", help: nil)
    }
    // As addresses and paths are: a page that reads of one is known by its bytes.
    let path = NormalizationFormC.normalized(written)
    if site.origins.isElsewhere(path: path) {
      return Resolved(link: resolved(Found(path), parts).link, target: nil)
    }
    do throws(Failure) {
      let found =
        path.utf8.first == UInt8(ascii: "/")
        ? try sitePage(path) : try relative(path, looksInOwnFolder: looksInOwnFolder)
      return resolved(found, parts)
    } catch {
      // What is told then names the nearest address, or the page that is kept back.
      reads?.note(.addresses)
      throw error
    }
  }

  // MARK: What is written

  private func resolved(_ found: Found, _ parts: Parts) -> Resolved {
    var href = found.href
    if let query = parts.query { href += "?" + query }
    let fragment = parts.fragment.map { PercentEncoding.decoded($0) ?? $0 }
    if let fragment { href += "#" + Address.href(fragment) }
    let tag = found.language.flatMap { $0 == languageIndex ? nil : site.languages[$0].tag }
    return Resolved(
      link: ResolvedLink(href: href, language: tag),
      target: Target(address: found.address, fragment: fragment), isPending: found.isPending)
  }

  /// A destination's path, query and fragment, without what divides them.
  private struct Parts {
    var path: String
    var query: String?
    var fragment: String?

    init(_ destination: String, _ shape: DestinationShape) {
      guard shape.query != nil || shape.fragment != nil else {
        path = destination
        return
      }
      let bytes = destination.utf8
      func text(_ range: Range<Int>) -> String {
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(destination[start..<bytes.index(start, offsetBy: range.count)])
      }
      let end = shape.fragment ?? bytes.count
      path = text(0..<(shape.query ?? end))
      if let mark = shape.query { query = text((mark + 1)..<end) }
      if shape.fragment != nil { fragment = text((end + 1)..<bytes.count) }
    }
  }

  // MARK: Addresses of the site

  /// What stands at a destination: its address, the same as pages link it, and its language where it has one.
  private struct Found {
    var address: String
    var href: String
    var language: Int?
    var isPending = false

    init(_ page: Page) {
      address = page.permalink
      href = page.href
      language = page.languageIndex
    }

    init(_ address: String, language: Int? = nil) {
      self.init(address: address, href: Address.href(address), language: language)
    }

    init(address: String, href: String, language: Int? = nil) {
      self.address = address
      self.href = href
      self.language = language
    }
  }

  private func sitePage(_ path: String) throws(Failure) -> Found {
    reads?.note(address: path, of: site)
    if let found = existing(path) { return found }
    if path.utf8.last != UInt8(ascii: "/"), let found = existing(path + "/") { return found }
    if let failure = goneFailure(at: AddressPath.normalized(path)) { throw failure }
    if let found = data(at: path) { return found }
    let key = PageKey(
      site.withoutLanguage(path).split(separator: "/").joined(separator: "/"))
    // What is wrong with that page is told at its file; a second message here would be untrue.
    if site.withheld.isUnreadable(key) { return Found(path) }
    if let state = site.withheld.state(of: key) {
      throw .diagnostic(
        .brokenLink, "The page at \(path) \(state)", help: site.withheld.explanation(of: key))
    }
    let near = site.nearest(to: path, languageIndex: languageIndex)
    throw .diagnostic(
      .brokenLink, "No page or file stands at \(path)" + didYouMean(near),
      help: site.differenceHelp(between: path, and: near), suggestion: near)
  }

  /// A path without prefix leads to the reader's language where it can; one with a prefix is exact.
  private func existing(_ path: String) -> Found? {
    if isPrefixed(path) { return site.addresses[path].flatMap { exact($0, at: path) } }
    if languageIndex != 0 {
      let translated = site.root(languageIndex) + path[path.utf8.index(after: path.startIndex)...]
      if let target = site.addresses[translated], let found = landing(target, at: translated),
        found.language == languageIndex || found.language == nil
      {
        return found
      }
    }
    return site.addresses[path].flatMap { landing($0, at: path) }
  }

  /// Whether a path names its language, as all but the first do.
  private func isPrefixed(_ path: String) -> Bool {
    site.prefixedRoots.contains { path.utf8.starts(with: $0.utf8) }
  }

  /// Where a link without prefix ends: the reader's version of a page, else the one there is.
  private func landing(_ target: AddressBook.Target, at path: String) -> Found? {
    switch target {
    case .page(let index): return version(of: site.pages[index].group)
    case .untranslated(let group, _): return version(of: group)
    case .generated(let subject, let language):
      if let address = site.addresses.address(ofGenerated: subject, language: languageIndex) {
        return Found(address, language: languageIndex)
      }
      return Found(path, language: language)
    case .file(let group, let name, let language):
      if let index = site.groups[group].versions[languageIndex] {
        return Found(site.pages[index].permalink + name)
      }
      return Found(path, language: language)
    case .document(let index):
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      return version(of: site.pages[index].group).map { page in
        Found(page.address + name, language: page.language)
      }
    case .siteFile, .redirect: return Found(path)
    case .gone: return nil
    }
  }

  private func exact(_ target: AddressBook.Target, at path: String) -> Found? {
    switch target {
    case .page(let index), .document(let index):
      Found(path, language: site.pages[index].languageIndex)
    case .untranslated(_, let language), .generated(_, let language):
      Found(path, language: language)
    case .file, .siteFile, .redirect: Found(path)
    case .gone: nil
    }
  }

  /// What an editor who links an address that was given up should know; `nil` where it was not.
  private func goneFailure(at address: String) -> Failure? {
    guard case .gone(let index)? = site.addresses[address] else { return nil }
    let entry = site.departures.entries[site.departures.gone[index].entry]
    let successor = entry.successor?.value
    let advice = successor.map { "; link '\($0)' instead" } ?? ""
    return .diagnostic(
      .brokenLink, "\(address) is gone since \(entry.date)" + advice,
      help: "\(entry.file) says why: " + entry.reason[site.languages[languageIndex]],
      suggestion: successor)
  }

  private func version(of group: Int) -> Found? {
    site.groups[group].version(preferring: languageIndex).map { Found(site.pages[$0]) }
  }

  // MARK: Files of the source

  private func relative(_ path: String, looksInOwnFolder: Bool) throws(Failure) -> Found {
    let content = try normalized(path)
    reads?.note(.file(SourcePath(content)))
    if path.hasSuffix(".md") { return try page(at: SourcePath(content), written: path) }
    if looksInOwnFolder, let ownGroup,
      let file = site.groups[ownGroup].files.first(where: { $0.name == path }),
      let found = self.file(file, of: ownGroup)
    {
      return found
    }
    let folder = SourcePath(content)
    var key: PageKey? = PageKey(String(folder.directory.dropFirst("content/".count)))
    while let candidate = key {
      if let group = site.groupByKey[candidate],
        let file = site.groups[group].files.first(where: { $0.source == folder }),
        let found = self.file(file, of: group)
      {
        return found
      }
      key = candidate.parent
    }
    if !looksInOwnFolder, let found = dataFile(at: folder) { return found }
    let names = ownGroup.map { site.groups[$0].files.map(\.source.lastComponent) } ?? []
    let name = SourcePath(path).lastComponent
    let near = path.hasPrefix("www.") ? "https://\(path)" : Spelling.nearest(to: name, in: names)
    throw .diagnostic(
      .missingFile, "'\(path)' is no file beside the page" + didYouMean(near),
      help: site.tree.contains(folder)
        ? "The file is there but belongs to no published page."
        : "A link to a page ends in .md or begins with '/'.",
      suggestion: near)
  }

  // MARK: Data

  /// What the site's data may have at an address: a page of the open-data centre, or a file beneath a page.
  ///
  /// Which there are, is known once all pages are compiled; until then a link is taken at its word.
  private func data(at path: String) -> Found? {
    guard !site.settings.formats.isEmpty else { return nil }
    let plain = site.withoutLanguage(path)
    if plain.hasPrefix("/" + GeneratedPage.data) {
      guard site.settings.offersData else { return nil }
      if DataFileName.isOne(path) { return pending(path) }
      let subject = plain.dropFirst() + "/"
      return pending(
        isPrefixed(path) ? AddressPath.normalized(path) : site.root(languageIndex) + subject)
    }
    guard DataFileName.isOne(path), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      let folder = existing(String(path[...slash]))
    else { return nil }
    reads?.note(address: String(path[...slash]), of: site)
    return pending(folder.address + path[slash...].dropFirst(), language: folder.language)
  }

  /// The data file that a path of the source means: one beneath the page whose folder it names.
  private func dataFile(at path: SourcePath) -> Found? {
    guard !site.settings.formats.isEmpty, DataFileName.isOne(path.string),
      path.string.hasPrefix("content/")
    else { return nil }
    let key = PageKey(String(path.directory.dropFirst("content/".count)))
    guard key != .home, let group = site.groupByKey[key],
      let index = site.groups[group].version(preferring: languageIndex)
    else { return nil }
    reads?.note(.page(key))
    return pending(
      site.pages[index].permalink + path.lastComponent, language: site.pages[index].languageIndex)
  }

  private func pending(_ address: String, language: Int? = nil) -> Found {
    var found = Found(address, language: language)
    found.isPending = true
    return found
  }

  /// A file of a page, or, where it is a dataset's, the table made of it.
  private func file(_ file: PageFile, of group: Int) -> Found? {
    if case .published(let dataset, let name, _)? = site.dataSources[file.source],
      let page = version(of: dataset)
    {
      return pending(page.address + name + ".csv", language: page.language)
    }
    guard let index = site.groups[group].version(preferring: languageIndex) else { return nil }
    return Found(site.pages[index].permalink + file.name)
  }

  private func page(at path: SourcePath, written: String) throws(Failure) -> Found {
    var ignored: [Diagnostic] = []
    let location = PageLocation(path, languages: site.languages, diagnostics: &ignored)
    if let location { reads?.note(.page(location.key)) }
    if let location, let group = site.groupByKey[location.key] {
      if site.tree.contains(path), location.path.string.hasSuffix(".\(location.language.tag).md"),
        let index = site.groups[group].versions.lazy.compactMap({ $0 })
          .first(where: { site.pages[$0].path == path })
      {
        return Found(site.pages[index])
      }
      if !path.string.hasSuffix(".\(location.language.tag).md"), let found = version(of: group) {
        return found
      }
    }
    guard let location else {
      throw .diagnostic(.brokenLink, "'\(written)' is no page", help: nil)
    }
    if site.withheld.isUnreadable(location.key) {
      return Found(location.key.description + "/")
    }
    let root = location.language.prefix.isEmpty ? "/" : "/\(location.language.prefix)/"
    if let failure = goneFailure(at: root + location.key.path + "/") { throw failure }
    if let state = site.withheld.state(of: location.key) {
      throw .diagnostic(
        .brokenLink, "'\(written)' \(state)", help: site.withheld.explanation(of: location.key))
    }
    let near = site.nearestPage(to: location.key, languageIndex: languageIndex)
    throw .diagnostic(
      .brokenLink, "'\(written)' is no page" + didYouMean(near),
      help: "The path starts from \(source.directory)/.", suggestion: near)
  }

  /// The path from the site's folder, without `.` and `..`.
  private func normalized(_ path: String) throws(Failure) -> String {
    var parts = source.directory.split(separator: "/").map(String.init)
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      guard parts.count > 1 else {
        throw .diagnostic(
          .pathOutsideSite, "'\(path)' leads out of content/",
          help: "Files of the site lie beneath it.")
      }
      parts.removeLast()
    }
    return parts.joined(separator: "/")
  }
}
