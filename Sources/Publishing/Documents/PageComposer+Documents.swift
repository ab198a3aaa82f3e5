import Content
import Diagnostics
import Markup
import OpenData

extension PageComposer {
  /// The page as a document and as Markdown, where the site's formats name them; offers both first
  /// among the downloads of `model`, which is complete but for them.
  ///
  /// A section and the home page are lists of others: they are offered where they have a text of their own.
  mutating func documents(of model: inout PageModel) -> [(path: OutputPath, bytes: [UInt8])] {
    guard page.role == .page || !document.blocks.isEmpty else { return [] }
    var downloads: [DownloadModel] = []
    var files: [(path: OutputPath, bytes: [UInt8])] = []
    for format in site.documentFormats {
      guard let name = format.documentName, let bytes = bytes(of: model, as: format) else {
        continue
      }
      files.append((Address.outputPath(page.permalink + name), bytes))
      downloads.append(
        DownloadModel(
          title: words("page_document"), url: page.href + name,
          format: format.rawValue.uppercased(), size: words.size(bytes.count)))
    }
    model.foot?.downloads.insert(contentsOf: downloads, at: 0)
    return files
  }

  private mutating func bytes(of model: PageModel, as format: PageFormat) -> [UInt8]? {
    switch format {
    case .odt: officeDocument(of: model)
    case .md: PageMarkdown(text: text, unit: unit, license: license).bytes
    case .csv, .json, .ods: nil
    }
  }

  private mutating func officeDocument(of model: PageModel) -> [UInt8]? {
    guard let writer = furniture.documents else { return nil }
    var document = PageDocument(self, model)
    let content = document.content()
    diagnostics += document.diagnostics
    do {
      let buffer = ByteBuffer()
      try writer.write(content, to: buffer)
      return buffer.bytes
    } catch {
      report(error)
      return nil
    }
  }

  /// Tells what of the page no document can hold.
  private mutating func report(_ error: any Error) {
    switch error as? TextDocumentError {
    case .forbiddenCharacter(let scalar, let context): report(scalar, in: context)
    case .nestingTooDeep:
      report(
        .nestingTooDeep, "The text is nested too deep for its document (ODT)", at: .start,
        help: "Lists, quotations and emphasis lie within one another more than 90 times.")
    case .unknownFootnote, .unknownPicture, .duplicatePicture, nil:
      if case .forbiddenCharacter(let scalar, let context)? = error as? ODFPackageError {
        report(scalar, in: context)
      } else {
        report(
          .unwritableDocument, "The page can't be written as a document (ODT): \(error)",
          at: .start, help: "Take odt out of 'formats' until this is mended in the program.")
      }
    }
  }

  /// Tells a character at its place in the page's file; what front matter, settings or words give by an escape
  /// is told with the text that it is in.
  private mutating func report(_ scalar: Unicode.Scalar, in context: String) {
    let source = document.source
    let bytes = Array(String(scalar).utf8)
    let place = source.bytes.indices.first { source.bytes[$0...].starts(with: bytes) }
    let number = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
    let visible = String(
      String.UnicodeScalarView(
        context.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    let holder = place == nil ? "'\(visible.shortened(to: 40))' holds" : "The text holds"
    report(
      .controlCharacter,
      "\(holder) the control character \(name), which no office document may hold",
      at: place.map { source.range(of: $0..<($0 + bytes.count)) } ?? .start,
      help: "Take it out; it often comes along when text is copied from other programs.")
  }
}
