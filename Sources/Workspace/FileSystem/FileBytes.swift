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
  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
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

extension FolderHandle {
  /// Makes a file with these bytes; a file that is there already is an error.
  ///
  /// Closing is checked as well: network file systems report a full disk only then.
  func makeFile(_ name: FileName, _ bytes: [UInt8]) throws(FileSystemError) {
    let file = openat(descriptor, name.characters, FileBytes.creating, 0o666)
    guard file >= 0 else { throw FileSystemError(.create, path(of: name)) }
    try FileBytes.finish(file, bytes, path: path(of: name))
  }
}

extension FileBytes {
  static let creating = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC

  /// Writes every byte and closes the descriptor.
  static func finish(_ file: Int32, _ bytes: [UInt8], path: @autoclosure () -> String)
    throws(FileSystemError)
  {
    guard write(bytes, to: file) else {
      let error = FileSystemError(.write, path())
      close(file)
      throw error
    }
    guard close(file) == 0 || errno == EINTR else { throw FileSystemError(.write, path()) }
  }
}
