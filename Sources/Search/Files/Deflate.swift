import CZlib

/// DEFLATE without a header (RFC 1951), which browsers undo as `deflate-raw`.
package enum Deflate {
  /// The same bytes give the same result wherever the same zlib works.
  package static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let begun = czlib_begin_raw_deflate(&stream)
    precondition(begun == Z_OK, "zlib has no memory for a window of 32 KB")
    defer { deflateEnd(&stream) }
    var input = bytes
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return input.withUnsafeMutableBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        let result = deflate(&stream, Z_FINISH)
        precondition(result == Z_STREAM_END, "zlib gave a bound that does not hold")
        count = output.count - Int(stream.avail_out)
      }
    }
  }

  /// What was packed; `nil` where the bytes are damaged or hold more than `limit`.
  package static func unpacked(_ bytes: [UInt8], limit: Int = 1 << 28) -> [UInt8]? {
    var stream = z_stream()
    guard czlib_begin_raw_inflate(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let isWhole = input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while output.count <= limit {
        let capacity = piece.count
        let result = piece.withUnsafeMutableBufferPointer { piece in
          stream.next_out = piece.baseAddress
          stream.avail_out = UInt32(capacity)
          return inflate(&stream, Z_NO_FLUSH)
        }
        output += piece[..<(capacity - Int(stream.avail_out))]
        if result == Z_STREAM_END { return true }
        if result != Z_OK { return false }
      }
      return false
    }
    return isWhole ? output : nil
  }
}
