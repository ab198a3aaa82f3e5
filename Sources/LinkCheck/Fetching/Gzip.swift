import CZlib

/// Files that are gzip by themselves (RFC 1952), and not only on their way here, which libcurl undoes.
enum Gzip {
  /// Whether bytes begin as gzip does.
  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The content of a file, cut off after `limit` bytes: a small file may hold any number of them.
  ///
  /// Of a file that breaks off there is what came before; `nil` for one that is damaged.
  static func unpacked(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard czlib_begin_gzip(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let isSound = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while output.count < limit {
        let capacity = piece.count
        let result = piece.withUnsafeMutableBufferPointer { piece in
          stream.next_out = piece.baseAddress
          stream.avail_out = UInt32(capacity)
          return inflate(&stream, Z_NO_FLUSH)
        }
        let count = min(capacity - Int(stream.avail_out), limit - output.count)
        output += piece[..<count]
        switch result {
        case Z_OK: continue
        // No more input: the end, or what is left of it.
        case Z_STREAM_END, Z_BUF_ERROR: return true
        default: return false
        }
      }
      return true
    }
    return isSound ? output : nil
  }
}
