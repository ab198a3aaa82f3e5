/// What `bench search` is asked to do.
struct SearchOptions: Sendable, Equatable {
  /// Pages of each site: two languages make a document two pages.
  var pages = [1_000, 10_000]
  var rounds = 3
  var gazette = ".build/release/gazette"
  /// The program that is compared with; where it is not there, the results say so.
  var pagefind = "pagefind_extended"
  /// The folder of this package.
  var package = "Benchmarks"
  /// Where files stay in memory.
  var memory = "/dev/shm"
  var results = "Benchmarks/RESULTS.md"

  static let usage = """
           bench search [--pages N,N,…] [--rounds N] [--gazette FILE] [--pagefind FILE] [--package DIR]
                        [--memory DIR] [--results FILE]
    """

  init() {}

  /// - Throws: ``Failure`` on an unknown option or a value that is none.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Failure("'\(option)' needs a value") }
      switch option {
      case "--pages":
        pages = try value.split(separator: ",").map { try Options.number(String($0), of: option) }
      case "--rounds": rounds = try Options.number(value, of: option)
      case "--gazette": gazette = value
      case "--pagefind": pagefind = value
      case "--package": package = value
      case "--memory": memory = value
      case "--results": results = value
      default: throw Failure("'\(option)' is no option")
      }
    }
  }
}
