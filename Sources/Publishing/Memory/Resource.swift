import Content
import Diagnostics
import Encodings

/// Something that a unit of work reads besides its own source, and whose change means that it must
/// be done again.
///
/// Kept between builds as a number: a digest of its kind and name.
enum Resource: Hashable, Sendable {
  /// Settings, words, templates and what every page shows of the site.
  case frame
  /// The day of the build.
  case today
  /// The bytes of a page's sources, and what its sections give to it.
  case source(PageKey)
  /// What other pages may know of a page: its front matter and addresses.
  case page(PageKey)
  /// What stands at a path, in whichever language, with or without its last slash.
  case address(String)
  /// Every address of the site and every page that is kept back: what is told of a link that leads nowhere.
  case addresses
  /// A file of `content/` that is no page.
  case file(SourcePath)
  /// Every page's front matter, in order.
  case pages
  /// The evaluations and what they report on.
  case evaluations
  /// The pages that a section lists, as lists show them.
  case section(PageKey)
  /// The pages that carry a class, as lists show them.
  case term(CategoryScheme, String)
  /// Every page as lists show it.
  case entries
  /// The addresses that something has left, and where each leads.
  case departures
  /// All that the site's pages publish as data.
  case datasets
  /// What of one page was published as data, by its name.
  case dataset(String)
  /// What the ledger has of one dataset, by its name.
  case release(String)
  /// What the ledger has of the translations of one page.
  case translations(PageKey)
  /// What time alone has made of a page.
  case age(PageKey)
  /// The texts of all pages, and what they can be chosen by.
  case texts
  /// The year of the build, which links to plans are measured by.
  case year

  var id: UInt64 {
    var digester = Digester()
    digester.add(kind)
    digester.add(name)
    return digester.fingerprint.low
  }

  /// The number of the address of a path as `Site.withoutLanguage(_:)` gives it, by its bytes.
  static func addressID(_ path: UnsafeRawBufferPointer) -> UInt64 {
    var digester = Digester()
    digester.add(Resource.address("").kind)
    digester.add(path)
    return digester.fingerprint.low
  }

  private var kind: Int {
    switch self {
    case .frame: 1
    case .today: 2
    case .source: 3
    case .page: 4
    case .address: 5
    case .file: 6
    case .pages: 7
    case .evaluations: 8
    case .section: 9
    case .term: 10
    case .entries: 11
    case .departures: 12
    case .datasets: 13
    case .dataset: 14
    case .addresses: 15
    case .release: 16
    case .translations: 17
    case .age: 18
    case .year: 19
    case .texts: 20
    }
  }

  private var name: String {
    switch self {
    case .frame, .today, .addresses, .pages, .evaluations, .entries, .departures, .datasets, .texts,
      .year:
      ""
    case .source(let key), .page(let key), .section(let key), .translations(let key), .age(let key):
      key.path
    case .address(let path): path
    case .file(let path): path.string
    case .term(let scheme, let code): "\(scheme.rawValue)/\(code)"
    case .dataset(let name), .release(let name): name
    }
  }
}

extension Resource: CustomStringConvertible {
  /// What it is, for a person who asks why a page was compiled: “because … had changed”.
  var description: String {
    switch self {
    case .frame: "the settings, words, templates or navigation"
    case .today: "the day of the build"
    case .source(let key): "the text or front matter of \(key)"
    case .page(let key): "the title, address or dates of \(key)"
    case .address(let path): "what stands at \(path)"
    case .addresses: "some address, or a page that is kept back"
    case .file(let path): path.string
    case .pages: "the front matter of some page"
    case .evaluations: "an evaluation"
    case .section(let key): "the pages of \(key)"
    case .term(let scheme, let code): "the pages of class \(code) (\(scheme.rawValue))"
    case .entries: "some page's entry in lists"
    case .departures: "an alias, or an address that is gone"
    case .datasets: "some page's data"
    case .dataset(let name): "the data of \(name)"
    case .age(let key): "the age of \(key)"
    case .year: "the year of the build"
    case .texts: "the text of some page"
    case .release(let name): "the released versions of \(name)"
    case .translations(let key): "what the translations of \(key) were made from"
    }
  }
}

/// What one unit of work has read, noted while it reads.
///
/// Not shared between tasks: each unit has its own.
final class Reads {
  private(set) var ids: [UInt64] = []
  /// What the numbers stand for, where somebody asked to be told.
  private(set) var named: [Resource] = []
  private let keepsNames: Bool

  init(keepsNames: Bool = false) { self.keepsNames = keepsNames }

  func note(_ resource: Resource) {
    ids.append(resource.id)
    if keepsNames { named.append(resource) }
  }

  /// Notes what stands at a path of the site.
  ///
  /// A page's documents are there as long as the page is.
  func note(address path: String, of site: Site) {
    if let folder = site.addresses.folder(ofDocument: path) { note(address: folder, of: site) }
    var path = path
    ids.append(
      path.withUTF8 { Resource.addressID(site.withoutLanguage(UnsafeRawBufferPointer($0))) })
    if keepsNames { named.append(.address(site.withoutLanguage(path))) }
  }

  /// Each number once, in order.
  var distinct: [UInt64] {
    var sorted = ids.sorted()
    var count = 0
    for id in sorted where count == 0 || sorted[count - 1] != id {
      sorted[count] = id
      count += 1
    }
    sorted.removeLast(sorted.count - count)
    return sorted
  }
}
