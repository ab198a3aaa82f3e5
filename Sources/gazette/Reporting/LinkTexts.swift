import Content
import Diagnostics
import Markup

/// What readers see of a Markdown file's links, by where their addresses stand.
struct LinkTexts {
  private var texts: [SourcePosition: String] = [:]

  /// Of a file that is no page of the site, there are none.
  init(_ file: SourceFile, languages: [Language]) {
    // What is wrong with the file has been told when its page was made.
    var ignored: [Diagnostic] = []
    guard
      let location = PageLocation(file.path, languages: languages, diagnostics: &ignored)
    else { return }
    let page = PageSource(location: location, bytes: file.bytes)
    let document = Document.parse(file, from: page.bodyOffset).document
    for link in document.links {
      texts[link.range.start] = document.plainText(of: link.node)
    }
  }

  subscript(start: SourcePosition) -> String? { texts[start] }
}
