import Content
import Encodings
import Publishing

/// The page that is shown until there is one of the site.
enum EmptyPage {
  /// In the site's first language.
  static func bytes(_ languages: [Words]) -> [UInt8] {
    guard let words = languages.first else { return [] }
    let title = HTMLEscaping.escaped(words("serve_empty_title"))
    let text = HTMLEscaping.escaped(words("serve_empty_text"))
    let page = """
      <!DOCTYPE html>
      <html lang="\(HTMLEscaping.escaped(words.language.tag))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <p>\(text)</p>
      </main>
      </body>
      </html>

      """
    return Array(page.utf8)
  }
}
