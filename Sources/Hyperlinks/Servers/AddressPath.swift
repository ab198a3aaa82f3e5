import Encodings

extension AddressNumber {
  /// The number of the path of an address within the site, as a server looks it up.
  package static func of(_ reference: URLReference, foldsIndex: Bool = true) -> UInt64 {
    AddressPath(reference).bytes.withUnsafeBytes { of($0, foldsIndex: foldsIndex) }
  }
}

/// A path as a server looks it up: decoded, with its `.` and `..` taken.
///
/// One buffer serves many paths.
struct AddressPath {
  /// The bytes, beginning with `/`.
  private(set) var bytes: [UInt8] = []

  init() {}

  /// The path of a reference that begins with `/`.
  init(_ reference: URLReference) {
    var written = reference.path
    written.withUTF8 { set($0, in: []) }
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Whether a path that begins with `/` is already as a server looks it up, as nearly all are.
  static func isPlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in path {
      if byte == UInt8(ascii: "%") || byte == dot && before == slash { return false }
      before = byte
    }
    return true
  }

  /// Takes a written path, which starts from `folder` where it does not begin with `/`.
  ///
  /// Escapes are bytes, whether they are UTF-8 or not: that is for the server to know.
  mutating func set(_ path: UnsafeBufferPointer<UInt8>, in folder: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    if path.first != Self.slash { bytes += folder }
    PercentEncoding.appendDecoded(path, to: &bytes)
    takeDots()
  }

  /// RFC 3986, §5.2.4, within the buffer.
  private mutating func takeDots() {
    var end = 0
    var start = 0
    while start < bytes.count {
      // A part with the slash before it.
      var next = start + 1
      while next < bytes.count, bytes[next] != Self.slash { next += 1 }
      let part = bytes[(start + 1)..<next]
      let isLast = next == bytes.count
      if part.elementsEqual([Self.dot]) {
        if isLast { append(Self.slash, at: &end) }
      } else if part.elementsEqual([Self.dot, Self.dot]) {
        while end > 0 {
          end -= 1
          if bytes[end] == Self.slash { break }
        }
        if isLast { append(Self.slash, at: &end) }
      } else {
        for offset in start..<next { append(bytes[offset], at: &end) }
      }
      start = next
    }
    bytes.removeLast(bytes.count - end)
  }

  private mutating func append(_ byte: UInt8, at end: inout Int) {
    bytes[end] = byte
    end += 1
  }
}
