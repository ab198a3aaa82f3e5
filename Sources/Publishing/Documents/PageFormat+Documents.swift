import Content

extension PageFormat {
  /// What the file is called that holds a page in this format, beside its `index.html`; `nil` for formats of data.
  var documentName: String? {
    switch self {
    case .odt: "index.odt"
    case .md: "index.md"
    case .csv, .json, .ods: nil
    }
  }
}

extension Site {
  /// The formats in which pages are offered beside HTML, in the order of the settings.
  var documentFormats: [PageFormat] { settings.formats.filter { $0.documentName != nil } }

  /// The absolute form of a link as a page has it.
  func absoluteURL(ofHref href: String, on page: Page) -> String {
    switch href.utf8.first {
    case UInt8(ascii: "/"): baseURL.dropLast() + Address.encoded(href: href)
    case nil, UInt8(ascii: "#"), UInt8(ascii: "?"): page.url + Address.encoded(href: href)
    default: Address.encoded(href: href)
    }
  }
}
