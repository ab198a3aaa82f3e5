extension HTMLRenderer {
  /// Appends an alert as the theme draws it; in a fragment, as GitHub writes it.
  mutating func writeAlert(_ index: Int32, to output: inout [UInt8]) {
    guard let kind = AlertKind(rawValue: document.nodes[Int(index)].payload) else {
      return writeChildren(of: index, to: &output)
    }
    let title = options.labels.alertTitles[kind] ?? kind.className.description
    breakLine(&output)
    if isPage {
      alertCount += 1
      let id = "\(options.idPrefix)a\(alertCount):title"
      output.write("<aside class=\"notice notice-")
      output.write(kind.className)
      output.write("\" aria-labelledby=\"")
      output.writeEscaped(id)
      output.write("\">\n<p class=\"notice-title\"")
      writeID(id, to: &output)
      output.write("><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">")
      output.write(kind.iconPaths)
      output.write("</svg>")
    } else {
      output.write("<div class=\"markdown-alert markdown-alert-")
      output.write(kind.className)
      output.write("\">\n<p class=\"markdown-alert-title\">")
    }
    output.writeEscaped(title)
    output.write("</p>\n")
    writeChildren(of: index, to: &output)
    breakLine(&output)
    output.write(isPage ? "</aside>\n" : "</div>\n")
  }
}

extension AlertKind {
  /// The variant of the class: `notice-warning`.
  fileprivate var className: StaticString {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  /// The theme's icon on a grid of 24.
  fileprivate var iconPaths: StaticString {
    switch self {
    case .note: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.6v.2"/>"#
    case .tip:
      #"<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5.9 1.2.9 2.1h5.2c0-.9.3-1.6.9-2.1A6 6 0 0 0 12 3z"/>"#
    case .important:
      #"<path d="M4 4.5h16v12H9.5L5.5 20v-3.5H4z"/><path d="M12 7.5v4M12 13.8v.2"/>"#
    case .warning: #"<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.5M12 16.8v.2"/>"#
    case .caution:
      #"<path d="M8.2 3.5h7.6l4.7 4.7v7.6l-4.7 4.7H8.2l-4.7-4.7V8.2z"/><path d="M12 7.5v5.5M12 16v.2"/>"#
    }
  }
}
