import Glibc

/// The server of `Tests/LinkServer` on many addresses of loopback, each request answered after a while.
final class SlowServer {
  let port: Int
  private let process: pid_t
  private let input: Int32

  /// Starts it on 127.0.1.1 and the following addresses; it answers each request after so many milliseconds.
  ///
  /// - Throws: ``Failure`` where it doesn't start within ten seconds.
  init(
    python: String, script: String, hosts: Int, milliseconds: Int, log: String
  ) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure.system("pipe") }
    // The server must not hold the end whose close tells it to go.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let arguments = [
      python, "-B", script, "--addresses", "\(hosts)", "--delay", "\(milliseconds)",
    ]
    var words = arguments.map { strdup($0) }
    defer { words.forEach { free($0) } }
    words.append(nil)
    var process: pid_t = 0
    let problem = posix_spawnp(&process, python, &actions, nil, words, environ)
    close(ends[0])
    guard problem == 0 else { throw Failure("\(python): \(String(cString: strerror(problem)))") }
    self.process = process
    input = ends[1]
    var said = ""
    for _ in 0..<500 where !said.contains("\n") {
      usleep(20_000)
      said = (try? FileTree.text(of: log)) ?? ""
    }
    // {"http": 34945}
    guard let port = Int(said.filter(\.isNumber)) else {
      close(input)
      throw Failure("the server did not start: \(said)")
    }
    self.port = port
  }

  deinit {
    // Its input's end is the server's end.
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
