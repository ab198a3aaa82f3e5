import Glibc

/// Paths below a folder, one after the other in one array, each ready for a system call.
///
/// A hundred thousand strings of their own would take three times the memory, and each lookup
/// would miss the cache.
struct PathList: Sendable {
  /// Each path ends in NUL.
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [UInt32] = []

  /// The most that offsets of 32 bits can tell apart.
  static let byteLimit = Int(UInt32.max)

  init() {}

  /// Takes a list as ``bytes`` holds it; `nil` where a path could lead out of its folder.
  ///
  /// A path that ends in `/` names a folder.
  init?(_ bytes: [UInt8]) {
    guard bytes.last ?? 0 == 0, bytes.count < Self.byteLimit else { return nil }
    var syntax = PathSyntax()
    var start: UInt32 = 0
    for (offset, byte) in bytes.enumerated() {
      if byte != 0 {
        guard syntax.allows(byte) else { return nil }
      } else {
        guard offset > Int(start), syntax.isEmptyPart || syntax.allowsEnd else { return nil }
        starts.append(start)
        start = UInt32(offset) + 1
        syntax = PathSyntax()
      }
    }
    self.bytes = bytes
  }

  var count: Int { starts.count }
  var isEmpty: Bool { starts.isEmpty }

  /// The path's place in ``bytes``, without its NUL.
  func range(_ index: Int) -> Range<Int> {
    let end = index + 1 < starts.count ? Int(starts[index + 1]) : bytes.count
    return Int(starts[index])..<end - 1
  }

  func path(_ index: Int) -> [UInt8] { Array(bytes[range(index)]) }

  /// Lends the path with its closing NUL.
  func withPath<Result>(_ index: Int, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    bytes.withUnsafeBytes { buffer in
      // The offset lies within the list, so there is a base.
      let base = buffer.baseAddress.unsafelyUnwrapped
      return body((base + Int(starts[index])).assumingMemoryBound(to: CChar.self))
    }
  }

  mutating func append(_ path: some Collection<UInt8>) {
    starts.append(UInt32(bytes.count))
    bytes.append(contentsOf: path)
    bytes.append(0)
  }
}

/// Reads a path byte by byte and finds what could lead out of the folder that it starts in.
struct PathSyntax {
  private var length = 0
  private var dotCount = 0

  /// Whether a path may go on with this byte.
  mutating func allows(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "/") {
      guard allowsEnd else { return false }
      self = PathSyntax()
      return true
    }
    length += 1
    if byte == UInt8(ascii: ".") { dotCount += 1 }
    return byte != 0
  }

  /// Whether the part that was read is a name: not empty, `.` or `..`.
  var allowsEnd: Bool { length > 2 || length > dotCount }

  /// Whether the path began just now, or its last byte was `/`.
  var isEmptyPart: Bool { length == 0 }
}
