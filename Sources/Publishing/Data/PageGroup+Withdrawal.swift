import Content
import Diagnostics
import Markup
import OpenData

/// What the page of a dataset says of its withdrawal, which holds for all its languages.
struct DatasetWithdrawal: Sendable {
  var date: CalendarDate
  /// By language, where the languages say it in words of their own.
  var reason: LocalizedText
  var approver: LocalizedText
  var successor: Located<String>?
  /// The version of the page that says it first.
  var page: Page
  /// Where it is written in that version's file.
  var range: SourceRange
}

extension PageGroup {
  /// Why and since when the data of this page are no longer offered; `nil` where they are, and for pages of other
  /// types.
  ///
  /// It is enough that one language says so: files belong to all of them.
  func withdrawal(in pages: [Page]) -> DatasetWithdrawal? {
    var withdrawal: DatasetWithdrawal?
    for page in versions.lazy.compactMap({ $0.map { pages[$0] } }) {
      guard let own = page.frontMatter.dataset.withdrawal else { continue }
      let reason = own.reason.spoken(in: page.language)
      let approver = own.approver.spoken(in: page.language)
      guard let known = withdrawal else {
        withdrawal = DatasetWithdrawal(
          date: own.date, reason: reason, approver: approver, successor: own.successor,
          page: page, range: own.range)
        continue
      }
      withdrawal?.reason = known.reason.merging(
        reason, in: page.language, original: known.page.language)
      withdrawal?.approver = known.approver.merging(
        approver, in: page.language, original: known.page.language)
    }
    return withdrawal
  }
}

extension PageComposer {
  /// Tells what cannot be so: data that are still offered on the day, that went before they came, or that follow
  /// themselves.
  ///
  /// It is told once, in the language that says it first.
  mutating func checkWithdrawal() {
    guard let withdrawal, withdrawal.page.languageIndex == page.languageIndex else { return }
    if withdrawal.date > site.options.today {
      report(
        .wrongDate, "The data are withdrawn on \(withdrawal.date), a day that is yet to come",
        at: withdrawal.range,
        help: "They are taken out at once. Say so on the day itself, or write the day of today.")
    }
    if let issued = frontMatter.date, withdrawal.date < issued {
      report(
        .wrongDate,
        "The data are withdrawn on \(withdrawal.date), before they were issued on \(issued)",
        at: withdrawal.range, help: "Mend 'date' of the page or of 'withdrawn'.")
    }
    if let successor = withdrawal.successor, let target = resolvedSuccessor(of: withdrawal)?.target,
      site.page(at: target.address, preferring: page.languageIndex)?.key == page.key
    {
      report(
        .wrongValue, "The data are followed by themselves", at: successor.range,
        help: "Name the page of what takes their place, or take 'successor' out.")
    }
  }

  /// What catalogues tell of the withdrawal of the page's data.
  mutating func publishedWithdrawal() -> Withdrawal? {
    guard let withdrawal else { return nil }
    var published = Withdrawal(
      date: withdrawal.date, reason: withdrawal.reason, approver: withdrawal.approver)
    published.successor = resolvedSuccessor(of: withdrawal).map { resolved in
      guard let target = resolved.target else { return resolved.link.href }
      return site.absoluteURL(target.address)
        + (target.fragment.map { "#" + Address.encoded($0) } ?? "")
    }
    return published
  }
}

extension LocalizedText {
  /// Text of a page that names no language is in the page's own.
  fileprivate func spoken(in language: Language) -> LocalizedText {
    tags.isEmpty ? LocalizedText([(language.tag, self[language])]) : self
  }
}
