import Content
import Diagnostics
import Hyperlinks
import Markup

extension Site {
  /// A path without the prefix of a language, without `index.html` and without its last slash: what
  /// stands there in any language decides where a link leads.
  func withoutLanguage(_ path: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let slash = UInt8(ascii: "/")
    var rest = AddressNumber.served(path)[...]
    for language in languages where !language.prefix.isEmpty {
      let prefix = language.prefix.utf8
      let inside = rest.dropFirst()
      guard rest.first == slash, inside.starts(with: prefix) else { continue }
      let after = inside.dropFirst(prefix.count)
      guard after.isEmpty || after.first == slash else { continue }
      rest = after
      break
    }
    if rest.last == slash { rest.removeLast() }
    return UnsafeRawBufferPointer(rebasing: rest)
  }

  func withoutLanguage(_ path: String) -> String {
    var path = path
    return path.withUTF8 {
      String(decoding: withoutLanguage(UnsafeRawBufferPointer($0)), as: UTF8.self)
    }
  }

  /// What writing a page reads, whatever stands in its text; what its links lead to is noted where
  /// they are resolved.
  func note(readsOf group: PageGroup, in reads: Reads) {
    reads.note(.frame)
    reads.note(.source(group.key))
    noteWay(to: group.key, in: reads)
    for file in group.files { reads.note(.file(file.source)) }
    if profile != nil {
      reads.note(.age(group.key))
      reads.note(.year)
    }
    for page in group.versions.compactMap({ $0.map { pages[$0] } }) {
      let frontMatter = page.frontMatter
      let isDated = settings.offersData && frontMatter.dataset.frequency != nil
      let isExcused = frontMatter.excuses.contains { $0.until != nil }
      if frontMatter.lastUpdated == nil || frontMatter.dataset.withdrawal != nil || isDated
        || isExcused
      {
        reads.note(.today)
      }
      if page.role == .home || page.role == .section { reads.note(.pages) }
      if frontMatter.type == .plan { reads.note(.evaluations) }
      if let plan = frontMatter.evaluation.plan { note(plan: plan.value, of: page, in: reads) }
    }
  }

  /// A page and those above it, whose titles lead to it.
  func noteWay(to key: PageKey, in reads: Reads) {
    var next: PageKey? = key
    while let key = next {
      reads.note(.page(key))
      next = key.parent
    }
  }

  /// The plan that an evaluation reports on, all of it.
  func note(plan address: String, of page: Page, in reads: Reads) {
    reads.note(address: NormalizationFormC.normalized(address), of: self)
    reads.note(.evaluations)
    guard let plan = self.page(at: address, preferring: page.languageIndex) else { return }
    reads.note(.page(plan.key))
    reads.note(.source(plan.key))
  }
}

extension ListCompiler {
  /// What making a list reads besides its section's text.
  func note(readsOf job: Job, in reads: Reads) {
    reads.note(.frame)
    // Lists are dated as the site's newest page is, else by the build.
    if site.updated == nil { reads.note(.today) }
    switch job {
    case .section(let group):
      site.note(readsOf: site.groups[group], in: reads)
      reads.note(.section(site.groups[group].key))
    case .term(let scheme, let code, _):
      reads.note(.term(scheme, code))
      for term in site.taxonomies[scheme]?.children(of: code) ?? [] {
        reads.note(.term(scheme, term.code))
      }
    case .trace(let index):
      let page = site.pages[index]
      reads.note(.source(page.key))
      site.noteWay(to: page.key, in: reads)
      if page.frontMatter.lastUpdated == nil { reads.note(.today) }
      if let plan = page.frontMatter.evaluation.plan {
        site.note(plan: plan.value, of: page, in: reads)
      }
    case .dataCentre:
      reads.note(.datasets)
      reads.note(.file(DatasetLedger.path))
      if digests.datasets.contains(where: { $0.frequency != nil }) { reads.note(.today) }
    case .dataset(let index, let key, _):
      let dataset = digests.datasets[index]
      reads.note(.dataset(dataset.name))
      reads.note(.page(key))
      reads.note(.file(DatasetLedger.path))
      // Whether data are overdue is told by the day, and without any date they are cited by it.
      if dataset.frequency != nil || dataset.updated == nil { reads.note(.today) }
    case .freshness:
      for resource in [Resource.pages, .today, .file(LinkCheckLedger.path)] {
        reads.note(resource)
      }
    case .categories, .scheme, .siteMap, .search: reads.note(.entries)
    case .departures:
      reads.note(.departures)
      // The titles of what redirects lead to, and of what lies above.
      reads.note(.entries)
    case .notFound: break
    }
  }
}
