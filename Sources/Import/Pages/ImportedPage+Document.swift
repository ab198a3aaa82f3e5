import Content
import Diagnostics
import Markup
import OpenData

extension ImportedPage {
  /// Makes a page of a document.
  ///
  /// - Parameters:
  ///   - document: What was read of the file.
  ///   - name: The file's name without its ending.
  ///   - options: What the person says of the page.
  ///   - picture: The bytes of an image by its name in the document; `nil` where there are none.
  /// - Throws: ``ImportFailure`` for a document without text.
  package init(
    _ document: ImportedDocument, name: String, options: ImportOptions,
    picture: (String) throws(ImportFailure) -> [UInt8]?
  ) throws(ImportFailure) {
    var document = document
    let isOwn = !document.metadata.page.isEmpty
    try Self.requireText(document)
    var draft = Draft(document.metadata, name: name, options: options)
    if isOwn {
      document.blocks = document.blocks.map { block in
        guard case .heading(let level, let id, let inlines) = block else { return block }
        return .heading(level: min(6, level + 1), id: id, inlines)
      }
    } else {
      let head = PageHead(taking: &document.blocks)
      draft.take(head)
      document.blocks = OutlineRecognition.recognise(document.blocks).withTableCaptions()
        .withHeadingLevels()
    }
    draft.complete(text: document.blocks.plainText)
    if draft.isReport, !isOwn {
      draft.outline = OutlineDraft(&document.blocks, language: draft.language)
    }
    var images = ImportedImages()
    try images.take(document, picture: picture)
    let body = Self.body(document, id: draft.id, images: images, isOwn: isOwn)
    let frontMatter = draft.frontMatter()
    self.init(
      type: draft.type, language: draft.language, id: draft.id,
      markdown: frontMatter.text + "\n" + body.text, files: images.files,
      losses: document.losses + body.losses, openKeys: frontMatter.openKeys)
  }

  private static func requireText(_ document: ImportedDocument) throws(ImportFailure) {
    guard document.blocks.plainText.trimmed.isEmpty else { return }
    throw document.imageSources.isEmpty ? .empty : .onlyImages
  }

  /// Writes the text twice: only what the first one comes to tells which ids its headings have.
  private static func body(
    _ document: ImportedDocument, id: String, images: ImportedImages, isOwn: Bool
  ) -> (text: String, losses: [Loss]) {
    var destinations = Destinations(
      images: images.names.mapValues { "\(id)/\($0)" },
      siteURL: document.metadata.page["site"])
    var writer = MarkdownWriter(destinations: destinations)
    let first = writer.text(of: document)
    let source = SourceFile(path: "page.md", text: first)
    let anchors = Document.parse(source).document.headings.map(\.anchor)
    let names = document.blocks.compactMap { block -> String?? in
      if case .heading(_, let id, _) = block { .some(id) } else { nil }
    }
    var ids: [Int: String] = [:]
    for (index, (anchor, name)) in zip(anchors, names).enumerated() {
      guard let name else { continue }
      destinations.anchors[name] = isOwn ? name : anchor
      // Addresses of headings that were published stay.
      if isOwn, name != anchor { ids[index] = name }
    }
    guard !destinations.anchors.isEmpty else { return (first, writer.losses) }
    writer = MarkdownWriter(destinations: destinations)
    writer.headingIDs = ids
    let text = writer.text(of: document)
    return (text, writer.losses)
  }
}
