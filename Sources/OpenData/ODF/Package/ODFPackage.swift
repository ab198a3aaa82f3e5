import CZip

/// Writes an OpenDocument package (OpenDocument 1.3, part 2).
///
/// `mimetype` comes first, stored and without an extra field, so that the type stands at byte 38 of the file
/// (§3.3); the manifest names every other entry (§3.2). Entries are in the order of their paths, all are of
/// 1980-01-01, none has a data descriptor: the same content makes the same bytes.
///
///     try ODFPackage(.text, entries: [content, styles, meta]).write(to: buffer)
package struct ODFPackage {
  /// What a package holds.
  package enum Kind: String, Sendable {
    case text = "application/vnd.oasis.opendocument.text"
    case spreadsheet = "application/vnd.oasis.opendocument.spreadsheet"
  }

  /// A file within a package.
  package struct Entry {
    /// Relative to the package, without `.` and `..`; unique.
    package var path: String
    package var mediaType: String
    package var content: Content

    package init(path: String, mediaType: String = "text/xml", content: Content) {
      self.path = path
      self.mediaType = mediaType
      self.content = content
    }
  }

  /// Where the bytes of an entry come from.
  package enum Content {
    /// Kept as they are: what is compressed already, and what is small.
    case stored([UInt8])
    case deflating([UInt8], level: Int = ODFPackage.level)
    /// Compressed before, for many packages.
    case deflated(DeflatedBytes)
    /// Asked for piece by piece, at least one byte and at most 4 GiB in all.
    ///
    /// The function puts the next piece in place of what it is given, and returns `false` at the end.
    case pieces(level: Int = ODFPackage.level, (inout [UInt8]) throws -> Bool)
  }

  /// How hard deflate tries unless an entry says otherwise.
  package static let level = 6

  package let kind: Kind
  private let entries: [Entry]

  package init(_ kind: Kind, entries: [Entry]) {
    self.kind = kind
    let paths = entries.map { Array($0.path.utf8) }
    // By bytes: the order of strings may differ from one version of Unicode to the next.
    self.entries = entries.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
      .map { entries[$0] }
  }

  /// Writes the package at the sink's place; the sink stands at the package's end afterwards.
  ///
  /// What was written is no package when this throws.
  ///
  /// - Throws: What the sink or the pieces of an entry throw, and ``ODFPackageError``.
  /// - Complexity: O(*n*) in the bytes; a piece and the compressor are in memory at a time.
  package func write(to sink: any SeekableByteSink) throws {
    let archive = ZipArchive()
    archive.add("mimetype", .stored(Array(kind.rawValue.utf8)))
    archive.add("META-INF/manifest.xml", .stored(try ODFManifest.bytes(kind, entries)))
    for entry in entries { archive.add(entry.path, entry.content) }
    try archive.write(to: sink)
  }
}

/// Why a package could not be written.
package enum ODFPackageError: Error, Hashable {
  /// An entry has more than the 4 GiB that a package without extensions of ZIP holds.
  case entryTooLarge(path: String)
  /// A character in a title, a name or an address that XML 1.0 has no way to write (§2.2).
  case forbiddenCharacter(Unicode.Scalar, context: String)
  /// What libzip says, such as that no memory is left.
  case archive(String)
}
