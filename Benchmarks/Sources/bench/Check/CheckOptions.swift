/// What `bench check` is asked to do.
struct CheckOptions: Sendable, Equatable {
  /// Pages of the corpus: two languages make a document two pages.
  var pages = 10_000
  var rounds = 5
  var gazette = ".build/release/gazette"
  /// The folder of this package.
  var package = "Benchmarks"
  /// Where files stay in memory.
  var memory = "/dev/shm"
  var results = "Benchmarks/RESULTS.md"

  static let usage = """
           bench check [--pages N] [--rounds N] [--gazette FILE] [--package DIR] [--memory DIR]
                       [--results FILE]
    """

  init() {}

  /// - Throws: ``Failure`` on an unknown option or a value that is none.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Failure("'\(option)' needs a value") }
      switch option {
      case "--pages":
        pages = try Options.number(value, of: option)
        guard pages.isMultiple(of: 2) else {
          throw Failure("'\(value)': a document has two pages, one a language; give an even number")
        }
      case "--rounds": rounds = try Options.number(value, of: option)
      case "--gazette": gazette = value
      case "--package": package = value
      case "--memory": memory = value
      case "--results": results = value
      default: throw Failure("'\(option)' is no option")
      }
    }
  }
}
