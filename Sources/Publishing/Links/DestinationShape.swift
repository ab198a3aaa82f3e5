/// Where the parts of a destination lie (RFC 3986, §3), in offsets of its bytes.
struct DestinationShape {
  /// Where the `:` after a scheme is; `nil` for a relative reference.
  private(set) var schemeEnd: Int?
  /// Whether it begins with `//`, a host without scheme.
  private(set) var beginsWithHost = false
  /// The first `?`, where no `#` stands before it.
  private(set) var query: Int?
  /// The first `#`.
  private(set) var fragment: Int?
  /// Whether the path has a `%`.
  private(set) var isEscaped = false

  /// - Complexity: O(*n*), one pass.
  init(_ destination: String) {
    var destination = destination
    self = destination.withUTF8 { DestinationShape($0) }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    beginsWithHost = bytes.starts(with: "//".utf8)
    var mayBeScheme = true
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        // A scheme begins with a letter.
        if offset == 0 { mayBeScheme = false }
        continue
      case UInt8(ascii: ":"):
        if mayBeScheme, offset > 0 { schemeEnd = offset }
      case UInt8(ascii: "%"):
        if query == nil { isEscaped = true }
      case UInt8(ascii: "?"):
        if query == nil { query = offset }
      case UInt8(ascii: "#"):
        fragment = offset
        return
      default: break
      }
      mayBeScheme = false
    }
  }
}
