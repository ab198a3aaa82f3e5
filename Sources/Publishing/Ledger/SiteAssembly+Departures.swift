import Content
import Diagnostics

extension SiteAssembly {
  /// Gives what `content/gone.yml` lists its pages, and lets what lay beneath a page go the way of the page.
  ///
  /// An entry dated after today waits for its day, so that it can be written before a page expires.
  /// An entry without a language prefix stands for its address in every language, as the page did. What lay
  /// beneath, the ledger knows: an alias takes it along, an entry of `gone.yml` stands for it too. Whatever has a
  /// page or file of its own keeps it.
  ///
  /// - Complexity: O(pages + (aliases + entries) log lines).
  mutating func claimDepartures() {
    let listed = departures.entries.indices.filter {
      departures.entries[$0].date <= options.today && claimGone($0)
    }
    for entry in listed {
      for address in versions(of: departures.entries[entry].url.value)
      where address.hasSuffix("/") && addresses[address] == nil { addGone(address, entry) }
    }
    guard let ledger = departures.ledger else { return }
    for (index, page) in pages.enumerated() {
      for alias in page.frontMatter.aliases {
        claimFollowers(of: AddressPath.normalized(alias.value), alias.range, page: index, ledger)
      }
    }
    for entry in listed {
      for version in versions(of: departures.entries[entry].url.value) {
        for address in ledger.addresses(startingWith: version)
        where (version.hasSuffix("/") || address == version) && addresses[address] == nil
          && !isElsewhere(address)
        {
          addGone(address, entry)
        }
      }
    }
    claimWithdrawn(ledger)
  }

  /// Lets pages tell of the files of datasets that are no longer offered: those beneath the page of one, which
  /// stays, and those that described it beneath `/data/`.
  private mutating func claimWithdrawn(_ ledger: AddressLedger) {
    for group in groups {
      guard let withdrawal = group.withdrawal(in: pages) else { continue }
      let versions = group.versions.compactMap { $0.map { pages[$0].permalink } }
      let entry = departures.entries.count
      departures.entries.append(
        GoneAddress(
          url: Located(withdrawal.page.permalink, range: withdrawal.range), date: withdrawal.date,
          reason: withdrawal.reason, successor: withdrawal.successor, file: withdrawal.page.path))
      let name = PublishedDataset.name(of: group.key, type: .dataset)
      for folder in versions + ["/data/\(name)/"] {
        for address in ledger.addresses(startingWith: folder)
        where !address.hasSuffix("/") && addresses[address] == nil { addGone(address, entry) }
      }
    }
  }

  /// Whether another program of the host serves an address, and may say itself what is gone.
  private func isElsewhere(_ address: String) -> Bool {
    settings.linkCheck.elsewhere.contains { address.utf8.starts(with: $0.value.utf8) }
  }

  /// An address in each language, or alone where it has a language's prefix.
  private func versions(of address: String) -> [String] {
    guard languageIndex(of: address) == 0 else { return [address] }
    return settings.languages.map {
      $0.prefix.isEmpty ? address : "/\($0.prefix)" + address
    }
  }

  private func languageIndex(of address: String) -> Int {
    settings.languages.firstIndex {
      !$0.prefix.isEmpty && address.hasPrefix("/\($0.prefix)/")
    } ?? 0
  }

  /// Gives an entry its own address, and says whether it could have it.
  private mutating func claimGone(_ entry: Int) -> Bool {
    let url = departures.entries[entry].url
    guard let taken = addresses[url.value] else {
      addGone(url.value, entry)
      return true
    }
    let notes = place(of: taken).map { file, range in
      [Note("It stands here", file: file, range: range)]
    }
    let isRepeated = if case .gone = taken { true } else { false }
    diagnostics.append(
      Diagnostic(
        .duplicateURL,
        "\(url.value) " + (isRepeated ? "is listed twice" : "still stands, so it is not gone"),
        file: GoneAddress.path, range: url.range,
        help: isRepeated
          ? "Keep one of the two entries."
          : "Take the entry out, or what stands at the address.", notes: notes ?? []))
    return false
  }

  private mutating func addGone(_ address: String, _ entry: Int) {
    claim(address, .gone(departures.gone.count))
    departures.gone.append(
      GonePage(address: address, entry: entry, languageIndex: languageIndex(of: address)))
  }

  private mutating func claimFollowers(
    of alias: String, _ range: SourceRange, page index: Int, _ ledger: AddressLedger
  ) {
    let target = AddressBook.Target.redirect(page: index, range: range)
    guard alias.hasSuffix("/"), addresses[alias] == target else { return }
    for address in ledger.addresses(startingWith: alias) where addresses[address] == nil {
      let moved = pages[index].permalink + Substring(address.utf8.dropFirst(alias.utf8.count))
      claim(address, target)
      departures.followers.append(
        Redirect(
          address: address, destination: stands(at: moved) ? moved : pages[index].permalink,
          page: index, range: range, path: OutputPath(formerly: address)))
    }
  }

  private func stands(at address: String) -> Bool {
    switch addresses[address] {
    case nil, .redirect, .gone: false
    default: true
    }
  }
}
