import Content
import Diagnostics
import OpenData

/// The files of a document's images, each once.
struct DocumentPictures {
  private(set) var all: [TextDocument.Picture] = []
  private var indices: [SourcePath: Int] = [:]

  /// The picture at an address of the site, read where it was not yet.
  ///
  /// - Returns: `nil` where nothing stands there that is a PNG, a JPEG or a GIF.
  mutating func index(
    ofImageAt address: String, in site: Site, reads: Reads, _ diagnostics: inout [Diagnostic]
  ) -> Int? {
    guard case .file(let group, let name, _)? = site.addresses[address],
      let file = site.groups[group].files.first(where: { $0.name == name })
    else { return nil }
    if let known = indices[file.source] { return known }
    reads.note(.file(file.source))
    do {
      let bytes = try site.tree.bytes(of: file.source)
      guard let header = ImageHeader(bytes) else { return nil }
      let number = all.count + 1
      all.append(
        TextDocument.Picture(
          name: "image-\(number).\(header.format.rawValue)",
          mediaType: header.format.mediaType, bytes: bytes, width: header.width,
          height: header.height))
      indices[file.source] = all.count - 1
      return all.count - 1
    } catch {
      diagnostics.append(Diagnostic(reading: file.source, error))
      return nil
    }
  }
}
