import OpenData

/// The parts of an office document: an archive that is asked for names, never unpacked into a folder.
package struct Package {
  private let archive: ZipReader
  private let partLimit: Int

  package init(_ bytes: [UInt8], partLimit: Int = ODTReader.partLimit) throws(ImportFailure) {
    self.partLimit = partLimit
    // Microsoft's older container, which the newer Word keeps encrypted documents in.
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      throw .unreadable(
        "it is protected by a password, or in Word's old format",
        help: "Save it as .docx or .odt, without a password.")
    }
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

  /// Whether a password is needed for its parts, as OpenDocument's manifest says (part 2, §3.4).
  var isEncrypted: Bool {
    // A manifest that can't be read says nothing; its parts will.
    guard let manifest = try? xml("META-INF/manifest.xml") else { return false }
    return manifest.elements.contains { $0.first("manifest:encryption-data") != nil }
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
