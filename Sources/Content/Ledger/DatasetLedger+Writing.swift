import OpenData

extension DatasetLedger {
  private static let head = """
    # Every version of the site's data that was released, oldest first, and what the last one held.
    # `gazette release` writes this file, and adds a version where the data have changed. A dataset stays
    # for ever: a build that would lose one of this list fails, unless its page says that it is withdrawn.

    """

  /// An entry would not read as it was written, so that the next build could not tell what was released.
  package struct Unreadable: Error {
    /// The dataset.
    package let name: String
  }

  /// The file with some entries in the place of those of the same datasets, or added.
  ///
  /// Entries are sorted by name; those of other datasets keep their bytes, comments among them.
  ///
  /// - Parameters:
  ///   - entries: What is put in the place of older entries.
  ///   - tags: The site's languages, in the order in which texts are written.
  /// - Returns: The bytes of the file.
  /// - Throws: Where an entry goes beyond what can be read again, such as a table of ten thousand columns.
  package func recording(_ entries: [Entry], tags: [String]) throws(Unreadable) -> [UInt8] {
    var texts: [String: [UInt8]] = [:]
    for entry in entries {
      let text = Array(Self.text(of: entry, tags: tags).utf8)
      guard DatasetLedger(text)[entry.name] == entry else { throw Unreadable(name: entry.name) }
      texts[entry.name] = text
    }
    return file.recording(texts, head: Self.head)
  }

  private static func text(of entry: Entry, tags: [String]) -> String {
    var lines = ["- name: \(YAMLScalar.text(of: entry.name))", "  versions:"]
    for version in entry.versions {
      lines += [
        "    - version: \(version.number)", "      date: \(version.date)",
        "      change: \(version.change.rawValue)", "      digest: \(version.digest)",
      ]
      if let note = version.note { lines += text("note", note, indentation: 6, tags: tags) }
    }
    lines.append(entry.content.tables.isEmpty ? "  tables: []" : "  tables:")
    for table in entry.content.tables {
      lines += [
        "    - name: \(YAMLScalar.text(of: table.name))", "      rows: \(table.rowCount)",
        "      digest: \(table.digest.hex)",
        table.columns.isEmpty ? "      columns: []" : "      columns:",
      ]
      lines += table.columns.map {
        "        - [\(YAMLScalar.text(of: $0.name)), \($0.type.rawValue)]"
      }
    }
    if let withdrawal = entry.withdrawal {
      lines += ["  withdrawn:", "    date: \(withdrawal.date)"]
      lines += text("reason", withdrawal.reason, indentation: 4, tags: tags)
      lines += text("approver", withdrawal.approver, indentation: 4, tags: tags)
      if let successor = withdrawal.successor {
        lines.append("    successor: \(YAMLScalar.text(of: successor))")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A key with one text for all languages, or with a map of them: the one that answers for others first.
  private static func text(
    _ key: String, _ text: LocalizedText, indentation: Int, tags: [String]
  ) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    guard !text.tags.isEmpty else {
      return ["\(margin)\(key): \(YAMLScalar.text(of: text[tag: ""]))"]
    }
    let order = text.tags.sorted { left, right in
      func rank(_ tag: String) -> (Int, Int, String) {
        (text[tag: tag] == text[tag: ""] ? 0 : 1, tags.firstIndex(of: tag) ?? tags.count, tag)
      }
      return rank(left) < rank(right)
    }
    return ["\(margin)\(key):"]
      + order.map { "\(margin)  \(YAMLScalar.text(of: $0)): \(YAMLScalar.text(of: text[tag: $0]))" }
  }
}
