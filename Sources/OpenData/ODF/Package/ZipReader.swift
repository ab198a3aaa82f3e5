import CZip

/// Reads the entries of a ZIP archive that lies in memory, each whole and no larger than the caller allows.
///
///     let archive = try ZipReader(bytes)
///     let content = try archive.bytes(of: "content.xml", limit: 64 << 20)
///
/// Names are those of the archive, and are looked up there alone: none becomes a path.
package final class ZipReader {
  private let buffer: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer

  /// - Throws: ``ZipReadingError/damaged(_:)`` for what is no archive.
  package init(_ bytes: [UInt8]) throws(ZipReadingError) {
    // libzip reads while the archive is open, so the bytes need a place that stays.
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, bytes.count), alignment: 1)
    buffer.copyBytes(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard
      let source = zip_source_buffer_create(
        buffer.baseAddress, zip_uint64_t(bytes.count), 0, &error)
    else {
      buffer.deallocate()
      throw .damaged(Self.words(&error))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      buffer.deallocate()
      throw .damaged(Self.words(&error))
    }
    self.buffer = buffer
    self.archive = archive
  }

  deinit {
    zip_discard(archive)
    buffer.deallocate()
  }

  /// The names of all entries, in their order; a name that is no UTF-8 is left out.
  package var names: [String] {
    (0..<max(0, zip_get_num_entries(archive, 0))).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).flatMap { String(validatingCString: $0) }
    }
  }

  /// The bytes of an entry; `nil` where there is none of this name.
  ///
  /// Not what the archive states, but what comes out is counted: reading stops at the limit.
  ///
  /// - Throws: ``ZipReadingError``.
  /// - Complexity: O(*n*) in the unpacked bytes, at most `limit`.
  package func bytes(of name: String, limit: Int) throws(ZipReadingError) -> [UInt8]? {
    guard let file = zip_fopen(archive, name, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive))
      if code == ZIP_ER_NOENT { return nil }
      if code == ZIP_ER_NOPASSWD { throw .encrypted }
      throw .damaged(Self.words(zip_get_error(archive)))
    }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(file, &piece, zip_uint64_t(piece.count)))
      guard count >= 0 else { throw .damaged(Self.words(zip_file_get_error(file))) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw .tooLarge(name: name, limit: limit) }
      bytes += piece[..<count]
    }
  }

  private static func words(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    guard let error, let words = zip_error_strerror(error) else { return "unknown" }
    return String(cString: words)
  }
}

/// Why an archive could not be read.
package enum ZipReadingError: Error, Hashable {
  /// What libzip says.
  case damaged(String)
  case encrypted
  case tooLarge(name: String, limit: Int)
}
