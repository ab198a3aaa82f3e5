import Diagnostics
import Encodings
import Import
import OpenData
import Workspace

/// Reads one document into a page, by what its name ends in.
struct FileImport {
  let path: String
  let options: ImportOptions

  /// More than any document of text has; images lie in packages and count there.
  private static let byteLimit = 128 << 20
  /// Of HTML and CSV, which are read whole by other programs or shown as one page.
  private static let textLimit = 16 << 20

  /// The name without folders and ending.
  private var name: String {
    let last = SourcePath(path).lastComponent
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
  }

  private var ending: String {
    SourcePath(path).lastComponent.split(separator: ".").last.map { $0.lowercased() } ?? ""
  }

  /// - Throws: ``ImportFailure``, ``FileSystemError``, ``ChildProcess/Failure``, ``PandocFailure``.
  func page() throws -> ImportedPage {
    let isText = ["html", "htm", "csv"].contains(ending)
    let limit = isText ? Self.textLimit : Self.byteLimit
    guard ["odt", "docx"].contains(ending) || isText else {
      throw ImportFailure.unreadable(
        ending == "doc"
          ? "Word's old format is not read; save it as .docx or .odt"
          : "only .odt, .docx, .html and .csv are read")
    }
    guard try InputFile.byteCount(of: path) <= limit else {
      throw ImportFailure.unreadable("it has more than \(limit >> 20) MB; divide it")
    }
    let bytes = try InputFile.read(path)
    switch ending {
    case "odt": return try openDocument(bytes)
    case "docx": return try word(bytes)
    case "csv":
      return try ImportedPage(
        csv: bytes, file: SourcePath(path).lastComponent, name: name, options: options)
    default: return try html(bytes)
    }
  }

  private func openDocument(_ bytes: [UInt8]) throws -> ImportedPage {
    let (document, package) = try ODTReader.read(bytes)
    return try ImportedPage(document, name: name, options: options) {
      source throws(ImportFailure) in
      try package.bytes(of: source)
    }
  }

  private func word(_ bytes: [UInt8]) throws -> ImportedPage {
    let package = try Package(bytes)
    try WordReader.check(package)
    let json = try Pandoc.json(of: path, format: "docx+styles")
    let document = try WordReader.read(package, pandoc: json)
    return try ImportedPage(document, name: name, options: options) {
      source throws(ImportFailure) in
      try package.bytes(of: "word/" + source)
    }
  }

  private func html(_ bytes: [UInt8]) throws -> ImportedPage {
    guard UTF8Validation.firstInvalidByte(in: bytes) == nil else {
      let isBig5 = Big5.isLikely(bytes[...], isWhole: true)
      let command = Big5.conversionCommand(for: SourcePath(path), from: "BIG5-HKSCS")
      throw isBig5
        ? ImportFailure.unreadable("it is Big5, not UTF-8", help: "Convert it: \(command)")
        : ImportFailure.unreadable("it is no UTF-8", help: "Save it as UTF-8.")
    }
    let json = try Pandoc.json(of: path, format: "html")
    let document = try PandocReader.read(json)
    let folder = SourcePath(path).directory
    return try ImportedPage(document, name: name, options: options) {
      source throws(ImportFailure) in
      Self.image(source, beside: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    }
  }

  /// The bytes of an image that lies in the folder of the HTML file or beneath it; `nil` for any other.
  private static func image(_ source: String, beside folder: String) -> [UInt8]? {
    guard let decoded = PercentEncoding.decoded(source), !decoded.contains(":"),
      !decoded.hasPrefix("/")
    else { return nil }
    let path = decoded.prefix { $0 != "?" && $0 != "#" }
    return try? InputFile.read(String(path), beneath: folder, limit: 32 << 20)
  }

  /// Whether a page can have this name: what names are made of, `-` and `_`.
  ///
  /// An underscore at its head is a section's, and `index` the folder's own page.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix("_") && name.lowercased() != "index"
      && name.unicodeScalars.allSatisfy {
        $0 == "-" || $0 == "_" || PageName.make(of: String($0)) != nil
      }
  }

  static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    }
  }
}
