import CZip

/// Reads single entries of a ZIP archive that lies in memory, such as an office file's description of itself.
package enum ZipEntry {
  /// The first bytes of an entry, uncompressed.
  ///
  /// - Parameters:
  ///   - name: Its whole path in the archive.
  ///   - archive: The file.
  ///   - limit: How many bytes are read at most, however large the entry says it is.
  /// - Returns: `nil` where there is no such entry, or the file is no sound archive.
  package static func bytes(
    of name: String, in archive: [UInt8], upTo limit: Int
  ) -> [UInt8]? {
    archive.withUnsafeBytes { bytes in
      var error = zip_error_t()
      zip_error_init(&error)
      defer { zip_error_fini(&error) }
      guard
        let source = zip_source_buffer_create(
          bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
      else { return nil }
      guard let opened = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return nil
      }
      // Frees the source too.
      defer { zip_discard(opened) }
      guard let file = zip_fopen(opened, name, 0) else { return nil }
      defer { zip_fclose(file) }
      return [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        while count < limit {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let read = zip_fread(file, rest.baseAddress, zip_uint64_t(rest.count))
          guard read > 0 else { return }
          count += Int(read)
        }
      }
    }
  }
}
