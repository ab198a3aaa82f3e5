package import Diagnostics

extension SiteFolder {
  /// Puts a file of the site in place of the one that stands at `path`, or makes it, with the folders on its way.
  ///
  /// Whoever reads the file sees the old one or the new one whole, also after a power cut: sources, unlike the
  /// output, cannot be made again.
  ///
  /// - Throws: What the disk said; the old file then stands.
  package func replace(_ path: SourcePath, with bytes: [UInt8]) throws(FileSystemError) {
    try FolderHandle.open(self.path.string).replaceFile(at: path.string, with: bytes)
  }
}
