import Glibc

/// What the operating system refused, where, and its number for the reason.
package struct FileSystemError: Error, Hashable {
  /// What was being done.
  package enum Operation: String, Sendable, Hashable {
    case create, read, write, list, exchange, remove, watch
    /// Carrying a file that a build did not write over into the new output.
    case keep
    /// Taking the place of a file that no build wrote.
    case displace
  }

  package let operation: Operation
  /// The file or folder as a person would name it.
  package let path: String
  /// A value of `errno`.
  package let number: Int32

  package init(_ operation: Operation, _ path: String, number: Int32) {
    self.operation = operation
    self.path = path
    self.number = number
  }

  /// Takes the number from `errno`, before the path is made.
  ///
  /// To be called at once after the call that failed.
  init(_ operation: Operation, _ path: @autoclosure () -> String) {
    let number = errno
    self.init(operation, path(), number: number)
  }

  /// The operating system's words, such as “Permission denied”.
  package var reason: String { Self.words(for: number) }

  // glibc's `strerror` answers from storage of the calling thread.
  static func words(for number: Int32) -> String { String(cString: strerror(number)) }
}
