/// What stands before a request's body (RFC 9112, §3 and §5).
///
/// What can be read in two ways is no request: folded lines, spaces before a colon, control characters.
package struct RequestHead: Sendable, Hashable {
  package private(set) var method: String
  /// Without the query.
  package private(set) var path: String
  /// What follows `?`; empty where nothing does.
  package private(set) var query: String
  /// `nil` where there is none, and where there are several.
  package private(set) var host: String?
  /// Whether the reader may ask for more on the same connection.
  package private(set) var keepsAlive: Bool
  /// Whether bytes follow that belong to the request.
  package private(set) var hasBody = false

  /// Longer ones are refused; browsers' are a tenth of it.
  package static let byteLimit = 16 << 10

  /// Looks for the end of a head.
  ///
  /// - Parameters:
  ///   - bytes: What has come.
  ///   - start: An index before which no empty line ends.
  /// - Returns: The index behind the empty line; `nil` where it has not come yet.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    var lineStart = bytes[..<start].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    var index = start
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == lineFeed else { continue }
      let line = bytes[lineStart..<index]
      if line.isEmpty || line.elementsEqual([carriageReturn]) { return index + 1 }
      lineStart = index + 1
    }
    return nil
  }

  /// Reads the lines of a request; `nil` for what is none.
  package init?(_ bytes: some Sequence<UInt8>) {
    let lines = Array(bytes).split(separator: Self.lineFeed, omittingEmptySubsequences: false)
      .map { $0.last == Self.carriageReturn ? $0.dropLast() : $0 }
    guard let first = lines.first else { return nil }
    let words = first.split(separator: Self.space, omittingEmptySubsequences: false)
    guard words.count == 3, words.allSatisfy(Self.isWord) else { return nil }
    let target = words[1].split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    method = Self.string(words[0])
    path = target.first.map(Self.string) ?? ""
    query = target.count > 1 ? Self.string(target[1]) : ""
    switch Self.string(words[2]) {
    case "HTTP/1.1": keepsAlive = true
    // Its readers take the end of the connection for the end of the answer.
    case "HTTP/1.0": keepsAlive = false
    default: return nil
    }
    var hosts: [String] = []
    for line in lines.dropFirst() where !line.isEmpty {
      guard let (name, value) = Self.field(line) else { return nil }
      switch name {
      case "host": hosts.append(value)
      case "connection":
        let options = value.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        if options.contains("close") { keepsAlive = false }
      case "content-length": if value != "0" { hasBody = true }
      case "transfer-encoding": hasBody = true
      default: break
      }
    }
    host = hosts.count == 1 ? hosts.first : nil
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let space = UInt8(ascii: " ")

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 > space && $0 != 0x7F }
  }

  /// The name of a header in small letters, and its value.
  private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isWord(line[..<colon]) else {
      return nil
    }
    let isBlank = { (byte: UInt8) in byte == space || byte == UInt8(ascii: "\t") }
    var value = line[(colon + 1)...].drop(while: isBlank)
    while let last = value.last, isBlank(last) { value.removeLast() }
    guard value.allSatisfy({ ($0 >= space || $0 == UInt8(ascii: "\t")) && $0 != 0x7F }) else {
      return nil
    }
    return (string(line[..<colon]).lowercased(), string(value))
  }
}
