import Encodings
import Publishing

/// Says how translations stand.
struct TranslationsPrinter {
  let records: [TranslationRecord]

  /// A line for each translation that asks for work: `stale  /plans/115/  en  參、實施對象`.
  var text: String {
    records.filter { $0.state != .current }.map { record in
      let detail =
        if case .stale(let sections) = record.state {
          "  " + sections.map { $0.isEmpty ? "(beginning)" : $0 }.joined(separator: ", ")
        } else {
          ""
        }
      return "\(record.word)  \(record.address)  \(record.language)\(detail)\n"
    }.joined()
  }

  var summary: String {
    let words = ["missing", "stale", "orphaned", "unrecorded", "current"]
    let counts = words.compactMap { word -> String? in
      let count = records.count { $0.word == word }
      return count == 0 ? nil : "\(Summary.grouped(count)) \(word)"
    }
    return counts.isEmpty ? "The site has one language\n" : counts.joined(separator: ", ") + "\n"
  }

  var json: JSON {
    .object([
      JSON.Member(
        "translations",
        .array(
          records.map { record in
            var members = [
              JSON.Member("page", .string(record.address)),
              JSON.Member("language", .string(record.language)),
              JSON.Member("state", .string(record.word)),
            ]
            if case .stale(let sections) = record.state {
              members.append(JSON.Member("sections", .array(sections.map { .string($0) })))
            }
            return .object(members)
          }))
    ])
  }
}

extension TranslationRecord {
  fileprivate var word: String {
    switch state {
    case .missing: "missing"
    case .unrecorded: "unrecorded"
    case .current: "current"
    case .stale: "stale"
    case .orphaned: "orphaned"
    }
  }
}
