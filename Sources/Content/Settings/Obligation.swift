package import Diagnostics
package import OpenData

/// Something that must be out by a day.
package struct Obligation: Sendable {
  /// How often it falls due.
  package enum Interval: String, Sendable, CaseIterable {
    case year
    case halfYear = "half-year"
    case month
  }

  /// What fulfils it: a page of a type, or a check of the links to other sites.
  package enum Subject: String, Sendable, CaseIterable {
    case plan, evaluation, faq, sop, dataset, news, page, links

    /// `nil` for what is no page.
    package var pageType: PageType? { PageType(rawValue: rawValue) }
  }

  /// The day of a year on which it falls due, such as 01-31.
  package struct DueDay: Sendable, Hashable {
    package let month: Int
    package let day: Int

    /// Reads `01-31`; `nil` for what is no day of a leap year.
    package init?(parsing text: String) {
      guard let date = CalendarDate(parsing: "2024-\(text)") else { return nil }
      month = date.month
      day = date.day
    }
  }

  package var id: String
  package var title: LocalizedText
  /// Any page where it is `nil`.
  package var type: Subject?
  /// The last day of the period where it is `nil`.
  package var due: DueDay?
  package var every: Interval
  package var unit: String?
  /// Where it is written.
  package var range: SourceRange

  package init(
    id: String, title: LocalizedText, every: Interval, range: SourceRange = .start
  ) {
    self.id = id
    self.title = title
    self.every = every
    self.range = range
  }
}

extension SettingsDecoder {
  mutating func decodeObligations() {
    for node in reader.list("obligations") {
      section(node, "obligations") { decoder, reader in
        for key in ["id", "title", "every"] { reader.require(key) }
        let title = reader.localizedText("title", languages: decoder.settings.languages)
        let interval = reader.choice("every", Obligation.Interval.self)
        let id = reader.text("id")
        var obligation = Obligation(
          id: id ?? "", title: title ?? LocalizedText(""), every: interval ?? .year,
          range: id == nil ? node.range : reader.range(of: "id"))
        obligation.type = reader.choice("type", Obligation.Subject.self)
        obligation.due = decoder.dueDay(in: &reader)
        obligation.unit = decoder.unit(in: &reader)
        decoder.settings.obligations.append(obligation)
      }
    }
  }

  private func dueDay(in reader: inout FieldReader) -> Obligation.DueDay? {
    guard let text = reader.text("due") else { return nil }
    let due = Obligation.DueDay(parsing: text)
    if due == nil {
      reader.report(
        .wrongDate, "'due' is '\(text)'; it takes a month and a day",
        at: reader.range(of: "due"), help: "Such as 01-31.")
    }
    return due
  }

  private func unit(in reader: inout FieldReader) -> String? {
    // What is wrong with the units is told where they stand, as it is for pages.
    reader.unit(among: settings.unitsOfPages)
  }
}
