/// Statements about resources (RDF 1.1), in the order in which they were made.
///
/// Nothing in it is blank: each resource has an address of its own, so that two builds and two formats
/// can be compared statement by statement.
package struct Graph: Sendable {
  /// One statement.
  package struct Triple: Sendable, Hashable {
    package var subject: IRI
    /// A name such as `dct:title`, whose prefix is one of ``Vocabulary/prefixes``.
    package var predicate: String
    package var object: Term
  }

  /// What a statement says of its subject.
  package enum Term: Sendable, Hashable {
    case resource(IRI)
    /// A resource by its name, such as `dcat:Dataset`.
    case name(String)
    /// A text and the tag of its language (BCP 47).
    case text(String, tag: String)
    /// A value and the name of its type, such as `xsd:date`; `xsd:string` for plain text.
    case literal(String, type: String)
  }

  package private(set) var triples: [Triple] = []
  private var described: Set<IRI> = []
  private var known: Set<Triple> = []

  package init() {}

  /// Makes a statement, unless it was made before.
  package mutating func add(_ subject: IRI, _ predicate: String, _ object: Term) {
    let triple = Triple(subject: subject, predicate: predicate, object: object)
    guard known.insert(triple).inserted else { return }
    triples.append(triple)
  }

  package mutating func add(_ subject: IRI, _ predicate: String, _ object: IRI) {
    add(subject, predicate, .resource(object))
  }

  /// A statement about a resource that there may not be.
  package mutating func add(_ subject: IRI, _ predicate: String, ifAny object: IRI?) {
    if let object { add(subject, predicate, object) }
  }

  /// A text in each language that it is given in.
  ///
  /// A tag that RDF cannot write (RDF 1.1 Turtle, LANGTAG) is left out, and its text is then plain.
  package mutating func add(
    _ subject: IRI, _ predicate: String, _ text: LocalizedText, tags: [String]
  ) {
    for (tag, text) in text.texts(in: tags) {
      let isTag = Self.isLanguageTag(tag)
      add(subject, predicate, isTag ? .text(text, tag: tag) : .literal(text, type: "xsd:string"))
    }
  }

  private static func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let areWords = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isLetter || (0x30...0x39).contains($0) }
    }
    return areWords && parts.first?.allSatisfy(\.isLetter) == true
  }

  package mutating func add(_ subject: IRI, _ predicate: String, date: CalendarDate?) {
    if let date { add(subject, predicate, .literal(date.description, type: "xsd:date")) }
  }

  /// Names the class of a resource, and says whether it is spoken of for the first time.
  package mutating func begin(_ subject: IRI, _ type: String) -> Bool {
    guard described.insert(subject).inserted else { return false }
    add(subject, "rdf:type", .name(type))
    return true
  }

  /// The statements by subject, each where it is first spoken of, with its predicates likewise.
  var bySubject: [(subject: IRI, predicates: [(predicate: String, objects: [Term])])] {
    var places: [IRI: Int] = [:]
    var groups: [(subject: IRI, predicates: [(predicate: String, objects: [Term])])] = []
    for triple in triples {
      let place = places[triple.subject, default: groups.count]
      if place == groups.count {
        places[triple.subject] = place
        groups.append((triple.subject, []))
      }
      let index = groups[place].predicates.firstIndex { $0.predicate == triple.predicate }
      if let index {
        groups[place].predicates[index].objects.append(triple.object)
      } else {
        groups[place].predicates.append((triple.predicate, [triple.object]))
      }
    }
    return groups
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
