import CZip

/// Gives libzip the bytes of an entry as it asks for them.
final class ZipEntrySource {
  let path: String
  /// What stopped the content.
  private(set) var failure: (any Error)?

  private let content: ODFPackage.Content
  /// The piece at hand, what of it was read, and what was read of all.
  private var piece: [UInt8] = []
  private var offset = 0
  private var total = 0
  private var isAtEnd = false

  init(path: String, content: ODFPackage.Content) {
    self.path = path
    self.content = content
    switch content {
    case .stored(let bytes), .deflating(let bytes, _): piece = bytes
    case .deflated(let deflated): piece = deflated.bytes
    case .pieces: break
    }
  }

  /// libzip's number of the method, and the level.
  var compression: (method: zip_int32_t, level: zip_uint32_t) {
    switch content {
    case .stored: (ZIP_CM_STORE, 0)
    case .deflated: (ZIP_CM_DEFLATE, 0)
    case .deflating(_, let level), .pieces(let level, _): (ZIP_CM_DEFLATE, zip_uint32_t(level))
    }
  }

  static let callback: zip_source_callback = { context, data, length, command in
    guard let context else { return -1 }
    let source = Unmanaged<ZipEntrySource>.fromOpaque(context).takeUnretainedValue()
    return source.answer(command, UnsafeMutableRawBufferPointer(start: data, count: Int(length)))
  }

  private func answer(
    _ command: zip_source_cmd_t, _ data: UnsafeMutableRawBufferPointer
  ) -> zip_int64_t {
    switch command {
    case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE: return 0
    case ZIP_SOURCE_READ:
      do {
        return zip_int64_t(try read(into: data))
      } catch {
        failure = error
        return -1
      }
    case ZIP_SOURCE_STAT: return state(into: data)
    case ZIP_SOURCE_ERROR: return ZipTarget.report(ZIP_ER_READ, into: data)
    case ZIP_SOURCE_SUPPORTS: return czip_commands_of_entry()
    default: return -1
    }
  }

  private func read(into data: UnsafeMutableRawBufferPointer) throws -> Int {
    while offset == piece.count {
      guard case .pieces(_, let next) = content, !isAtEnd else { return 0 }
      offset = 0
      piece.removeAll(keepingCapacity: true)
      isAtEnd = try !next(&piece)
    }
    let count = min(data.count, piece.count - offset)
    piece.withUnsafeBytes {
      data.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count)]))
    }
    offset += count
    total += count
    guard total <= Int(UInt32.max) else { throw ODFPackageError.entryTooLarge(path: path) }
    return count
  }

  private func state(into data: UnsafeMutableRawBufferPointer) -> zip_int64_t {
    guard data.count >= MemoryLayout<zip_stat_t>.size,
      let stat = data.baseAddress?.assumingMemoryBound(to: zip_stat_t.self)
    else { return -1 }
    zip_stat_init(stat)
    stat.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
    switch content {
    case .stored(let bytes), .deflating(let bytes, _): stat.pointee.size = zip_uint64_t(bytes.count)
    case .pieces:
      // The size so far. libzip corrects the header with the real one at the end; without any it would
      // expect more than 4 GiB, and add an extra field that old readers of packages don't know.
      stat.pointee.size = zip_uint64_t(max(1, total))
    case .deflated(let deflated):
      // With the method given, libzip copies the bytes as they are.
      stat.pointee.size = zip_uint64_t(deflated.originalCount)
      stat.pointee.comp_size = zip_uint64_t(deflated.bytes.count)
      stat.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
      stat.pointee.crc = deflated.checksum
      stat.pointee.valid |= zip_uint64_t(ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC)
    }
    return 0
  }
}
