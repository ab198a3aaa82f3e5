import Glibc

/// Tells the person at the terminal how far it is; the tables alone go to standard output.
func say(_ line: String) {
  _ = Array("\(line)\n".utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
