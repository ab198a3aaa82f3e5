/// What `bench run` is asked to do.
struct Options: Sendable, Equatable {
  /// Pages of each site: two languages make a document two pages.
  var pages = [100, 1_000, 10_000]
  var rounds = 5
  /// Whether 100,000 pages are built too.
  var isLarge = false
  var jobs = Machine.processorCount
  var gazette = ".build/release/gazette"
  var hugo = "hugo"
  /// The folder of this package.
  var package = "Benchmarks"
  /// Where files stay in memory, and where they reach a disk.
  var memory = "/dev/shm"
  var disk = "Benchmarks/.build"
  var results = "Benchmarks/RESULTS.md"

  static let largePages = 100_000
  static let usage = """
    usage: bench run [--pages N,N,…] [--rounds N] [--large] [--jobs N] [--gazette FILE]
                     [--hugo FILE] [--package DIR] [--memory DIR] [--disk DIR] [--results FILE]
           bench corpus DIR PAGES [--hugo] [--seed N]
    \(DataOptions.usage)
    \(LinksOptions.usage)
    \(OutsideOptions.usage)
    \(SearchOptions.usage)
    \(CheckOptions.usage)
    """

  init() {}

  /// - Throws: ``Failure`` on an unknown option or a value that is none.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--large" {
        isLarge = true
        continue
      }
      guard let value = rest.popFirst() else { throw Failure("'\(option)' needs a value") }
      switch option {
      case "--pages":
        pages = try value.split(separator: ",").map { try Self.number(String($0), of: option) }
        guard pages.allSatisfy({ $0.isMultiple(of: 2) }) else {
          throw Failure("'\(value)': a document has two pages, one a language; give even numbers")
        }
      case "--rounds": rounds = try Self.number(value, of: option)
      case "--jobs": jobs = try Self.number(value, of: option)
      case "--gazette": gazette = value
      case "--hugo": hugo = value
      case "--package": package = value
      case "--memory": memory = value
      case "--disk": disk = value
      case "--results": results = value
      default: throw Failure("'\(option)' is no option")
      }
    }
  }

  static func number(_ text: String, of option: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw Failure("'\(text)' is no number for \(option)")
    }
    return number
  }
}
