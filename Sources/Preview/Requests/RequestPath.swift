import Encodings
import Publishing

/// The path that a request asks for, decoded: parts between slashes, none of which leads elsewhere.
package struct RequestPath: Sendable, Hashable {
  /// Without the leading slash.
  package let string: String

  /// Longer ones are refused; no page of a site comes near.
  static let byteLimit = 8192

  /// Takes a path as it stands in the request, without the query.
  ///
  /// `nil` for what is no path of ours: not beginning with a slash, not UTF-8 when decoded, with a NUL, another
  /// control character, a backslash, an empty part, `.` or `..`.
  package init?(_ target: String) {
    guard target.utf8.count <= Self.byteLimit, PercentEncoding.isValid(target),
      let decoded = PercentEncoding.decoded(target), decoded.utf8.first == UInt8(ascii: "/"),
      decoded.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    let parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let names = parts.last?.isEmpty == true ? parts.dropLast() : parts
    guard names.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    string = String(decoded.dropFirst())
  }

  /// Whether it names a folder, by the slash at its end.
  var isFolder: Bool { string.isEmpty || string.utf8.last == UInt8(ascii: "/") }

  /// The file that answers: a folder's `index.html`.
  var file: OutputPath { OutputPath(isFolder ? string + "index.html" : string) }

  /// The file that answers once the slash is added that a folder ends in.
  var fileOfFolder: OutputPath { OutputPath(string + "/index.html") }

  /// Whether it lies in one of the folders that servers never show.
  var isHidden: Bool { string.split(separator: "/").first == ".servers" }
}
