import Glibc

/// What one run of a program took.
struct Usage: Sendable {
  var wall: Duration
  /// User and system time of all threads.
  var cpu: Duration
  var peakMemory: Int
}

/// Another program, started and waited for.
enum Child {
  /// Runs `arguments` with its output in the file `log`, and measures it.
  ///
  /// Time and memory are those the kernel reports of the child and of its own children (wait4).
  ///
  /// - Throws: ``Failure`` with the end of the output where it exits with none of `statuses`.
  static func run(
    _ arguments: [String], log: String, statuses: [Int32] = [0]
  ) throws -> Usage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    var words = arguments.map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    let clock = ContinuousClock()
    let start = clock.now
    var process: pid_t = 0
    let problem = posix_spawnp(&process, arguments[0], &actions, nil, words, environ)
    guard problem == 0 else {
      throw Failure("\(arguments[0]): \(String(cString: strerror(problem)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure.system(arguments[0]) }
    }
    let wall = clock.now - start
    // The low bits are those of a signal.
    guard status & 0x7F == 0, statuses.contains(status >> 8) else {
      let command = arguments.joined(separator: " ")
      throw Failure("\(command)\nfailed (status \(status)):\n\(try tail(of: log))")
    }
    return Usage(
      wall: wall, cpu: duration(usage.ru_utime) + duration(usage.ru_stime),
      peakMemory: usage.ru_maxrss * 1024)
  }

  /// What a program prints.
  static func output(of arguments: [String], log: String) throws -> String {
    _ = try run(arguments, log: log)
    return String(decoding: try FileTree.bytes(of: log), as: UTF8.self)
  }

  private static func tail(of log: String) throws -> String {
    String(decoding: try FileTree.bytes(of: log).suffix(2000), as: UTF8.self)
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }
}
