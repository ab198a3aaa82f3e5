import Foundation
import OpenData
import Testing

/// A statement with every name written out, as N-Triples would have it but for escapes.
struct Statement: Hashable {
  var subject: String
  var predicate: String
  /// `<address>`, or the text, a line break and its language or type.
  var object: String
}

/// What a graph says.
func statements(of graph: Graph) -> Set<Statement> {
  let statements = graph.triples.map { triple in
    let object =
      switch triple.object {
      case .resource(let address): "<\(address.text)>"
      case .name(let name): "<\(Vocabulary.address(ofName: name))>"
      case .text(let text, let tag): "\(text)\n@\(tag)"
      case .literal(let value, let type): "\(value)\n\(Vocabulary.address(ofName: type))"
      }
    return Statement(
      subject: triple.subject.text, predicate: Vocabulary.address(ofName: triple.predicate),
      object: object)
  }
  return Set(statements)
}

/// What JSON-LD says whose context has prefixes alone, and whose nodes stand flat in `@graph`.
func statements(ofJSONLD bytes: [UInt8]) throws -> Set<Statement> {
  let document = try #require(
    try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  let context = try #require(document["@context"] as? [String: String])
  let nodes = try #require(document["@graph"] as? [[String: Any]])
  func expanded(_ name: String) -> String {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let address = context[String(parts[0])] else { return name }
    return address + parts[1]
  }
  var statements: Set<Statement> = []
  for node in nodes {
    let subject = try #require(node["@id"] as? String)
    for (key, value) in node where key != "@id" {
      for object in try #require(value as? [Any]) {
        let predicate = key == "@type" ? expanded("rdf:type") : expanded(key)
        let text: String
        if let type = object as? String {
          text = "<\(expanded(type))>"
        } else {
          let object = try #require(object as? [String: String])
          if let id = object["@id"] {
            text = "<\(expanded(id))>"
          } else {
            let value = try #require(object["@value"])
            let type = expanded(object["@type"] ?? "xsd:string")
            text = value + "\n" + (object["@language"].map { "@\($0)" } ?? type)
          }
        }
        statements.insert(Statement(subject: subject, predicate: predicate, object: text))
      }
    }
  }
  return statements
}
