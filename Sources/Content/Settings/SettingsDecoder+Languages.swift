import Diagnostics

extension SettingsDecoder {
  /// A language as it is written, with the places to tell what is wrong with it.
  private struct Declaration {
    var tag: Located<String>
    var label: String?
    /// `nil` takes the tag.
    var prefix: Located<String>?
  }

  /// Reads `languages`; where none is left, the default stays.
  mutating func decodeLanguages() {
    var languages: [Language] = []
    for declaration in declarations() where accepts(declaration, after: languages) {
      let prefix = declaration.prefix ?? declaration.tag
      languages.append(
        Language(
          tag: declaration.tag.value, label: declaration.label,
          prefix: languages.isEmpty ? "" : prefix.value))
    }
    if !languages.isEmpty { settings.languages = languages }
  }

  private mutating func declarations() -> [Declaration] {
    var declarations: [Declaration] = []
    for node in reader.list("languages") {
      if node.members != nil {
        section(node, "languages") { _, reader in
          reader.require("tag")
          let label = reader.text("label")
          let prefix = located("prefix", in: &reader)
          guard let tag = located("tag", in: &reader) else { return }
          declarations.append(Declaration(tag: tag, label: label, prefix: prefix))
        }
      } else if let tag = reader.text(node, "languages") {
        declarations.append(Declaration(tag: Located(tag, range: node.range)))
      }
    }
    return declarations
  }

  /// Tells what keeps a language out of the site.
  private mutating func accepts(
    _ declaration: Declaration, after languages: [Language]
  ) -> Bool {
    let tag = declaration.tag
    guard isTag(tag.value) else {
      reader.report(
        .wrongValue, "'\(tag.value)' is no language tag", at: tag.range,
        help: "Write a BCP 47 tag such as zh-Hant, en or ja.")
      return false
    }
    if languages.contains(where: { $0.tag == tag.value }) {
      reader.report(.wrongValue, "Language '\(tag.value)' stands twice", at: tag.range)
      return false
    }
    // The first language's pages stand at the site's root, whatever prefix it gives.
    guard !languages.isEmpty else { return true }
    let prefix = declaration.prefix ?? tag
    guard isPrefix(prefix.value) else {
      reader.report(
        .wrongValue, "'prefix' is '\(prefix.value)'; it takes one part of an address",
        at: prefix.range, help: "Letters, digits and hyphens, such as en.")
      return false
    }
    // Folders that differ only in case are one on Windows and macOS.
    if let other = languages.first(where: { $0.prefix.lowercased() == prefix.value.lowercased() }) {
      reader.report(
        .wrongValue, "The prefix '\(prefix.value)' is that of '\(other.tag)' already",
        at: prefix.range, help: "Give each language a 'prefix' of its own; case does not count.")
      return false
    }
    return true
  }

  /// BCP 47 (RFC 5646, §2.1) in outline: a primary language and parts of at most eight letters or digits.
  private func isTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let primary = parts.first, (2...3).contains(primary.utf8.count) else { return false }
    return parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isWord) }
  }

  private func isPrefix(_ text: String) -> Bool {
    guard let first = text.utf8.first, isWord(first), text.utf8.count <= PathSegment.byteLimit
    else { return false }
    return text.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
