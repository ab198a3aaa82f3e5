import ArgumentParser
import Content
import Diagnostics
import OpenData
import Publishing

/// Which translations are said to be up to date.
struct Acceptance {
  /// Addresses or files; none for all pages.
  let pages: [String]
  let language: String?
  let date: CalendarDate

  /// Records them.
  ///
  /// - Returns: The ledger's bytes, and what is new in it.
  /// - Throws: A validation error for a page or language that has no translation.
  func apply(
    _ records: [TranslationRecord], to ledger: TranslationLedger
  ) throws -> (bytes: [UInt8], accepted: [TranslationRecord]) {
    let present = records.filter { !$0.sections.isEmpty }
    if let language, !present.contains(where: { $0.language == language }) {
      throw ValidationError("No page of the site is translated into '\(language)'.")
    }
    let inLanguage = present.filter { language == nil || $0.language == language }
    let wanted = try pages.isEmpty ? inLanguage : pages.flatMap { try named($0, inLanguage) }
    var entries: [String: TranslationLedger.Entry] = [:]
    var accepted: [TranslationRecord] = []
    for record in wanted {
      let name = TranslationLedger.name(of: record.key)
      var entry =
        entries[name] ?? ledger[name] ?? TranslationLedger.Entry(page: name, accepted: [:])
      if entry.accepted[record.language]?.sections != record.sections {
        entry.accepted[record.language] = TranslationLedger.Accepted(
          date: date, sections: record.sections)
        accepted.append(record)
      }
      entries[name] = entry
    }
    return (ledger.recording(Array(entries.values)), accepted)
  }

  private func named(
    _ page: String, _ records: [TranslationRecord]
  ) throws -> [TranslationRecord] {
    let found = records.filter { $0.isCalled(page) }
    if !found.isEmpty { return found }
    let near = Spelling.nearest(to: page, in: records.map(\.address))
    throw ValidationError(
      "'\(page)' is no page with a translation"
        + (near.map { "; did you mean '\($0)'?" } ?? "; gazette translations lists them."))
  }
}

extension TranslationRecord {
  /// Whether a person means this page by an address, in any language, or by a file of it.
  fileprivate func isCalled(_ name: String) -> Bool {
    if name == address || name + "/" == address { return true }
    var path = name.hasPrefix("content/") ? String(name.dropFirst("content/".count)) : name
    if path.hasPrefix("/") { path.removeFirst() }
    if path.hasPrefix(language + "/") { path.removeFirst(language.count + 1) }
    while path.hasSuffix("/") { path.removeLast() }
    if path.hasSuffix(".md") {
      path.removeLast(3)
      if let dot = path.lastIndex(of: "."), !path[dot...].contains("/") {
        path = String(path[..<dot])
      }
    }
    return path == TranslationLedger.name(of: key) || (path.isEmpty && key == .home)
  }
}
