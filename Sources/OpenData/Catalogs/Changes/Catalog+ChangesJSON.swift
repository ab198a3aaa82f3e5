import Encodings

extension Catalog {
  /// `changes.json`: every change of every dataset, the newest first, texts by language tag.
  ///
  /// A harvester keeps the `id` of the first entry and next time reads up to it.
  package var changesJSON: [UInt8] {
    let changes = changes
    var document = JSONObject()
    document.set("catalog", uri.text)
    document.set("updated", changes.first.map { Self.timestamp($0.date) })
    document.set("changes", .array(changes.map(entry)))
    return document.json.file
  }

  private func entry(_ change: DatasetChange) -> JSON {
    var entry = JSONObject()
    entry.set("id", change.id.text)
    entry.set("kind", change.kind.rawValue)
    entry.set("date", Self.timestamp(change.date))
    entry.set("dataset", uri(of: change.dataset).text)
    entry.set("title", map(change.dataset.title))
    entry.set("version", change.version?.number.description)
    entry.set("change", change.version?.change.rawValue)
    entry.set("sha256", change.version?.digest)
    entry.set("note", change.version?.note.map(map))
    if change.kind == .withdrawn, let withdrawal = change.dataset.withdrawal {
      entry.set("reason", map(withdrawal.reason))
      entry.set("approver", map(withdrawal.approver))
      entry.set("successor", withdrawal.successor.map { IRI($0).text })
    }
    return entry.json
  }

  private func map(_ text: LocalizedText) -> JSON {
    .object(text.texts(in: languages).map { JSON.Member($0.tag, .string($0.text)) })
  }
}
