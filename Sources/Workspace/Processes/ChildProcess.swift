import Glibc

/// Runs another program with arguments, never through a shell, and reads what it writes.
package enum ChildProcess {
  /// How much of time and output the program is given.
  package struct Limits: Sendable {
    package var time: Duration
    package var byteCount: Int

    package init(time: Duration, byteCount: Int) {
      self.time = time
      self.byteCount = byteCount
    }
  }

  package struct Outcome: Sendable {
    /// What the program ended with; 128 and more where a signal ended it.
    package let status: Int32
    package let output: [UInt8]
    /// The beginning of what it wrote to standard error.
    package let errors: String
  }

  package enum Failure: Error, Hashable {
    /// There is no program of this name in `PATH`.
    case notFound(String)
    case tooSlow(String)
    case tooMuchOutput(String)
    /// The system could not begin it; a value of `errno`.
    case system(String, Int32)
  }

  /// Runs a program to its end, or ends it where it passes a limit.
  ///
  /// It reads nothing from standard input. Its environment is `environment` alone, beside `PATH`.
  ///
  /// - Throws: ``Failure``; that the program itself failed is told by ``Outcome/status``.
  package static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:], limits: Limits
  ) throws(Failure) -> Outcome {
    let output = try Pipe(for: program)
    let errors = try Pipe(for: program)
    let child = try spawn(program, arguments, environment, output: output, errors: errors)
    output.closeWriter()
    errors.closeWriter()
    var reading = Reading(
      output: output, errors: errors, end: .now + limits.time, byteLimit: limits.byteCount)
    let stop = reading.run()
    // Its children, where it has any, end with it.
    if stop != nil { kill(-child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    switch stop {
    case .time: throw .tooSlow(program)
    case .size: throw .tooMuchOutput(program)
    case nil: break
    }
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: reading.outputBytes,
      errors: String(decoding: reading.errorBytes, as: UTF8.self))
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], output: Pipe,
    errors: Pipe
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writer, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writer, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var variables = environment
    variables["PATH"] = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    let entries = variables.map { "\($0.key)=\($0.value)" }.sorted()
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var values = entries.map { strdup($0) } + [nil]
    defer { for word in words + values { free(word) } }
    var child: pid_t = 0
    let result = posix_spawnp(&child, program, &actions, &attributes, &words, &values)
    guard result == 0 else {
      throw result == ENOENT ? .notFound(program) : .system(program, result)
    }
    return child
  }
}

/// Both ends of a pipe; closed with the last reference.
private final class Pipe {
  let reader: Int32
  private(set) var writer: Int32

  init(for program: String) throws(ChildProcess.Failure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system(program, errno) }
    // The child gets copies under other numbers.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = ends[0]
    writer = ends[1]
  }

  func closeWriter() {
    if writer >= 0 { close(writer) }
    writer = -1
  }

  deinit {
    closeWriter()
    close(reader)
  }
}

/// Reads two pipes until both end, time is up, or too much has come.
private struct Reading {
  enum Stop { case time, size }

  let output: Pipe
  let errors: Pipe
  let end: ContinuousClock.Instant
  let byteLimit: Int
  var outputBytes: [UInt8] = []
  var errorBytes: [UInt8] = []

  /// Enough for any message; the rest is read and forgotten.
  private static let errorLimit = 1 << 14

  init(output: Pipe, errors: Pipe, end: ContinuousClock.Instant, byteLimit: Int) {
    self.output = output
    self.errors = errors
    self.end = end
    self.byteLimit = byteLimit
  }

  mutating func run() -> Stop? {
    var open = [
      pollfd(fd: output.reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors.reader, events: Int16(POLLIN), revents: 0),
    ]
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while open.contains(where: { $0.fd >= 0 }) {
      let left = end - .now
      guard left > .zero else { return .time }
      let ready = poll(&open, 2, Int32(min(left / .milliseconds(1), 60_000)) + 1)
      guard ready > 0 else { continue }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = read(open[index].fd, &piece, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          open[index].fd = -1
          continue
        }
        if index == 0 {
          outputBytes += piece[..<count]
          if outputBytes.count > byteLimit { return .size }
        } else {
          errorBytes += piece[..<min(count, max(0, Self.errorLimit - errorBytes.count))]
        }
      }
    }
    return nil
  }
}
