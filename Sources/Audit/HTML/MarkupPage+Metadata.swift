import OpenData

/// What a page says of itself in its head.
extension MarkupPage {
  /// The content of a `meta` element by its name, in small letters; `nil` where there is none or it is blank.
  func metadata(_ name: StaticString) -> String? {
    for meta in tree.elements(.meta) where meta.bytes(.name)?.isEqual(ignoringCase: name) ?? false {
      let content = (meta.bytes(.content) ?? []).trimmed
      if !content.isBlank { return content.string }
    }
    return nil
  }

  /// What it gives as its description.
  var description: String? { metadata("description") ?? metadata("dc.description") }

  /// The day that it gives as its own.
  var day: CalendarDate? {
    let names: [StaticString] = ["dcterms.modified", "dc.date", "dc.date.modified", "date"]
    return names.lazy.compactMap { metadata($0) }.compactMap {
      CalendarDate(parsing: String($0.prefix(10)))
    }.first
  }

  /// Whether it asks search engines to leave it out.
  var isHiddenFromSearch: Bool { metadata("robots")?.lowercased().holds("noindex") ?? false }

  /// The title as it stands in the head.
  var title: Element? { tree.elements(.title).first { $0.parent?.name == .head } }
}

extension MarkupPage {
  /// Its words as rules of official writing look at them, by the official list of words.
  var words: WrittenText? {
    guard let text else { return nil }
    let marks = WritingScan.marks(
      in: text.prose, of: text.file, table: .official, isChinese: true)
    return WrittenText(
      file: text.file, marks: marks, isChinese: !text.prose.isEmpty, day: day, markup: text)
  }
}
