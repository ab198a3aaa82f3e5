import Audit
import Content
import Diagnostics
import Encodings
import OpenData

extension Site {
  /// What pages are written from, as it is now, where an earlier build knew most of it.
  func resources(since earlier: EarlierBuild?) -> ResourceTable {
    guard let earlier, earlier.today == options.today, let texts = reading.changedTexts else {
      return resources()
    }
    // Only some pages' own texts have changed: all else need not be looked at.
    var digests: [UInt64: UInt64] = [:]
    let changed = Set(texts)
    for page in pages where page.sourceIndex.map(changed.contains) ?? false {
      digests[Resource.source(page.key).id] = sourceDigest(of: groups[page.group])
    }
    return earlier.resources.replacing(digests)
  }

  /// What pages are written from, as it is now.
  ///
  /// - Complexity: O(addresses), a digest of some bytes for each.
  func resources() -> ResourceTable {
    var entries: [ResourceTable.Entry] = []
    entries.reserveCapacity(addresses.targets.count * 2 + groups.count * 2)
    func add(_ resource: Resource, _ digest: UInt64) {
      entries.append(ResourceTable.Entry(id: resource.id, digest: digest))
    }
    add(.frame, furniture.map(\.digest).reduce(0) { $0 &* 31 &+ $1 })
    add(.today, Fingerprint(of: options.today.description).low)

    let permalinks = groups.map(permalinkDigest)
    for (index, group) in groups.enumerated() {
      add(.source(group.key), sourceDigest(of: group))
      add(.page(group.key), pageDigest(of: group))
      // Added to what the file itself is.
      for file in group.files { add(.file(file.source), permalinks[index]) }
    }
    // Whoever reads a file, or links it, asks what datasets make of it.
    for (path, source) in dataSources {
      var digest = source.digest
      if case .published(let group, _, _) = source { digest = digest &* 31 &+ permalinks[group] }
      add(.file(path), digest)
    }
    // A page may read a file whichever folder it lies in, also that of a page that is kept back.
    for (index, path) in tree.paths.enumerated()
    where reading.records[index] == nil && !SourceComparison.isGround(path) {
      add(.file(path), reading.reader.comparison.identity(index)?.low ?? 0)
    }
    var everyAddress = withheld.digest
    for (address, target) in addresses.targets {
      var digester = Digester(address)
      digester.add(self.digest(of: target, permalinks))
      var address = address
      let id = address.withUTF8 {
        Resource.addressID(withoutLanguage(UnsafeRawBufferPointer($0)))
      }
      let digest = digester.fingerprint.low
      everyAddress &+= digest
      entries.append(ResourceTable.Entry(id: id, digest: digest))
    }
    add(.addresses, everyAddress)
    add(.pages, listDigest(pages.indices) { pages[$0].listDigest })
    add(
      .evaluations,
      lists.evaluations.reduce(into: Digester()) { digester, page in
        guard let group = groupByKey[page.key] else { return }
        digester.add(sourceDigest(of: groups[group]))
        // Plans lead to them.
        digester.add(permalinks[group])
      }.fingerprint.low)
    if profile != nil {
      add(.year, UInt64(options.today.year))
      for group in groups {
        let age = age(of: group)
        // What is young has no entry: the day on which it gets one is the day of its change.
        if age != 0 { add(.age(group.key), age) }
      }
    }
    add(.departures, departuresDigest)
    for name in datasetLedger?.names ?? [] {
      guard let bytes = datasetLedger?.bytes(of: name) else { continue }
      add(.release(name), Fingerprint(of: Array(bytes)).low)
    }
    for group in groups {
      guard
        let bytes = translationLedger?.bytes(of: TranslationLedger.name(of: group.key))
      else { continue }
      add(.translations(group.key), Fingerprint(of: Array(bytes)).low)
    }
    return ResourceTable(entries)
  }

  /// What lists are made from, as it is now: `summaries` are those of the pages, by their index.
  func listings(_ digests: PageDigests) -> ResourceTable {
    let shown = pages.indices.map { index in
      var digester = Digester(digests[index]?.summary ?? "")
      digester.add(pages[index].listDigest)
      return digester.fingerprint.low
    }
    // A list shows a page in the reader's language, whichever version it was that led to it.
    var versions = shown
    for group in groups {
      var digester = Digester()
      for version in group.versions { digester.add(version.map { shown[$0] } ?? 0) }
      for version in group.versions.compactMap({ $0 }) {
        versions[version] = digester.fingerprint.low &+ UInt64(pages[version].languageIndex)
      }
    }
    let all = listDigest(pages.indices) { shown[$0] }
    func digest(_ indices: some Sequence<Int>) -> UInt64 { listDigest(indices) { versions[$0] } }
    var entries = [ResourceTable.Entry(id: Resource.entries.id, digest: all)]
    for (key, indices) in lists.bySection {
      entries.append(
        ResourceTable.Entry(id: Resource.section(key).id, digest: digest(indices)))
    }
    for (scheme, terms) in lists.byTerm {
      for (code, indices) in terms {
        entries.append(
          ResourceTable.Entry(id: Resource.term(scheme, code).id, digest: digest(indices)))
      }
    }
    var data = Digester()
    for dataset in digests.datasets + digests.namesakes {
      let digest = dataset.contentDigest
      data.add(digest)
      entries.append(ResourceTable.Entry(id: Resource.dataset(dataset.name).id, digest: digest))
    }
    entries.append(ResourceTable.Entry(id: Resource.datasets.id, digest: data.fingerprint.low))
    return ResourceTable(entries)
  }

  private func listDigest(
    _ indices: some Sequence<Int>, _ digest: (Int) -> UInt64
  ) -> UInt64 {
    var digester = Digester()
    for index in indices { digester.add(digest(index)) }
    return digester.fingerprint.low
  }

  // MARK: One resource

  /// A digit for each language in which the page is; 0 where it is not too old in any.
  private func age(of group: PageGroup) -> UInt64 {
    group.versions.reduce(0) { age, version in
      guard let page = version.map({ pages[$0] }) else { return age << 2 }
      let own = PageAge(of: page.frontMatter, role: page.role, on: options.today)
      return age << 2 | UInt64(own.rawValue)
    }
  }

  private func permalinkDigest(of group: PageGroup) -> UInt64 {
    var digester = Digester()
    for version in group.versions { digester.add(version.map { pages[$0].permalink }) }
    return digester.fingerprint.low
  }

  private func sourceDigest(of group: PageGroup) -> UInt64 {
    var digester = Digester()
    for version in group.versions {
      guard let version, let source = reading.identity(of: pages[version]) else {
        digester.add(false)
        continue
      }
      digester.add(source)
    }
    return digester.fingerprint.low
  }

  private func pageDigest(of group: PageGroup) -> UInt64 {
    var digester = Digester()
    for version in group.versions {
      digester.add(version != nil)
      if let version { digester.add(pages[version].listDigest) }
    }
    for file in group.files { digester.add(file.name) }
    return digester.fingerprint.low
  }

  /// `content/gone.yml` itself is read for every page; here counts which of its entries have come to count, and
  /// what datasets that are withdrawn leave.
  private var departuresDigest: UInt64 {
    var digester = Digester()
    for redirect in redirects {
      digester.add(redirect.address)
      digester.add(redirect.destination)
    }
    for page in departures.gone {
      let entry = departures.entries[page.entry]
      digester.add(page.address)
      digester.add(page.entry)
      digester.add(entry.date.description)
      for text in entry.reason.all { digester.add(text) }
      digester.add(entry.successor?.value)
    }
    return digester.fingerprint.low
  }

  private func digest(of target: AddressBook.Target, _ permalinks: [UInt64]) -> UInt64 {
    switch target {
    case .page(let index), .document(let index):
      groupByKey[pages[index].key].map { permalinks[$0] } ?? 0
    case .untranslated(let group, let language): permalinks[group] &+ UInt64(language) &+ 1
    case .file(let group, let name, _): permalinks[group] ^ Fingerprint(of: name).low
    case .generated(_, let language): 1 << 32 &+ UInt64(language)
    case .siteFile: 2 << 32
    case .redirect(let index, _):
      permalinks[pages[index].group] ^ Fingerprint(of: pages[index].permalink).low
    case .gone: 4 << 32
    }
  }
}

extension Page {
  /// Changes with what a list or a link shows of the page.
  fileprivate var listDigest: UInt64 {
    var digester = Digester(permalink)
    digester.add(digest)
    return digester.fingerprint.low
  }
}

extension PageReading {
  /// The digest of a page's bytes when it was read; `nil` for the theme's own pages.
  func content(of page: Page) -> Fingerprint? {
    record(of: page).map { record in
      switch record {
      case .stored(let source): source.content
      case .read(let source): source.content
      }
    }
  }

  /// The digest of a page's bytes and of what its sections give to it.
  func identity(of page: Page) -> UInt64? {
    guard let content = content(of: page) else { return nil }
    var digester = Digester()
    digester.add(content)
    digester.add(reader.inheritance.fingerprint(for: page.location))
    return digester.fingerprint.low
  }

  private func record(of page: Page) -> SourceRecord? {
    guard let index = page.sourceIndex else { return nil }
    return records[index]
  }
}
