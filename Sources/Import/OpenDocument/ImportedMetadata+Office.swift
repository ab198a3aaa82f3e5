import OpenData

extension ImportedDocument.Metadata {
  /// Of `meta.xml`.
  init(odf document: XMLElement) {
    self.init()
    guard let meta = document.first("office:meta") else { return }
    for element in meta.elements {
      let text = element.text
      guard !text.isEmpty else { continue }
      switch element.name {
      case "dc:title": title = text
      case "dc:language": language = text
      case "meta:keyword": keywords.append(text)
      case "dc:date", "meta:creation-date":
        // The day of the last change, else of the first.
        if element.name == "dc:date" || date == nil { date = CalendarDate(timestamp: text) }
      case "meta:user-defined":
        if let name = element["meta:name"], name.hasPrefix(DocumentMark.prefix) {
          page[String(name.dropFirst(DocumentMark.prefix.count))] = text
        }
      default: break
      }
    }
  }

  /// Of `docProps/core.xml`.
  init(word document: XMLElement) {
    self.init()
    for element in document.elements {
      let text = element.text
      guard !text.isEmpty else { continue }
      switch element.name {
      case "dc:title": title = text
      case "dc:language": language = text
      case "cp:keywords":
        keywords = text.split { ",;，、；".contains($0) }
          .map { String($0).trimmed }
      case "dcterms:modified", "dcterms:created":
        if element.name == "dcterms:modified" || date == nil {
          date = CalendarDate(timestamp: text)
        }
      default: break
      }
    }
  }
}

extension CalendarDate {
  /// The day of `2026-01-20T08:00:00Z`.
  fileprivate init?(timestamp: String) {
    self.init(parsing: String(timestamp.prefix(10)))
  }
}
