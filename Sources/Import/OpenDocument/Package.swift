import OpenData

/// The parts of an office document: an archive that is asked for names, never unpacked into a folder.
package struct Package {
  private let archive: ZipReader
  private let partLimit: Int

  package init(_ bytes: [UInt8], partLimit: Int = ODTReader.partLimit) throws(ImportFailure) {
    self.partLimit = partLimit
    do {
      archive = try ZipReader(bytes)
    } catch {
      throw ImportFailure(error)
    }
  }

  package var names: [String] { archive.names }

  package func bytes(of name: String) throws(ImportFailure) -> [UInt8]? {
    do {
      return try archive.bytes(of: name, limit: partLimit)
    } catch {
      throw ImportFailure(error)
    }
  }

  func xml(_ name: String) throws(ImportFailure) -> XMLElement? {
    guard let bytes = try bytes(of: name) else { return nil }
    return try XMLParser.parse(bytes)
  }
}

extension ImportFailure {
  init(_ error: ZipReadingError) {
    switch error {
    case .damaged(let words): self = .unreadable("the file is damaged (\(words))")
    case .encrypted: self = .unreadable("it is protected by a password")
    case .tooLarge(let name, let limit): self = .tooLarge(part: name, limit: limit)
    }
  }
}
