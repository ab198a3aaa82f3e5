import Content
package import Diagnostics
import Hyperlinks
import Markup

/// A link of a site's sources that leads out of it.
package struct OutsideLink: Sendable, Hashable {
  /// As its author wrote it: `https:`, `http:`, `mailto:`, `tel:`, or a path that another program serves.
  package var destination: String
  /// The same with scheme and host.
  package var address: String
  package var file: SourcePath
  /// Columns in Unicode scalars, as reports count.
  package var range: SourceRange
  /// The unit that answers for the page, a key of `units` in `site.yml`.
  package var unit: String?
  /// What readers see of the link; `nil` for an address that stands in front matter or settings.
  package var text: String?
}

extension PageComposer {
  /// The links of the page's text and front matter that lead out of the site.
  var outsideLinks: [OutsideLink] {
    let inText = zip(document.links, text.links).compactMap { link, resolved -> OutsideLink? in
      guard let resolved, resolved.target == nil else { return nil }
      return outsideLink(
        link.destination, at: link.range, text: document.plainText(of: link.node))
    }
    return inText + leaving.map { outsideLink($0.value, at: $0.range, text: nil) }
  }

  private func outsideLink(
    _ destination: String, at range: SourceRange, text: String?
  ) -> OutsideLink {
    OutsideLink(
      destination: destination, address: site.absoluteURL(leaving: destination), file: page.path,
      range: document.source.scalarRange(of: range), unit: frontMatter.unit,
      text: text.flatMap { $0.isEmpty ? nil : $0 })
  }
}

extension Site {
  /// The links of settings and templates that lead out of the site.
  var outsideLinks: [OutsideLink] {
    let settings = self.settings
    var named = (settings.social + settings.links).map { ($0.url, $0.range) }
    if let mark = settings.accessibilityMark { named.append((mark.url, mark.range)) }
    let ofSettings = named.filter { leadsOut($0.0) }.map { url, range in
      OutsideLink(
        destination: url, address: absoluteURL(leaving: url), file: settingsFile.path,
        range: settingsFile.scalarRange(of: range))
    }
    let templates = theme.files.filter { $0.key.hasSuffix(".mustache") }
      .sorted { $0.key < $1.key }
    return ofSettings
      + templates.flatMap { _, file in
        // What a template fills in is a link of whatever it is filled with.
        DocumentLinks(file.bytes).links.filter {
          $0.element == "a" && leadsOut($0.address) && !$0.address.contains("{{")
        }.map {
          OutsideLink(
            destination: $0.address, address: absoluteURL(leaving: $0.address), file: file.path,
            range: file.scalarRange(of: file.range(of: $0.range)))
        }
      }
  }

  private func leadsOut(_ destination: String) -> Bool {
    guard let scheme = URLReference(destination).scheme?.lowercased() else {
      return origins.isElsewhere(destination)
    }
    return ["http", "https", "mailto", "tel"].contains(scheme)
      && origins.path(of: destination) == nil
  }
}
