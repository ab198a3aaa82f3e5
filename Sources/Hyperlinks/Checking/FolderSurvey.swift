/// One worker's first reading of a folder's pages, as numbers.
struct FolderSurvey {
  /// What pages offer and ask for.
  struct Found: Sendable {
    /// The ids of each page that was read, sorted.
    var ids: [Int: [UInt64]] = [:]
    /// The links to ids of other pages.
    var questions: [Question] = []
    /// The places of pages on which something is wrong, or may be.
    var suspects: Set<Int> = []
    var pageCount = 0
    var linkCount = 0
  }

  /// A page that asks for an id of another one.
  ///
  /// Both are places in the folder's files.
  struct Question: Sendable {
    let asker: Int32
    let page: Int32
    let id: UInt64
  }

  private let folder: HTMLFolder
  private let served: ServedPaths
  private let rules: LinkRules
  private let addresses: AddressRules
  private var reader: LinkReader
  private(set) var found = Found()

  init(folder: HTMLFolder, served: ServedPaths, rules: LinkRules) {
    self.folder = folder
    self.served = served
    self.rules = rules
    addresses = AddressRules(rules)
    reader = LinkReader(ignoring: rules.ignoringAttributes, foldsIndex: rules.foldsIndex)
  }

  /// Reads the file at a place of the folder's files.
  mutating func read(_ place: Int) throws {
    let path = folder.paths[place]
    guard HTMLFolder.kind(of: path) == .page else {
      // Style sheets are few, and looked at closely at once.
      if rules.readsStyleSheets { found.suspects.insert(place) }
      return
    }
    let isPart = path.hasPrefix(folder.part)
    let bytes = try folder.read(path)
    if rules.swaps.isEmpty {
      reader.read(bytes, at: "/" + path)
    } else {
      reader.read(bytes, at: "/" + path, rewriting: addresses.swapped)
    }
    let ids = reader.ids.sorted()
    found.ids[place] = ids
    guard isPart else { return }
    found.pageCount += 1
    found.linkCount += reader.linkCount
    if reader.needsCloserLook { found.suspects.insert(place) }
    for link in reader.links {
      guard let target = served[link.address] else {
        found.suspects.insert(place)
        continue
      }
      guard rules.checksFragments, link.id != 0 else { continue }
      if target != place {
        found.questions.append(
          Question(asker: Int32(place), page: Int32(target), id: link.id))
      } else if !ids.contains(sorted: link.id) {
        found.suspects.insert(place)
      }
    }
  }

  /// The pages on which something is wrong, or may be, once all have been read.
  static func suspects(_ surveys: [Found], rules: LinkRules) -> [Int] {
    var ids: [Int: [UInt64]] = [:]
    for survey in surveys { ids.merge(survey.ids) { first, _ in first } }
    var suspects: Set<Int> = []
    for survey in surveys {
      suspects.formUnion(survey.suspects)
      // Files that are no pages have no ids that could be known.
      for question in survey.questions
      where ids[Int(question.page)].map({ !$0.contains(sorted: question.id) }) ?? false {
        suspects.insert(Int(question.asker))
      }
    }
    return suspects.sorted()
  }
}

extension [UInt64] {
  /// Whether a sorted array has a value.
  fileprivate func contains(sorted value: UInt64) -> Bool {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if self[middle] == value { return true }
      range = self[middle] < value ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }
}
