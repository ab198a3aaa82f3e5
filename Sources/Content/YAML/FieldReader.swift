package import Diagnostics
package import OpenData

/// Reads the keys of one map, tells what is wrong with each, and at the end which are not known.
///
///     var reader = FieldReader(node, file: file, subject: "site.yml")
///     let url = reader.text("base_url")
///     diagnostics += reader.finish()
package struct FieldReader {
  package let file: SourceFile
  /// What the map is, for messages: “front matter of a plan”.
  package let subject: String
  package var diagnostics: [Diagnostic] = []
  private let members: [YAMLMember]
  /// Which of the members somebody has asked for.
  private var isKnown: [Bool]
  /// What has been asked for, whether it is there or not.
  private var known: [String] = []
  private let range: SourceRange
  /// Whether keys can be asked for at all; where not, that is told once.
  private let isMap: Bool

  package init(_ node: YAMLNode?, file: SourceFile, subject: String) {
    self.file = file
    self.subject = subject
    range = node?.range ?? .start
    members = node?.members ?? []
    isKnown = Array(repeating: false, count: members.count)
    isMap = node.map { $0.members != nil || $0.isNull } ?? true
    if let node, !isMap {
      report(.wrongType, "\(headline) is \(node.kindName), not a map of keys", at: node.range)
    }
  }

  /// The subject at the head of a message; only names, such as that of a file, begin small.
  var headline: String {
    let hasArticle = ["a ", "an ", "the "].contains { subject.hasPrefix($0) }
    return hasArticle ? subject.prefix(1).uppercased() + subject.dropFirst() : subject
  }

  package var keys: [String] { members.map(\.key) }

  package mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String? = nil,
    notes: [Note] = []
  ) {
    diagnostics.append(
      Diagnostic(code, message, file: file.path, range: range, help: help, notes: notes))
  }

  /// The value of a key that is there and not null.
  ///
  /// The key counts as known from now on.
  package mutating func node(_ key: String) -> YAMLNode? {
    known.append(key)
    guard let index = index(of: key) else { return nil }
    isKnown[index] = true
    return members[index].value.isNull ? nil : members[index].value
  }

  /// Every key in its order with its value, `nil` where that is null; all count as known from now on.
  package mutating func nodes() -> [(key: String, node: YAMLNode?)] {
    for index in isKnown.indices { isKnown[index] = true }
    return members.map { ($0.key, $0.value.isNull ? nil : $0.value) }
  }

  /// The lengths are compared first, which tells nearly all keys apart.
  private func index(of key: String) -> Int? {
    let length = key.utf8.count
    for index in members.indices
    where members[index].key.utf8.count == length && members[index].key == key {
      return index
    }
    return nil
  }

  /// The place of a key's value, or of the map.
  package func range(of key: String) -> SourceRange {
    index(of: key).map { members[$0].value.range } ?? range
  }

  /// The place of a key itself, or of the map.
  package func keyRange(of key: String) -> SourceRange {
    index(of: key).map { members[$0].keyRange } ?? range
  }

  package func has(_ key: String) -> Bool {
    index(of: key).map { !members[$0].value.isNull } ?? false
  }

  /// Whether a key is not there, but one that nobody has asked for so far and that it is the nearest right spelling of.
  package func hasMisspelt(_ key: String) -> Bool {
    guard !has(key) else { return false }
    return zip(members, isKnown).contains { member, isKnown in
      !isKnown && Spelling.nearest(to: member.key, in: known) == key
    }
  }

  /// Says that a key must be there.
  package mutating func require(_ key: String, help: String? = nil) {
    guard isMap, !has(key) else { return }
    report(.missingKey, "\(headline) needs '\(key)'", at: range, help: help)
  }

  /// Says that a key must be there, and shows what may be written.
  package mutating func require(_ key: String, example: String) {
    require(key, help: "Such as `\(key): \(example)`.")
  }

  package mutating func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    return text(node, key)
  }

  package mutating func text(_ node: YAMLNode, _ key: String) -> String? {
    guard case .scalar(let text, _) = node.value, !node.isNull else {
      report(.wrongType, "'\(key)' is \(node.kindName); it takes text", at: node.range)
      return nil
    }
    return text
  }

  package mutating func flag(_ key: String) -> Bool? {
    guard let node = node(key), let text = text(node, key) else { return nil }
    switch text {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report(.wrongType, "'\(key)' is '\(text)'; it takes true or false", at: node.range)
      return nil
    }
  }

  package mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let node = node(key), let text = text(node, key) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      report(
        .wrongValue,
        "'\(key)' is '\(text)'; it takes a whole number from \(bounds.lowerBound) to "
          + "\(bounds.upperBound)", at: node.range)
      return nil
    }
    return number
  }

  /// A decimal number, with the text it was written as.
  package mutating func number(_ key: String) -> Decimal? {
    guard let node = node(key), let text = text(node, key) else { return nil }
    guard let number = Decimal(text) else {
      report(
        .wrongNumber, "'\(key)' is '\(text)'; it takes a number such as 12 or 96.9",
        at: node.range, help: "Leave out thousands separators and put the unit into 'unit'.")
      return nil
    }
    return number
  }

  package mutating func date(_ key: String) -> CalendarDate? {
    guard let node = node(key), let text = text(node, key) else { return nil }
    guard let date = CalendarDate(parsing: text) else {
      report(
        .wrongDate, "'\(key)' is '\(text)', which is no date", at: node.range,
        help: "Write 2026-01-31, 115-01-31 or 民國115年1月31日.")
      return nil
    }
    return date
  }

  /// One of a set of words.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let node = node(key), let text = text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    report(
      .wrongValue, "'\(key)' is '\(text)'" + didYouMean(text, words), at: node.range,
      help: "It takes one of: \(words.joined(separator: ", ")).")
    return nil
  }

  /// A list, or one value that stands for a list of one.
  package mutating func list(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    if case .sequence(let elements) = node.value { return elements }
    return [node]
  }

  package mutating func texts(_ key: String) -> [String] {
    var texts: [String] = []
    for node in list(key) {
      if let text = text(node, key) { texts.append(text) }
    }
    return texts
  }

  /// Text, or a map from language tag to text.
  package mutating func localizedText(_ key: String, languages: [Language]) -> LocalizedText? {
    guard let node = node(key) else { return nil }
    return localizedText(node, key, languages: languages)
  }

  package mutating func localizedText(
    _ node: YAMLNode, _ key: String, languages: [Language]
  ) -> LocalizedText? {
    switch node.value {
    case .scalar: return text(node, key).map { LocalizedText($0) }
    case .sequence:
      report(.wrongType, "'\(key)' is a list; it takes text", at: node.range)
      return nil
    case .mapping(let members):
      var texts: [(tag: String, text: String)] = []
      let tags = languages.map(\.tag)
      for member in members {
        guard languages.isEmpty || tags.contains(member.key) else {
          report(
            .unknownLanguage,
            "'\(member.key)' is no language of this site" + didYouMean(member.key, tags),
            at: member.keyRange)
          continue
        }
        if let text = text(member.value, key) { texts.append((member.key, text)) }
      }
      if members.isEmpty {
        report(.wrongType, "'\(key)' is an empty map; it takes text", at: node.range)
      }
      return texts.isEmpty ? nil : LocalizedText(texts)
    }
  }

  /// Marks keys that somebody else reads.
  package mutating func allow(_ keys: [String]) {
    known += keys
    for key in keys {
      if let index = index(of: key) { isKnown[index] = true }
    }
  }

  /// Everything found, with a diagnostic for each key that nobody asked for.
  package mutating func finish() -> [Diagnostic] {
    for (member, isKnown) in zip(members, isKnown) where !isKnown {
      let nearest = Spelling.nearest(to: member.key, in: known)
      report(
        .unknownKey, "'\(member.key)' is no key of \(subject)" + didYouMean(nearest),
        at: member.keyRange, help: nearest == nil ? helpWithKeys : nil)
    }
    return diagnostics
  }

  /// What may be written, for a key that resembles nothing.
  private var helpWithKeys: String? {
    var names: [String] = []
    for name in known where !names.contains(name) { names.append(name) }
    return names.isEmpty ? nil : "Its keys are: \(names.joined(separator: ", "))."
  }
}

/// “; did you mean 'summary'?”, or nothing where no candidate is near.
package func didYouMean(_ word: String, _ candidates: some Sequence<String>) -> String {
  didYouMean(Spelling.nearest(to: word, in: candidates))
}

/// “; did you mean 'summary'?”; empty where nothing is near.
package func didYouMean(_ nearest: String?) -> String {
  nearest.map { "; did you mean '\($0)'?" } ?? ""
}
