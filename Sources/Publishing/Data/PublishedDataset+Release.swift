import Content
import OpenData

/// How what a page publishes stands to what was released of it.
extension PublishedDataset {
  /// A version that is not released yet.
  struct NextVersion: Sendable, Hashable {
    var step: VersionStep
    /// The page's newest note of a change since the last version.
    var note: LocalizedText?
  }

  /// A public note of a change, in the language of the page that has it.
  struct ChangeNote: Sendable {
    var date: CalendarDate
    var text: String
    var tag: String
  }

  /// The tables as they are now, under the names that they have in the dataset.
  private func readings(languages: [Language]) -> [TableDigester.Reading] {
    resources(languages: languages).map { name, _, table in
      TableDigester.Reading(
        table: ContentSummary.Table(
          name: name,
          columns: table.columns.map { ContentSummary.Column(name: $0.name, type: $0.type) },
          rowCount: table.rowCount, digest: table.digest), first: table.firstRows)
    }
  }

  /// The day on which its content changed, as far as that is known: the words of its page may be younger.
  var lastChanged: CalendarDate? { released.last?.date ?? updated ?? issued }

  /// What it holds now.
  func content(languages: [Language]) -> ContentSummary {
    ContentSummary(tables: readings(languages: languages).map(\.table))
  }

  /// Finds the version that the content asks for after those that were released.
  ///
  /// A withdrawal takes all tables away, which asks for a major version as the loss of one does; so does an offer
  /// after a withdrawal, which is a first one again.
  mutating func compare(
    with entry: DatasetLedger.Entry?, languages: [Language], notes: [ChangeNote]
  ) {
    let last = released.last
    let step: VersionStep?
    if withdrawal != nil {
      let number = last.map(\.number.nextMajor) ?? .first
      step = last?.change == .withdrawn ? nil : VersionStep(number: number, change: .withdrawn)
    } else if let last, last.change == .withdrawn {
      step = VersionStep(number: last.number.nextMajor, change: .first)
    } else {
      step = nextVersion(
        after: last, before: entry?.content ?? ContentSummary(tables: []),
        now: readings(languages: languages))
    }
    next = step.map { NextVersion(step: $0, note: Self.newest(of: notes, since: last?.date)) }
  }

  /// The newest notes, in each language that has one of that day; a first version needs none.
  private static func newest(of notes: [ChangeNote], since day: CalendarDate?) -> LocalizedText? {
    guard let day, let newest = notes.map(\.date).max(), newest > day else { return nil }
    var texts: [(tag: String, text: String)] = []
    for note in notes where note.date == newest && !texts.contains(where: { $0.tag == note.tag }) {
      texts.append((note.tag, note.text))
    }
    return LocalizedText(texts)
  }
}
