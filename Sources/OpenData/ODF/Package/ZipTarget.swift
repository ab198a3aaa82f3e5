import CZip

/// Takes the bytes of an archive from libzip and gives them to a sink.
///
/// libzip writes the head of an entry, its bytes, and the head once more; bytes are therefore gathered, so
/// that the sink of a small archive is written to once and never goes back.
final class ZipTarget {
  /// What the sink threw.
  private(set) var failure: (any Error)?

  private let sink: any SeekableByteSink
  /// Where the archive begins in the sink.
  private let origin: Int
  /// Bytes not yet given to the sink, and their place in the archive.
  private var window: [UInt8] = []
  private var windowStart = 0
  private var position = 0
  private var end = 0

  /// How many bytes are gathered.
  private static let windowCount = 1 << 18

  init(_ sink: any SeekableByteSink) {
    self.sink = sink
    origin = sink.position
  }

  static let callback: zip_source_callback = { context, data, length, command in
    guard let context else { return -1 }
    let target = Unmanaged<ZipTarget>.fromOpaque(context).takeUnretainedValue()
    return target.answer(command, UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
  }

  /// Says what went wrong in libzip's terms.
  static func report(_ code: CInt, into data: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    var error = zip_error_t()
    zip_error_init(&error)
    zip_error_set(&error, code, 0)
    return zip_error_to_data(&error, data.baseAddress, zip_uint64_t(data.count))
  }

  private func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer
  ) -> zip_int64_t {
    do {
      switch command {
      case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE, ZIP_SOURCE_BEGIN_WRITE,
        ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE:
        return 0
      case ZIP_SOURCE_WRITE:
        try write(UnsafeRawBufferPointer(data))
        return zip_int64_t(data.count)
      case ZIP_SOURCE_SEEK_WRITE:
        let place = zip_source_seek_compute_offset(
          zip_uint64_t(position), zip_uint64_t(end), data.baseAddress, zip_uint64_t(data.count), nil
        )
        guard place >= 0 else { return -1 }
        position = Int(place)
        return 0
      case ZIP_SOURCE_TELL_WRITE: return zip_int64_t(position)
      case ZIP_SOURCE_COMMIT_WRITE:
        try flush()
        try sink.seek(to: origin + end)
        return 0
      case ZIP_SOURCE_STAT:
        guard data.count >= MemoryLayout<zip_stat_t>.size,
          let stat = data.baseAddress?.assumingMemoryBound(to: zip_stat_t.self)
        else { return -1 }
        zip_stat_init(stat)
        return 0
      case ZIP_SOURCE_ERROR: return Self.report(ZIP_ER_WRITE, into: data)
      case ZIP_SOURCE_SUPPORTS: return czip_commands_of_archive()
      default: return -1
      }
    } catch {
      failure = error
      return -1
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    if !(windowStart...(windowStart + window.count)).contains(position) {
      try flush()
      windowStart = position
    }
    let offset = position - windowStart
    let overlap = min(bytes.count, window.count - offset)
    window.replaceSubrange(offset..<(offset + overlap), with: bytes[..<overlap])
    window.append(contentsOf: bytes[overlap...])
    position += bytes.count
    end = max(end, position)
    if window.count >= Self.windowCount { try flush() }
  }

  private func flush() throws {
    guard !window.isEmpty else { return }
    if sink.position != origin + windowStart { try sink.seek(to: origin + windowStart) }
    try sink.write(window)
    windowStart += window.count
    window.removeAll(keepingCapacity: true)
  }
}
