import Content
import Diagnostics
import Encodings
import Synchronization

/// A page of which what other pages may know is at hand.
struct ReadPage: Sendable {
  let location: PageLocation
  let frontMatter: FrontMatter
  /// Where the Markdown begins.
  let bodyOffset: Int
  /// The source; `nil` where it is to be read when the page is written.
  let kept: KeptSource?
  /// Whether `frontMatter` is all of it, and not only what other pages may know.
  let isWhole: Bool
  /// Changes with what other pages may know.
  let digest: UInt64
  /// The file's place in the tree's paths; `nil` for the theme's own pages.
  var sourceIndex: Int?
}

/// Reads the pages of a site, and takes over from an earlier build what has not changed.
struct PageReader: Sendable {
  let comparison: SourceComparison
  let context: FrontMatterContext
  let cascades: Cascades
  let inheritance: Inheritance
  private let budget: ByteBudget

  /// What became of one file.
  struct Outcome: Sendable {
    let location: PageLocation
    /// `nil` where something in it is so wrong that there is no page.
    var page: ReadPage?
    var diagnostics: [Diagnostic] = []
    /// What the next build may know of the file.
    var memory: SourceRecord?
  }

  /// `sections` are the sections of the site, whole; at most `keptByteCount` bytes of sources are kept.
  init(
    _ comparison: SourceComparison, context: FrontMatterContext, sections: [PageSource],
    keptByteCount: Int
  ) {
    self.comparison = comparison
    self.context = context
    budget = ByteBudget(limit: keptByteCount)
    cascades = Cascades(sections, context: context)
    inheritance = Inheritance(sections, languages: context.languages)
  }

  /// The page at a place of the tree's paths.
  func read(_ index: Int, _ location: PageLocation) -> Outcome {
    var outcome = Outcome(location: location)
    let inherited = inheritance.fingerprint(for: location)
    let known = comparison.counterpart(index)
    if let source = comparison.untouched(index), let page = try? source.page(),
      page.cascade == inherited
    {
      take(page, at: location, index, into: &outcome)
      outcome.memory = .stored(source)
      return outcome
    }
    let bytes: [UInt8]
    do { bytes = try comparison.tree.bytes(of: location.path) } catch {
      outcome.diagnostics = [Diagnostic(reading: location.path, error)]
      return outcome
    }
    let content = Fingerprint(of: bytes)
    let stamp = comparison.tree.stamps[index]
    if let known, known.content == content, let page = try? known.page(), page.cascade == inherited
    {
      take(page, at: location, index, into: &outcome)
      outcome.memory = .read(
        SourceMemory(path: location.path, stamp: stamp, content: content, page: page))
      return outcome
    }
    let source = PageSource(location: location, bytes: bytes)
    outcome = decode(source, isKept: budget.take(bytes.count))
    outcome.page?.sourceIndex = index
    var memory = SourceMemory(path: location.path, stamp: stamp, content: content)
    if let page = outcome.page, page.frontMatter.isShort, location.role == .page {
      memory.page = PageMemory(
        cascade: inherited, bodyOffset: page.bodyOffset, digest: page.digest,
        frontMatter: page.frontMatter, diagnostics: outcome.diagnostics)
    }
    outcome.memory = .read(memory)
    return outcome
  }

  /// A page from its source: the front matter in the light of its sections.
  ///
  /// A source that is not kept is read again from the tree when the page is written.
  func decode(_ source: PageSource, isKept: Bool = true, isInTree: Bool = true) -> Outcome {
    var outcome = Outcome(location: source.location)
    outcome.diagnostics = source.diagnostics
    // Where YAML is broken its keys are unknown; asking for them would only add noise.
    guard source.diagnostics.allSatisfy({ $0.severity != .error }) else { return outcome }
    let (frontMatter, problems) = FrontMatter.decode(
      source.frontMatter, cascade: cascades.members(for: source.location),
      role: source.location.role, file: source.file, context: context)
    outcome.diagnostics += problems
    outcome.page = ReadPage(
      location: source.location, frontMatter: frontMatter, bodyOffset: source.bodyOffset,
      kept: isKept ? KeptSource(source.file, isInTree: isInTree) : nil, isWhole: true,
      digest: frontMatter.sharedDigest)
    return outcome
  }

  private func take(
    _ page: PageMemory, at location: PageLocation, _ index: Int, into outcome: inout Outcome
  ) {
    outcome.diagnostics = page.diagnostics
    outcome.page = ReadPage(
      location: location, frontMatter: page.frontMatter, bodyOffset: page.bodyOffset, kept: nil,
      isWhole: false, digest: page.digest, sourceIndex: index)
  }
}

/// How the pages of a site were read, for those whose rest is to be read later, and for the next build.
struct PageReading: Sendable {
  let reader: PageReader
  /// Per path of the tree; `nil` for files that are no pages, and those that could not be read.
  let records: [SourceRecord?]
}

extension PageReading {
  /// The places in the tree's paths of the pages that have changed, where nothing but their texts has.
  ///
  /// No file has come or gone then, and what other pages know of each is as it was. `nil` where more has changed.
  var changedTexts: [Int]? {
    let comparison = reader.comparison
    guard comparison.hasSamePaths else { return nil }
    var changed: [Int] = []
    for (index, record) in records.enumerated() {
      switch record {
      case .stored: continue
      case nil:
        guard comparison.untouched(index) != nil else { return nil }
      case .read(let source):
        guard let known = comparison.counterpart(index) else { return nil }
        if known.content == source.content { continue }
        guard let page = source.page, let before = try? known.page(),
          before.digest == page.digest, before.cascade == page.cascade
        else { return nil }
        changed.append(index)
      }
    }
    return changed
  }
}

/// What is remembered of a source file: as an earlier build stored it, or as it was read now.
enum SourceRecord: Sendable {
  case stored(StoredSource)
  case read(SourceMemory)
}

/// The digests of what sections give to the pages beneath them.
struct Inheritance: Sendable {
  private struct Place: Hashable {
    let key: PageKey
    let language: String
  }

  /// By section and language: changes with the front matter of the section and of any above it.
  private var fingerprints: [Place: Fingerprint] = [:]
  private static let nothing = Fingerprint(low: 0, high: 0)

  init(_ sections: [PageSource], languages: [Language]) {
    var own: [Place: Fingerprint] = [:]
    for source in sections where source.location.role == .section {
      let place = Place(key: source.location.key, language: source.location.language.tag)
      own[place] = Fingerprint(of: Array(source.file.bytes.prefix(source.bodyOffset)))
    }
    for key in Set(own.keys.map(\.key)) {
      for language in languages {
        var digester = Digester()
        var next: PageKey? = key
        while let key = next {
          // A language without a section of its own inherits from the first language's.
          for tag in [language.tag, languages[0].tag] {
            digester.add(own[Place(key: key, language: tag)] ?? Self.nothing)
          }
          next = key.parent
        }
        fingerprints[Place(key: key, language: language.tag)] = digester.fingerprint
      }
    }
  }

  /// Changes with the front matter of any section above a page.
  ///
  /// - Complexity: O(folders above the page that are no sections).
  func fingerprint(for location: PageLocation) -> Fingerprint {
    var next = location.key.parent
    while let key = next {
      if let known = fingerprints[Place(key: key, language: location.language.tag)] { return known }
      next = key.parent
    }
    return Self.nothing
  }
}

/// How many bytes may still be kept in memory; shared by tasks.
private final class ByteBudget: Sendable {
  private let limit: Int
  private let taken = Atomic<Int>(0)

  init(limit: Int) { self.limit = limit }

  func take(_ byteCount: Int) -> Bool {
    taken.add(byteCount, ordering: .relaxed).newValue <= limit
  }
}
