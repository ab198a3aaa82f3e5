import Encodings

extension Catalog {
  /// An Atom feed of the changes of datasets in one language (RFC 4287).
  ///
  /// - Parameters:
  ///   - tag: The language.
  ///   - address: Where the feed lies, which is its id as well, absolute.
  ///   - title: What the feed is called.
  ///   - kinds: The word for each kind of change; what has none is titled without.
  /// - Returns: The feed; `nil` while nothing changed, as a feed must say when it was last updated.
  package func changesAtom(
    tag: String, at address: String, title: String, kinds: [DatasetChange.Kind: String]
  ) -> [UInt8]? {
    let changes = changes
    guard let newest = changes.first else { return nil }
    let address = IRI(address).text
    var xml = XMLWriter()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", tag)])
    xml.element("id", address)
    xml.element("title", title)
    xml.element("updated", Self.timestamp(newest.date))
    xml.empty(
      "link", [("rel", "self"), ("type", "application/atom+xml"), ("href", address)])
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", uri.text)])
    xml.open("author")
    xml.element("name", publisher.name[tag: tag])
    xml.close("author")
    xml.element("rights", license.title[tag: tag])
    for change in changes { append(change, word: kinds[change.kind], tag: tag, to: &xml) }
    xml.close("feed")
    return xml.output
  }

  private func append(
    _ change: DatasetChange, word: String?, tag: String, to xml: inout XMLWriter
  ) {
    let dataset = change.dataset
    let words = [dataset.title[tag: tag], change.version?.number.description, word]
    xml.open("entry")
    xml.element("id", change.id.text)
    xml.element("title", words.compactMap(\.self).joined(separator: " "))
    xml.element("updated", Self.timestamp(change.date))
    let page = dataset.page(in: tag, orOneOf: languages).map { IRI($0) } ?? uri(of: dataset)
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", page.text)])
    var category = [("term", change.kind.rawValue), ("scheme", part("change").text)]
    if let word { category.append(("label", word)) }
    xml.empty("category", category)
    xml.element("summary", summary(of: change, tag: tag))
    xml.close("entry")
  }

  /// Why it changed; without a note, what the dataset is.
  private func summary(of change: DatasetChange, tag: String) -> String {
    let note = change.version?.note?[tag: tag]
    guard change.kind == .withdrawn else { return note ?? change.dataset.description[tag: tag] }
    return change.dataset.withdrawal?.reason[tag: tag] ?? note
      ?? change.dataset.description[tag: tag]
  }
}
