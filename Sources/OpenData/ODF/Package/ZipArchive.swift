import CZip

/// Collects entries and has libzip write them.
final class ZipArchive {
  private var entries: [ZipEntrySource] = []

  func add(_ path: String, _ content: ODFPackage.Content) {
    entries.append(ZipEntrySource(path: path, content: content))
  }

  /// - Throws: What the sink or an entry's content throws; ``ODFPackageError``.
  func write(to sink: any SeekableByteSink) throws {
    let target = ZipTarget(sink)
    // libzip holds no references: what it calls must outlive the archive.
    try withExtendedLifetime((target, entries)) {
      do {
        try write(to: target)
      } catch {
        // libzip's word for it comes second to what stopped it.
        throw target.failure ?? entries.lazy.compactMap(\.failure).first ?? error
      }
    }
  }

  private func write(to target: ZipTarget) throws {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_function_create(
        ZipTarget.callback, Unmanaged.passUnretained(target).toOpaque(), &error)
    else { throw Self.failure(&error) }
    guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      zip_source_free(source)
      throw Self.failure(&error)
    }
    do {
      for entry in entries { try add(entry, to: archive) }
      guard zip_close(archive) == 0 else { throw Self.failure(zip_get_error(archive)) }
    } catch {
      zip_discard(archive)
      throw error
    }
  }

  private func add(_ entry: ZipEntrySource, to archive: OpaquePointer) throws {
    let context = Unmanaged.passUnretained(entry).toOpaque()
    guard let source = zip_source_function(archive, ZipEntrySource.callback, context) else {
      throw Self.failure(zip_get_error(archive))
    }
    let index = zip_file_add(archive, entry.path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw Self.failure(zip_get_error(archive))
    }
    let (method, level) = entry.compression
    guard zip_set_file_compression(archive, zip_uint64_t(index), method, level) == 0,
      zip_file_set_dostime(archive, zip_uint64_t(index), 0, Self.firstDay, 0) == 0
    else { throw Self.failure(zip_get_error(archive)) }
  }

  /// 1980-01-01, the first day that ZIP knows (APPNOTE.TXT 4.4.6): year since 1980, month, day.
  private static let firstDay: zip_uint16_t = 0 << 9 | 1 << 5 | 1

  private static func failure(_ error: UnsafeMutablePointer<zip_error_t>?) -> ODFPackageError {
    guard let words = zip_error_strerror(error) else { return .archive("libzip failed") }
    return .archive(String(cString: words))
  }
}
