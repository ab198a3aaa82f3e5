import Content
import Diagnostics
import Encodings
import OpenData

/// `sitemap.xml` with alternates in every language, and the index that stands there when one file is too small.
struct Sitemap {
  /// The protocol's bound for one file.
  static let urlLimit = 50_000

  let site: Site
  let dataCentre: DataCentre

  /// The files: one sitemap, or an index and its parts.
  var files: [(path: OutputPath, bytes: [UInt8])] {
    let entries = self.entries
    guard entries.count > Self.urlLimit else {
      return [(OutputPath("sitemap.xml"), write(entries[...]))]
    }
    var index = XMLWriter()
    index.open("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")])
    var files: [(path: OutputPath, bytes: [UInt8])] = []
    for start in stride(from: 0, to: entries.count, by: Self.urlLimit) {
      let name = "sitemap-\(files.count + 1).xml"
      files.append(
        (OutputPath(name), write(entries[start..<min(entries.count, start + Self.urlLimit)])))
      index.open("sitemap")
      index.element("loc", site.absoluteURL("/" + name))
      index.close("sitemap")
    }
    index.close("sitemapindex")
    return [(OutputPath("sitemap.xml"), index.output)] + files
  }

  private struct Entry {
    var address: String
    var url: String
    var modified: CalendarDate?
    /// The same for every language version, so that it is written once.
    var alternates: XMLWriter
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    for group in site.groups {
      let alternates = links(site.alternates(of: group))
      for case let version? in group.versions {
        let page = site.pages[version]
        entries.append(
          Entry(
            address: page.permalink, url: page.url, modified: page.frontMatter.lastUpdated,
            alternates: alternates))
        if page.role == .section {
          entries += furtherPages(of: GeneratedPage.list(of: page.key), page.languageIndex)
        }
        for subject in GeneratedPage.subpages(of: page) {
          let versions = site.versions(
            ofGenerated: GeneratedPage.subpage(subject, of: page.key))
          entries.append(
            entry(
              page.permalink + subject, modified: page.frontMatter.lastUpdated,
              alternates: site.alternates(versions)))
        }
      }
    }
    for subject in GeneratedPage.subjects(
      site.taxonomies, settings: site.settings)
    {
      let versions = site.versions(ofGenerated: subject)
      for version in versions {
        entries.append(entry(version.address, alternates: site.alternates(versions)))
        entries += furtherPages(of: subject, version.language)
      }
    }
    for subject in dataCentre.subjects {
      let versions = site.languages.indices.map { ($0, site.root($0) + subject) }
      entries += versions.map { entry($1, alternates: site.alternates(versions)) }
    }
    return entries.sorted {
      $0.address.utf8.lexicographicallyPrecedes($1.address.utf8)
    }
  }

  private func entry(
    _ address: String, modified: CalendarDate? = nil, alternates: [AlternateModel] = []
  ) -> Entry {
    Entry(
      address: address, url: site.absoluteURL(address), modified: modified,
      alternates: links(alternates))
  }

  private func links(_ alternates: [AlternateModel]) -> XMLWriter {
    var xml = XMLWriter.fragment
    for alternate in alternates {
      xml.empty(
        "xhtml:link",
        [("rel", "alternate"), ("hreflang", alternate.tag), ("href", alternate.url)])
    }
    return xml
  }

  /// The pages on which a long list goes on.
  private func furtherPages(of subject: String, _ language: Int) -> [Entry] {
    var entries: [Entry] = []
    while let address = site.addresses.address(
      ofGenerated: GeneratedPage.listPage(entries.count + 1, of: subject), language: language)
    {
      entries.append(entry(address))
    }
    return entries
  }

  private func write(_ entries: ArraySlice<Entry>) -> [UInt8] {
    var xml = XMLWriter()
    xml.open(
      "urlset",
      [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
      ])
    for entry in entries {
      xml.open("url")
      xml.element("loc", entry.url)
      if let modified = entry.modified { xml.element("lastmod", modified.description) }
      xml.append(entry.alternates)
      xml.close("url")
    }
    xml.close("urlset")
    return xml.output
  }
}
