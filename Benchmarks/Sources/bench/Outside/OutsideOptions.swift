/// What `bench outside` is asked to do.
struct OutsideOptions: Sendable, Equatable {
  var rounds = 3
  var gazette = ".build/release/gazette"
  /// The program that is compared with; where it is not there, the results say so.
  var linkchecker = "linkchecker"
  var python = "python3"
  var server = "Tests/LinkServer/server.py"
  /// Where files stay in memory.
  var memory = "/dev/shm"
  var results = "Benchmarks/RESULTS.md"

  static let usage = """
           bench outside [--rounds N] [--gazette FILE] [--linkchecker FILE] [--python FILE]
                         [--server FILE] [--memory DIR] [--results FILE]
    """

  init() {}

  /// - Throws: ``Failure`` on an unknown option or a value that is none.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Failure("'\(option)' needs a value") }
      switch option {
      case "--rounds": rounds = try Options.number(value, of: option)
      case "--gazette": gazette = value
      case "--linkchecker": linkchecker = value
      case "--python": python = value
      case "--server": server = value
      case "--memory": memory = value
      case "--results": results = value
      default: throw Failure("'\(option)' is no option")
      }
    }
  }
}
