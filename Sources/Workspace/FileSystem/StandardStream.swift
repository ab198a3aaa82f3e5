import Glibc

/// The streams that the process was started with.
package enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person is at the other end.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many columns the terminal at the other end has; `nil` where there is none, or it does not
  /// say.
  package var columnCount: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes every byte at once, past any buffer.
  package func write(_ bytes: [UInt8]) throws(FileSystemError) {
    guard FileBytes.write(bytes, to: rawValue) else { throw FileSystemError(.write, name) }
  }

  /// Everything up to the end of the stream.
  package func readAll() throws(FileSystemError) -> [UInt8] {
    guard let bytes = FileBytes.read(rawValue, expected: 1 << 16) else {
      throw FileSystemError(.read, name)
    }
    return bytes
  }

  private var name: String {
    switch self {
    case .input: "standard input"
    case .output: "standard output"
    case .error: "standard error"
    }
  }
}
