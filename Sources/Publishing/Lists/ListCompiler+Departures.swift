import Content
import Diagnostics
import Encodings
import Markup
import Mustache

extension ListCompiler {
  /// A page at each address that something has left: one that leads on, or one that says why it is gone.
  func composeDepartures(into compiled: inout CompiledGroup) {
    for redirect in site.redirects { composeRedirect(redirect, into: &compiled) }
    for page in site.departures.gone { composeGone(page, into: &compiled) }
  }

  private func composeRedirect(_ redirect: Redirect, into compiled: inout CompiledGroup) {
    let page = site.pages[redirect.page]
    var model = site.model(
      address: redirect.address, title: page.title, languageIndex: page.languageIndex)
    model.head.canonical = site.absoluteURL(redirect.destination)
    model.head.isHiddenFromSearch = true
    model.redirect = LinkModel(page.title, url: Address.href(redirect.destination))
    compiled.render(.redirect, model, at: redirect.address, to: redirect.path, of: site)
  }

  private func composeGone(_ gone: GonePage, into compiled: inout CompiledGroup) {
    let words = site.words[gone.languageIndex]
    let entry = site.departures.entries[gone.entry]
    let title = words(gone.address.hasSuffix("/") ? "gone_title" : "gone_file_title")
    let reason = entry.reason[words.language]
    var model = site.model(
      address: gone.address, title: title, languageIndex: gone.languageIndex)
    // Nothing to point at: it is no page to be found, and no version of one.
    model.head.canonical = nil
    model.head.isHiddenFromSearch = true
    model.head.description = reason
    let path = String(gone.address.dropFirst(site.root(gone.languageIndex).count))
    let key = PageKey(path.split(separator: "/").joined(separator: "/"))
    model.breadcrumbs =
      site.breadcrumbs(above: key, languageIndex: gone.languageIndex)
      + [BreadcrumbModel(title, url: nil)]
    model.languageLinks = languageLinks(from: gone, path: path)
    model.imprint = [
      ImprintModel(
        words("gone_address"), html: Array(HTMLEscaping.escaped(gone.address).utf8)),
      ImprintModel(words("gone_date"), html: words.dateHTML(entry.date)),
    ]
    model.head.metadata =
      DublinCore(
        site: site, languageIndex: gone.languageIndex, title: title, summary: reason,
        identifier: path
      ).metadata
    var goneModel = GoneModel(reason: reason)
    if !entry.reason.isGiven(in: words.language) {
      goneModel.language = site.languages.first { entry.reason.isGiven(in: $0) }?.tag
    }
    goneModel.successor = successor(of: entry, for: gone, into: &compiled)
    model.gone = goneModel
    compiled.render(.gone, model, at: gone.address, to: gone.path, of: site)
  }

  /// The same address in the other languages where something stands there, else their home pages.
  private func languageLinks(from gone: GonePage, path: String) -> [LanguageLinkModel] {
    site.languages.indices.filter { $0 != gone.languageIndex }.map { other in
      let counterpart = site.root(other) + path
      return LanguageLinkModel(
        tag: site.languages[other].tag, label: site.words[other].label,
        url: Address.href(site.addresses[counterpart] == nil ? site.root(other) : counterpart),
        isTranslated: site.addresses[counterpart] != nil)
    }
  }

  private func successor(
    of entry: GoneAddress, for gone: GonePage, into compiled: inout CompiledGroup
  ) -> LinkModel? {
    guard let successor = entry.successor else { return nil }
    let resolver = LinkResolver(
      site: site, languageIndex: gone.languageIndex, source: entry.file,
      address: gone.address, ownGroup: nil)
    do {
      let resolved = try resolver.resolve(successor.value)
      let page = resolved.target.flatMap {
        site.page(at: $0.address, preferring: gone.languageIndex)
      }
      return LinkModel(
        page?.title ?? resolved.link.href, url: resolved.link.href,
        language: resolved.link.language)
    } catch {
      compiled.diagnostics.append(
        Diagnostic(
          error, file: entry.file, range: successor.range, brokenCode: .unknownPage))
      return nil
    }
  }
}
