import Encodings

extension Graph {
  /// The statements as JSON-LD 1.1, UTF-8, with its context in place: nothing is fetched to read it.
  package var jsonLD: [UInt8] {
    let context = Vocabulary.prefixes.map { JSON.Member($0.prefix, .string($0.address)) }
    let nodes = bySubject.map { subject, predicates -> JSON in
      .object(
        [JSON.Member("@id", .string(subject.text))]
          + predicates.map { predicate, objects in
            predicate == "rdf:type"
              ? JSON.Member("@type", .array(objects.map(Self.typeValue)))
              : JSON.Member(predicate, .array(objects.map(Self.value)))
          })
    }
    let document: JSON = ["@context": .object(context), "@graph": .array(nodes)]
    return document.bytes(pretty: true) + [UInt8(ascii: "\n")]
  }

  private static func typeValue(_ object: Term) -> JSON {
    switch object {
    case .resource(let address): .string(address.text)
    case .name(let name), .text(let name, _), .literal(let name, _): .string(name)
    }
  }

  private static func value(_ object: Term) -> JSON {
    switch object {
    case .resource(let address): ["@id": .string(address.text)]
    case .name(let name): ["@id": .string(name)]
    case .text(let text, let tag): ["@value": .string(text), "@language": .string(tag)]
    case .literal(let value, "xsd:string"): ["@value": .string(value)]
    case .literal(let value, let type): ["@value": .string(value), "@type": .string(type)]
    }
  }
}
