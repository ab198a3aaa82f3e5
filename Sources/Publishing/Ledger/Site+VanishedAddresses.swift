import Content
import Diagnostics
import Hyperlinks

extension Site {
  /// What is wrong between the ledger and the files that the site is made of, `written`, as numbers of their
  /// addresses.
  ///
  /// An address is kept by a file, by a page that leads on from it, by one that says it is gone, or by another program
  /// that serves its folder (`elsewhere`). Those that one page, file or folder had are told together, in all languages.
  ///
  /// - Complexity: O(ledger) with nothing allocated while nothing is missing; O(addresses) where something is.
  func vanishedAddresses(from written: Set<UInt64>, isWhole: Bool) -> [Diagnostic] {
    guard let ledger = departures.ledger else { return [] }
    var diagnostics: [Diagnostic] = []
    var vanished: [Vanished] = []
    for line in ledger.lines(missingFrom: written) {
      let address = ledger.address(line)
      let range = SourceRange(line: line.number, column: 1, length: line.range.count)
      if let complaint = AddressLedger.complaint(about: address) {
        diagnostics.append(
          Diagnostic(
            .ledgerSyntax, "The line \(complaint)", file: AddressLedger.path, range: range,
            help: "A line is an address such as /plans/115/. Restore the file from its history; "
              + "`gazette release` adds what is new."))
      } else if let address, !isKept(address) {
        vanished.append(Vanished(address: address, range: range))
      }
    }
    // What something that is wrong would have written is not known: it is told at its place.
    guard isWhole, !vanished.isEmpty, departures.isComplete, !withheld.hasUnreadable else {
      return diagnostics
    }
    var formats = VanishedFormats()
    let others = vanished.filter { !formats.take($0, of: self, in: ledger) }
    return diagnostics + [formats.diagnostic].compactMap(\.self)
      + grouped(others).map { diagnostic(for: $0, written) }
  }

  /// Whether an address without a file of its own is answered for.
  private func isKept(_ address: String) -> Bool {
    if origins.isElsewhere(path: address) { return true }
    return switch addresses[address] {
    case .gone, .redirect: true
    default: false
    }
  }
}

/// A released address that nothing stands at, and its place in the ledger.
struct Vanished {
  let address: String
  let range: SourceRange

  private static let noteLimit = 5

  /// A note at each of some addresses that go with another one, and one that counts the rest.
  static func notes(on others: ArraySlice<Vanished>) -> [Note] {
    var notes = others.prefix(noteLimit).map {
      Note("\($0.address) would vanish too", file: AddressLedger.path, range: $0.range)
    }
    if let next = others.dropFirst(noteLimit).first {
      let count = others.count - noteLimit
      notes.append(
        Note(
          count == 1 ? "1 more follows" : "\(count) more follow", file: AddressLedger.path,
          range: next.range))
    }
    return notes
  }
}

extension Site {
  /// Puts together what went with one page or folder, under the address that says most.
  private func grouped(_ vanished: [Vanished]) -> [[Vanished]] {
    var folders: Set<String> = ["/"]
    for (address, _) in addresses.targets {
      for folder in ancestors(of: address) where !folders.insert(folder).inserted { break }
    }
    let groups = Dictionary(grouping: vanished) { vanished in
      let missing = ancestors(of: vanished.address).last { folder in
        !folders.contains(folder) || isUntranslated(folder)
      }
      return withoutPrefix(missing ?? vanished.address)
    }
    return groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      root, members in
      members.sorted { left, right in
        // The page itself before what lay beneath it, the first language before others.
        let leftRank = (left.address == root ? 0 : 1, left.range.start)
        let rightRank = (right.address == root ? 0 : 1, right.range.start)
        return leftRank < rightRank
      }
    }
  }

  /// Whether a page stands there that says that it is not there in this language.
  private func isUntranslated(_ address: String) -> Bool {
    if case .untranslated = addresses[address] { true } else { false }
  }

  /// The folders on the way to an address, itself first where it is one.
  func ancestors(of address: String) -> [String] {
    var folders: [String] = []
    var rest = address[...]
    while let slash = rest.lastIndex(of: "/"), slash != rest.startIndex {
      folders.append(String(rest[...slash]))
      rest = rest[..<slash]
    }
    return folders
  }

  func withoutPrefix(_ address: String) -> String {
    for language in languages where !language.prefix.isEmpty {
      if address.hasPrefix("/\(language.prefix)/") {
        return String(address.dropFirst(language.prefix.utf8.count + 1))
      }
    }
    return address
  }
}

extension Site {
  private func diagnostic(for group: [Vanished], _ written: Set<UInt64>) -> Diagnostic {
    let first = group[0]
    let address = first.address
    let others = group.dropFirst()
    let cause = cause(of: address)
    let headline =
      "\(address)" + (others.isEmpty ? "" : " and \(others.count) more of its addresses")
      + " \(others.isEmpty ? "was" : "were") released and would vanish"
    // What is claimed and not written would be no help: it vanishes as well.
    let near = nearest(to: address, languageIndex: languageIndex(at: address)).flatMap {
      written.contains(AddressNumber.of($0)) ? $0 : nil
    }
    return Diagnostic(
      .vanishedURL,
      headline
        + (cause.map { ", since \($0.reason)" } ?? near.map { "; the nearest is '\($0)'" } ?? ""),
      file: AddressLedger.path, range: first.range,
      help: (cause?.remedy ?? "Put it back") + ", put `aliases: [\(address)]` on the page that "
        + "takes its place, " + (address.hasSuffix("/") ? "keep it with `status: withdrawn`, " : "")
        + "or list it in content/gone.yml with a reason.",
      notes: Vanished.notes(on: others))
  }

  /// Why nothing stands at an address, where that can be told, and what would bring it back.
  private func cause(of address: String) -> (reason: String, remedy: String)? {
    for folder in [address] + ancestors(of: address) {
      guard let (path, reason) = withheld.page(at: folder) else { continue }
      switch reason {
      case .draft: return ("\(path) is a draft", "Take `draft` out of that page")
      case .future:
        return ("\(path) is dated after today", "Correct the `date` of that page")
      case .expired: return ("\(path) has expired", "Take `expires` out of that page")
      case .unreadable: continue
      }
    }
    for folder in ancestors(of: address) {
      guard case .untranslated(let group, let language) = addresses[folder] else { continue }
      let tag = languages[language].tag
      let key = groups[group].versions.compactMap(\.self).first.map { pages[$0].path.string }
      return ("\(key ?? folder) has no translation into '\(tag)' any more", "Put it back")
    }
    if let entry = departures.entries.first(where: {
      $0.date > options.today && ancestors(of: address).contains($0.url.value)
    }) {
      return ("\(entry.file) gives it up only on \(entry.date)", "Correct that `date`")
    }
    let parts = withoutPrefix(address).split(separator: "/")
    if parts.count == 3, parts[0] == "categories",
      let scheme = CategoryScheme(rawValue: String(parts[1]))
    {
      return ("class '\(parts[2])' is not in \(scheme.path)", "Put the class back")
    }
    return nil
  }
}
