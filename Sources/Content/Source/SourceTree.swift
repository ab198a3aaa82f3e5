package import Diagnostics
package import Encodings

/// Everything a site is made from: the paths of its files and a way to their bytes.
///
/// Paths are relative to the site's folder (`content/…`, `templates/…`), regular files only, NFC, sorted.
/// Nothing in the compiler touches the file system except through `read`.
///
///     let tree = SourceTree(["content/site.yml": "…", "content/index.md": "# Hello"])
package struct SourceTree: Sendable {
  package let paths: [SourcePath]
  /// Per path, what tells without reading a file whether it is still the one of an earlier build; `nil` where
  /// that cannot be told.
  package let stamps: [Fingerprint?]
  /// What the reader of the folder found wrong before any file was opened: links out of the site, names that collide.
  package let diagnostics: [Diagnostic]
  private let readBytes: @Sendable (SourcePath) throws(SourceReadingError) -> [UInt8]
  private let openStream: (@Sendable (SourcePath) throws(SourceReadingError) -> SourceStream)?

  /// Takes files in any order.
  ///
  /// Where `open` is `nil`, streams come from what `read` gives.
  package init(
    files: [(path: SourcePath, stamp: Fingerprint?)], diagnostics: [Diagnostic] = [],
    open: (@Sendable (SourcePath) throws(SourceReadingError) -> SourceStream)? = nil,
    read: @escaping @Sendable (SourcePath) throws(SourceReadingError) -> [UInt8]
  ) {
    let files = files.sorted { $0.path < $1.path }
    let paths = files.map(\.path)
    self.paths = paths
    stamps = files.map(\.stamp)
    // A name within the disk's limit can pass it in Unicode's composed form.
    self.diagnostics =
      diagnostics
      + paths.compactMap { path in
        PathSegment.tooLong(in: path.string).map {
          Diagnostic(
            .wrongValue, "The path " + PathSegment.complaint(about: $0), file: path,
            help: "Give the file a shorter name; a Han character counts three bytes.")
        }
      }
    readBytes = read
    openStream = open
  }

  /// A tree in memory.
  package init(_ files: [SourcePath: String]) {
    self.init(bytes: files.mapValues { Array($0.utf8) })
  }

  /// A tree in memory.
  package init(bytes files: [SourcePath: [UInt8]]) {
    self.init(files: files.map { ($0.key, Fingerprint(of: $0.value)) }) {
      (path) throws(SourceReadingError) in
      guard let bytes = files[path] else { throw .missing }
      return bytes
    }
  }

  /// Whether a regular file stands at `path`.
  ///
  /// - Complexity: O(log files).
  package func contains(_ path: SourcePath) -> Bool { index(of: path) != nil }

  /// A file's place in ``paths``.
  ///
  /// - Complexity: O(log files).
  package func index(of path: SourcePath) -> Int? {
    var range = paths.startIndex..<paths.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if paths[middle].string == path.string { return middle }
      range =
        paths[middle] < path ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The bytes of a file.
  ///
  /// - Throws: ``SourceReadingError`` where the file went away, is too large or cannot be read.
  package func bytes(of path: SourcePath) throws(SourceReadingError) -> [UInt8] {
    guard contains(path) else { throw .missing }
    return try readBytes(path)
  }

  /// A file from its beginning, to be read in pieces: for what may be larger than memory should hold.
  ///
  /// - Throws: As ``bytes(of:)``.
  package func open(_ path: SourcePath) throws(SourceReadingError) -> SourceStream {
    guard contains(path) else { throw .missing }
    if let openStream { return try openStream(path) }
    return SourceStream(try readBytes(path))
  }

  /// The fingerprint of a file's bytes; that of them as a whole where they are at most 8 MB, as pages are.
  ///
  /// - Throws: As ``bytes(of:)``.
  /// - Complexity: O(bytes), in memory of 8 MB at most.
  package func fingerprint(of path: SourcePath) throws(SourceReadingError) -> Fingerprint {
    let stream = try open(path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: min(max(stream.byteCount, 1), 8 << 20), alignment: 16)
    defer { buffer.deallocate() }
    var digester = Digester()
    var offset = 0
    repeat {
      var count = 0
      while count < buffer.count {
        let read = try stream.read(
          into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
        if read == 0 { break }
        count += read
      }
      digester.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
      // What is missing then, the stream throws.
      if count < buffer.count { break }
    } while offset < stream.byteCount
    return digester.fingerprint
  }

  /// The number of a file's bytes.
  ///
  /// - Throws: As ``bytes(of:)``.
  package func byteCount(of path: SourcePath) throws(SourceReadingError) -> Int {
    try open(path).byteCount
  }
}

/// Why a source file's bytes could not be had.
package enum SourceReadingError: Error, Hashable {
  case missing
  /// Larger than `limit` bytes.
  case tooLarge(byteCount: Int, limit: Int)
  /// Written anew while it was being read.
  case changed
  /// The operating system's words, such as “Permission denied”.
  case unreadable(String)
}
