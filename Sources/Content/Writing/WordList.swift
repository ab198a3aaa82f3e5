package import Diagnostics
package import OpenData

/// How official texts write: words that a law or a decree settles, and bodies that have a new name.
package struct WordList: Sendable {
  /// A site's own list, which is laid over the official one.
  package static let path: SourcePath = "content/words.yml"

  /// What a term is, which decides how it is told.
  package enum Kind: Sendable, Hashable {
    /// A word of 法律統一用字表, or of the agency's own list.
    case word
    /// A name with 臺 that is often written with 台.
    case place
    /// An agency that has another name since a day.
    case agency(since: CalendarDate)
  }

  /// A wrong form and what stands for it.
  package struct Term: Sendable {
    package var kind: Kind
    /// What is not to be written.
    package var wrong: String
    package var right: String
    /// Longer texts with the wrong form in which it is right.
    package var exceptions: [String]

    package init(_ kind: Kind, _ wrong: String, _ right: String, except exceptions: [String] = []) {
      self.kind = kind
      self.wrong = wrong
      self.right = right
      self.exceptions = exceptions
    }
  }

  /// Each wrong form once.
  package private(set) var terms: [Term]

  package init(_ terms: [Term]) {
    self.terms = []
    add(terms)
  }

  /// Lays terms over those that are there: one with the same wrong form takes its place.
  package mutating func add(_ terms: [Term]) {
    var places = Dictionary(uniqueKeysWithValues: self.terms.enumerated().map { ($1.wrong, $0) })
    for term in terms {
      if let place = places[term.wrong] {
        self.terms[place] = term
      } else {
        places[term.wrong] = self.terms.count
        self.terms.append(term)
      }
    }
  }

  /// Lets forms be written as they are.
  package mutating func allow(_ forms: some Sequence<String>) {
    let forms = Set(forms)
    terms.removeAll { forms.contains($0.wrong) }
  }
}
