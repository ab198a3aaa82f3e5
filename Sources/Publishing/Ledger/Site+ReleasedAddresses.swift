import Hyperlinks
import OpenData

extension Site {
  /// The addresses that a release records: those that people can have kept or cited.
  ///
  /// Left out are the further pages of a list (`…/page/2/`), since what stands on them moves with each new entry;
  /// the theme's files under `/assets/`, which only pages ask for; `404.html`; the maps for servers; and the parts
  /// of a divided site map, which its index names anew.
  ///
  /// The files of `datasets` are among them: what programs fetch is cited most of all.
  ///
  /// - Complexity: O(addresses + files).
  func releasedAddresses(
    _ written: Set<UInt64>, _ datasets: [PublishedDataset]
  ) -> [String] {
    let files = datasets.flatMap { dataset in
      let tables = dataset.versions.flatMap { $0.tables.flatMap(\.files) }
      return tables.map(\.address) + tables.compactMap(\.descriptionAddress)
        + ["/data/\(dataset.name)/datapackage.json"]
    }
    return releasedAddresses(written)
      + files.filter { written.contains(AddressNumber.of($0)) }
  }

  /// Where each language has its feed of changes, once a version of data is recorded.
  var changeFeeds: [String] { languages.indices.map { root($0) + GeneratedPage.dataChanges } }

  private func releasedAddresses(_ written: Set<UInt64>) -> [String] {
    let documents = pages.flatMap { page in
      addresses.documentNames.map { page.permalink + $0 }
    }.filter { written.contains(AddressNumber.of($0)) }
    return documents
      + addresses.targets.compactMap { address, target in
        switch target {
        case .generated(let subject, _) where GeneratedPage.isListPage(subject): nil
        case .siteFile where address.hasPrefix("/assets/") || address == "/404.html": nil
        case .siteFile where ServerMaps.paths.contains(OutputPath(String(address.dropFirst()))): nil
        case .redirect, .gone: address
        default: written.contains(AddressNumber.of(address)) ? address : nil
        }
      }
  }
}
