import Content
import Diagnostics

/// One unit of work: what is compiled together, and compiled again where what it reads has changed.
enum Work: Sendable {
  /// A page in all its languages.
  case page(group: Int)
  case list(ListCompiler.Job)
  case siteFile(SiteFile)
  /// What the search page of a language looks things up in.
  case index(language: Int)

  /// A file, or some, at a fixed place.
  enum SiteFile: Sendable {
    case feeds(language: Int)
    case siteMap, robots, security, verification, servers, assets, catalogs
  }

  /// Whether it makes nothing but what programs read of the site's data.
  var isData: Bool {
    if case .siteFile(.catalogs) = self { true } else { false }
  }
}

extension Site {
  /// Every page, in order.
  var pageWork: [Work] { groups.indices.map { .page(group: $0) } }

  var siteFileWork: [Work] {
    languages.indices.map { .siteFile(.feeds(language: $0)) }
      + [.siteMap, .robots, .security, .verification, .servers, .assets, .catalogs].map {
        .siteFile($0)
      }
  }

  /// The pages whose sources a unit of work reads: its own, and the plans that those report on.
  func groupsRead(by work: Work) -> [Int] {
    let own: Int
    switch work {
    case .page(let group), .list(.section(let group)): own = group
    case .list(.trace(let page)): own = pages[page].group
    case .list, .siteFile, .index: return []
    }
    let plans = groups[own].versions.compactMap { $0.map { pages[$0] } }.compactMap { page in
      page.frontMatter.evaluation.plan.flatMap {
        self.page(at: $0.value, preferring: page.languageIndex)
      }
    }
    return [own] + plans.map(\.group)
  }

  /// A name that is the same in each build.
  func name(of work: Work) -> String {
    switch work {
    case .page(let group): "page " + groups[group].key.path
    case .list(let job): name(of: job)
    case .index(let language): "index " + languages[language].tag
    case .siteFile(let file):
      switch file {
      case .feeds(let language): "feeds " + languages[language].tag
      case .siteMap: "sitemap.xml"
      case .robots: "robots.txt"
      case .security: "security.txt"
      case .verification: "verification files"
      case .servers: "maps for servers"
      case .assets: "assets"
      case .catalogs: "catalogues"
      }
    }
  }

  private func name(of job: ListCompiler.Job) -> String {
    switch job {
    case .section(let group): "section " + groups[group].key.path
    case .categories(let language): "categories " + languages[language].tag
    case .scheme(let scheme, let language): "scheme \(scheme.rawValue) \(languages[language].tag)"
    case .term(let scheme, let code, let language):
      "class \(scheme.rawValue)/\(code) \(languages[language].tag)"
    case .siteMap(let language): "site map " + languages[language].tag
    case .search(let language): "search " + languages[language].tag
    case .freshness(let language): "freshness " + languages[language].tag
    case .trace(let page): "trace " + pages[page].permalink
    case .dataCentre(let filter, let language):
      "\(filter?.subject ?? GeneratedPage.data) \(languages[language].tag)"
    case .dataset(_, let key, let language): "dataset \(key.path) \(languages[language].tag)"
    case .notFound: "404.html"
    case .departures: "departures"
    }
  }

  /// Does the work, and notes in `reads` what of the site it has read.
  ///
  /// `digests` are the summaries of the pages; pages themselves ask for none. `output` takes the files that are
  /// larger than memory should hold.
  ///
  /// - Throws: What `output` throws.
  func compile(
    _ work: Work, digests: PageDigests, reads: Reads, output: any OutputSink
  ) throws -> CompiledGroup {
    switch work {
    case .page(let group): try compileGroup(group, of: self, reads: reads, output: output)
    case .list(let job):
      try ListCompiler(site: self, digests: digests).compile(job, reads: reads, output: output)
    case .siteFile(let file): compile(file, digests: digests, reads: reads, output: output)
    // It is made of what all pages gave, which only a build has.
    case .index: CompiledGroup(output: output)
    }
  }

  /// Does the work once more, to look at what it makes.
  func compile(_ work: Work, digests: PageDigests, reads: Reads) -> CompiledGroup {
    let sink = DiscardingSink()
    do { return try compile(work, digests: digests, reads: reads, output: sink) } catch {
      // A sink that keeps nothing refuses nothing.
      return CompiledGroup(output: sink)
    }
  }

  private func compile(
    _ file: Work.SiteFile, digests: PageDigests, reads: Reads, output: any OutputSink
  ) -> CompiledGroup {
    var compiled = CompiledGroup(output: output)
    switch file {
    case .feeds(let language):
      for resource in [Resource.frame, .entries, .today] { reads.note(resource) }
      let feeds = Feeds(site: self, languageIndex: language, digests: digests)
      let root = String(root(language).dropFirst())
      compiled.files = [
        (OutputPath(root + "feed.xml"), feeds.atom), (OutputPath(root + "feed.json"), feeds.json),
      ]
    case .siteMap:
      for resource in [Resource.entries, .datasets] { reads.note(resource) }
      compiled.files = Sitemap(site: self, dataCentre: digests.dataCentre).files
    case .robots:
      compiled.files = [(OutputPath("robots.txt"), SiteFiles(site: self).robots)]
    case .security:
      reads.note(.today)
      if let security = SiteFiles(site: self).security {
        compiled.files = [(OutputPath(".well-known/security.txt"), security)]
      }
    case .verification:
      for name in settings.verificationFiles { reads.note(.file(SourcePath("content/\(name)"))) }
      compiled.files = SiteFiles(site: self).verificationFiles(&compiled.diagnostics)
    case .servers:
      reads.note(.departures)
      compiled.files = ServerMaps(site: self).files
    case .assets:
      compiled.files = theme.assets.filter {
        grants("/" + $0.path.string, to: .siteFile(nil))
      }
    case .catalogs:
      for resource in [Resource.frame, .datasets, .entries] { reads.note(resource) }
      compiled.files = CatalogFiles(site: self, datasets: digests.datasets).files
    }
    return compiled
  }
}
