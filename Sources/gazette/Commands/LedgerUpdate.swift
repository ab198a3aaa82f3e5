import Content
import Diagnostics
import OpenData
import Publishing

/// What a release adds to one file of the ledger.
struct LedgerUpdate {
  let path: SourcePath
  /// What the file lists, in the singular.
  let noun: String
  /// How many of them it has.
  let knownCount: Int
  /// What is new, a line each.
  let additions: [String]
  /// What the additions are called, in the singular.
  let addedNoun: String
  /// Whether they are told one by one where they are recorded.
  let listsAdditions: Bool
  /// How much the file then has: `120 in all`.
  let total: String
  /// The whole file with the additions.
  let bytes: [UInt8]

  /// The addresses that are new.
  ///
  /// - Throws: Where the ledger went away or cannot be read since the site was compiled.
  init(addresses: [String], tree: SourceTree) throws {
    path = AddressLedger.path
    let ledger = AddressLedger(tree.contains(path) ? try tree.bytes(of: path) : [])
    noun = "address"
    addedNoun = "new address"
    knownCount = ledger.count
    additions = ledger.additions(addresses)
    listsAdditions = false
    total = "\(knownCount + additions.count) in all"
    bytes = ledger.adding(additions)
  }

  /// The versions of datasets that are new, each with the note that is given, else that of its page.
  ///
  /// - Throws: Also where an entry could not be read again.
  init(
    datasets: [DatasetLedger.Entry], note: String?, languages: [String], tree: SourceTree
  ) throws {
    path = DatasetLedger.path
    let ledger = DatasetLedger(tree.contains(path) ? try tree.bytes(of: path) : [])
    noun = "dataset"
    knownCount = ledger.names.count
    var newCount = 0
    let entries = datasets.map { entry in
      // A withdrawal may be told in other words, which is no version.
      guard ledger[entry.name]?.versions.count != entry.versions.count else { return entry }
      newCount += 1
      var entry = entry
      if let note { entry.versions[entry.versions.count - 1].note = LocalizedText(note) }
      return entry
    }
    addedNoun = newCount == entries.count ? "new version" : "change"
    additions = entries.compactMap { Self.line($0, language: languages.first ?? "") }
    listsAdditions = true
    let count = Set(ledger.names).union(entries.map(\.name)).count
    total = "which has " + Summary.counted(count, noun)
    bytes = try ledger.recording(entries, tags: languages)
  }

  /// A version as a line: `visits 1.1.0 (rows): October was added`.
  private static func line(_ entry: DatasetLedger.Entry, language: String) -> String? {
    guard let version = entry.versions.last else { return nil }
    let note = version.note.map { ": " + $0[tag: language] } ?? ""
    return "\(entry.name) \(version.number) (\(version.change.rawValue))\(note)"
  }
}
