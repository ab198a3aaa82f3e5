import Diagnostics

/// One part of a path or an address, between two `/`.
package enum PathSegment {
  /// The most bytes that a file system takes for one name (`NAME_MAX` on Linux and macOS).
  package static let byteLimit = 255

  /// The first part of a path that no file system takes.
  ///
  /// - Complexity: O(*n*).
  static func tooLong(in path: String) -> Substring? {
    guard path.utf8.count > byteLimit else { return nil }
    return path.split(separator: "/").first { $0.utf8.count > byteLimit }
  }

  /// What is wrong with a part that is too long, for messages: “has a part of 300 bytes; …”.
  static func complaint(about segment: some StringProtocol) -> String {
    "has a part of \(segment.utf8.count) bytes; a name takes at most \(byteLimit)"
  }
}
