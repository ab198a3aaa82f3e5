import Glibc

/// Reads and writes whole files through open descriptors.
enum FileBytes {
  /// The rest of an open file.
  ///
  /// - Parameters:
  ///   - descriptor: Open for reading.
  ///   - expected: How many bytes are foreseen; a file that grows meanwhile is read to its end.
  /// - Returns: `nil` with the reason in `errno` where reading failed.
  static func read(_ descriptor: Int32, expected: Int) -> [UInt8]? {
    // One byte more than foreseen lets a single read find the end.
    var bytes = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
      count = fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor)
      if count < 0 { count = 0 } else { errno = 0 }
    }
    if errno != 0 { return nil }
    while bytes.count > expected {
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor)
        if count < 0 { count = 0 } else { errno = 0 }
      }
      if errno != 0 { return nil }
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Reads until the buffer is full or the file ends; -1 on failure.
  static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress {
      let count = Glibc.read(descriptor, base + filled, buffer.count - filled)
      if count == 0 { break }
      if count > 0 { filled += count } else if errno != EINTR { return -1 }
    }
    return filled
  }

  /// Writes every byte; `false` with the reason in `errno` where that failed.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + written, buffer.count - written)
        if count >= 0 { written += count } else if errno != EINTR { return false }
      }
      return true
    }
  }
}

extension FileBytes {
  /// Writes every byte from an offset on; `false` with the reason in `errno` where that failed.
  static func write(
    _ bytes: borrowing [UInt8], to descriptor: Int32, at offset: Int
  ) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let count = pwrite(
          descriptor, base + written, buffer.count - written, off_t(offset + written))
        if count >= 0 { written += count } else if errno != EINTR { return false }
      }
      return true
    }
  }

  static let creating = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC

  /// Writes every byte, closes the descriptor, and says how the file then stood.
  @discardableResult
  static func finish(_ file: Int32, _ bytes: [UInt8], path: @autoclosure () -> String)
    throws(FileSystemError) -> Stamp
  {
    try finish(file, [bytes], path: path())
  }

  /// The same for bytes in pieces.
  ///
  /// Closing is checked as well: network file systems report a full disk only then.
  @discardableResult
  static func finish(_ file: Int32, _ pieces: [[UInt8]], path: @autoclosure () -> String)
    throws(FileSystemError) -> Stamp
  {
    var status = stat()
    guard pieces.allSatisfy({ write($0, to: file) }), fstat(file, &status) == 0 else {
      let error = FileSystemError(.write, path())
      close(file)
      throw error
    }
    guard close(file) == 0 || errno == EINTR else { throw FileSystemError(.write, path()) }
    return Stamp(status)
  }

  /// The bytes of a file in a folder; `nil` where it is not there.
  static func read(
    _ name: FileName, in folder: FolderHandle
  ) throws(FileSystemError) -> [UInt8]? {
    let file = openat(
      folder.descriptor, name.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw FileSystemError(.read, folder.path(of: name))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, let bytes = read(file, expected: Int(status.st_size)) else {
      throw FileSystemError(.read, folder.path(of: name))
    }
    return bytes
  }
}
