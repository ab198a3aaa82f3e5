/// What `bench data` is asked to do.
struct DataOptions: Sendable, Equatable {
  var rows = 1_000_000
  var rounds = 3
  var gazette = ".build/release/gazette"
  var python = "python3"
  /// The folder of this package.
  var package = "Benchmarks"
  /// Where files stay in memory.
  var memory = "/dev/shm"
  var results = "Benchmarks/RESULTS.md"

  static let usage = """
           bench data [--rows N] [--rounds N] [--gazette FILE] [--python FILE] [--package DIR]
                      [--memory DIR] [--results FILE]
           bench table FILE ROWS
    """

  init() {}

  /// - Throws: ``Failure`` on an unknown option or a value that is none.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Failure("'\(option)' needs a value") }
      switch option {
      case "--rows": rows = try Options.number(value, of: option)
      case "--rounds": rounds = try Options.number(value, of: option)
      case "--gazette": gazette = value
      case "--python": python = value
      case "--package": package = value
      case "--memory": memory = value
      case "--results": results = value
      default: throw Failure("'\(option)' is no option")
      }
    }
  }
}
