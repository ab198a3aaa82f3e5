import Workspace

/// Asks Pandoc what a document says.
enum Pandoc {
  /// No document of an agency takes a tenth of it.
  private static let limits = ChildProcess.Limits(time: .seconds(120), byteCount: 256 << 20)
  /// Of its memory, which its own runtime keeps to.
  private static let memoryLimit = "-M1500m"

  /// The document's JSON.
  ///
  /// It runs in its sandbox: it reads no file but this one, and asks no network.
  ///
  /// - Throws: ``PandocFailure``.
  static func json(of path: String, format: String) throws(PandocFailure) -> [UInt8] {
    // A name that begins with a dash would be an option.
    let file = path.hasPrefix("/") ? path : "./" + path
    let outcome: ChildProcess.Outcome
    do {
      outcome = try ChildProcess.run(
        "pandoc",
        ["+RTS", memoryLimit, "-RTS", "--sandbox", "--from", format, "--to", "json", file],
        environment: ["LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"], limits: limits)
    } catch {
      throw .process(error)
    }
    guard outcome.status == 0 else {
      // Its runtime's number for a heap that is exhausted.
      if outcome.status == 251 { throw .tooMuchMemory }
      throw .refused(outcome.errors)
    }
    return outcome.output
  }
}

/// Why Pandoc gave no answer.
enum PandocFailure: Error {
  case process(ChildProcess.Failure)
  case tooMuchMemory
  /// What it wrote to standard error.
  case refused(String)

  /// A clause for messages, without the file's name.
  var reason: String {
    switch self {
    case .process(.notFound):
      """
      Pandoc is not installed, which reads this format. On Debian and Ubuntu: sudo apt-get install pandoc. \
      Or save the document as .odt, which needs no Pandoc
      """
    case .process(.tooSlow): "Pandoc took more than two minutes and was ended; divide the document"
    case .process(.tooMuchOutput): "it is too large; divide the document"
    case .process(.system(let program, let number)):
      "\(program) could not be started: \(FileSystemError(.read, program, number: number).reason)"
    case .tooMuchMemory: "Pandoc needed more than 1.5 GB for it; divide the document"
    case .refused(let words):
      "Pandoc could not read it: "
        + (words.split(separator: "\n").map(String.init).joined(separator: " "))
    }
  }
}
