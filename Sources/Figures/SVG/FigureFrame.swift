/// The figure round a drawing: caption, legend, and the drawing's names.
struct FigureFrame {
  let id: String
  let caption: String
  let title: String
  let description: String

  /// Appends `<figure>` with its caption and what `body` writes.
  func write(to writer: inout MarkupWriter, _ body: (inout MarkupWriter) -> Void) {
    writer.open("figure", ["class": "figure-block"])
    writer.lineBreak()
    if !caption.isEmpty {
      writer.element("figcaption", text: caption)
      writer.lineBreak()
    }
    body(&writer)
    writer.close("figure")
    writer.lineBreak()
  }

  /// The references to the drawing's name and description.
  var labelledBy: String { "\(id):t \(id):d" }

  func appendNames(to writer: inout MarkupWriter) {
    writer.element("title", ["id": "\(id):t"], text: title)
    writer.element("desc", ["id": "\(id):d"], text: description)
  }
}
