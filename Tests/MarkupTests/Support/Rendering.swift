import Diagnostics
import Markup
import Testing

/// A Markdown text parsed as a page's body.
func parsed(_ markdown: String) -> Document {
  Document.parse(SourceFile(path: "content/page.md", text: markdown)).document
}

/// The HTML of a Markdown text with its notes.
func rendered(
  _ markdown: String, as style: RenderOptions.Style = .page,
  _ configure: (inout RenderOptions) -> Void = { _ in }
) -> String {
  renderedPage(markdown, as: style, configure).html
}

/// The HTML of a Markdown text with its notes, and the renderer that wrote it.
func renderedPage(
  _ markdown: String, as style: RenderOptions.Style = .page,
  _ configure: (inout RenderOptions) -> Void = { _ in }
) -> (html: String, renderer: HTMLRenderer) {
  let document = parsed(markdown)
  var options = RenderOptions()
  options.style = style
  configure(&options)
  var renderer = HTMLRenderer(document: document, options: options)
  var output: [UInt8] = []
  renderer.render(document.blocks, to: &output)
  renderer.renderFootnotes(to: &output)
  return (String(decoding: output, as: UTF8.self), renderer)
}

/// Expects a Markdown text to become exactly this HTML.
func expectHTML(
  _ markdown: String, _ html: String, as style: RenderOptions.Style = .page,
  _ configure: (inout RenderOptions) -> Void = { _ in },
  at location: SourceLocation = #_sourceLocation
) {
  #expect(rendered(markdown, as: style, configure) == html, sourceLocation: location)
}

/// Expects a Markdown text to become HTML with this in it.
func expectHTML(
  _ markdown: String, contains part: String, as style: RenderOptions.Style = .page,
  _ configure: (inout RenderOptions) -> Void = { _ in },
  at location: SourceLocation = #_sourceLocation
) {
  let html = rendered(markdown, as: style, configure)
  #expect(html.contains(part), "\(html)", sourceLocation: location)
}
