import Content
import Diagnostics

/// The released files whose page is still there, and whose format is not among those that the settings offer.
///
/// One word taken out of `formats` takes a file from every page: they have one cause and are told together.
struct VanishedFormats {
  private var members: [Vanished] = []
  private var formats: Set<PageFormat> = []

  /// Takes an address, if it is one of them.
  mutating func take(_ vanished: Vanished, of site: Site, in ledger: AddressLedger) -> Bool {
    if let format = site.formerFormat(of: vanished.address, in: ledger) {
      formats.insert(format)
    } else if !site.wasCatalogue(vanished.address, in: ledger) {
      return false
    }
    members.append(vanished)
    return true
  }

  /// What is told of them all; `nil` where there are none.
  var diagnostic: Diagnostic? {
    let members = members.sorted { $0.range < $1.range }
    guard let first = members.first else { return nil }
    let others = members.dropFirst()
    let names = formats.isEmpty ? "data" : list(PageFormat.allCases.filter(formats.contains))
    let subject =
      others.isEmpty
      ? "\(first.address) was"
      : "\(first.address) and \(others.count) more \(others.count == 1 ? "address" : "addresses") were"
    return Diagnostic(
      .vanishedURL,
      subject + " released and would vanish, since 'formats' offers no \(names) any more",
      file: AddressLedger.path, range: first.range,
      help:
        "Put it back into 'formats' of content/site.yml, or list each address in content/gone.yml "
        + "with a reason.", notes: Vanished.notes(on: others))
  }

  private func list(_ formats: [PageFormat]) -> String {
    let names = formats.map(\.rawValue)
    return (names.count > 1 ? names.dropLast().joined(separator: ", ") + " or " : "")
      + (names.last ?? "")
  }
}

extension Site {
  /// The format of a released file that is offered no more, though the page that it was of is.
  ///
  /// A file that was only attached to a page may end like a table. A table has its description beside it, in one of
  /// the page's languages at least, which the ledger tells.
  fileprivate func formerFormat(of address: String, in ledger: AddressLedger) -> PageFormat? {
    guard let slash = address.lastIndex(of: "/"),
      case .page(let index)? = addresses[String(address[...slash])]
    else { return nil }
    let name = String(address[slash...].dropFirst())
    let permalinks = groups[pages[index].group].versions.compactMap {
      $0.map { pages[$0].permalink }
    }
    func isTable(_ own: String, beside ending: String) -> Bool {
      guard name.hasSuffix(own) else { return false }
      return permalinks.contains { ledger.contains($0 + name.dropLast(own.count) + ending) }
    }
    return PageFormat.allCases.first { format in
      guard !settings.formats.contains(format) else { return false }
      return switch format {
      case .odt, .md: name == format.documentName
      case .csv:
        isTable(".csv", beside: ".csv-metadata.json")
          || isTable(".csv-metadata.json", beside: ".csv")
      case .json:
        isTable(".json", beside: ".schema.json") || isTable(".schema.json", beside: ".json")
      case .ods:
        isTable(".ods", beside: ".csv-metadata.json") || isTable(".ods", beside: ".schema.json")
      }
    }
  }

  /// Whether a released address belongs to the open-data centre of a site that offers no data any more.
  ///
  /// Where no catalogue was released there was no centre, and what lay beneath `/data/` were pages like any other.
  fileprivate func wasCatalogue(_ address: String, in ledger: AddressLedger) -> Bool {
    guard !settings.offersData, ledger.contains("/data.json") else { return false }
    let path = withoutPrefix(address).dropFirst()
    return path.hasPrefix(GeneratedPage.data)
      || CatalogFiles.paths.contains(OutputPath(String(path)))
  }
}
