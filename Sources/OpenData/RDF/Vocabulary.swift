/// The vocabularies that catalogues are written in.
package enum Vocabulary {
  /// Prefixes and what they stand for, in the order in which documents declare them.
  package static let prefixes: [(prefix: String, address: String)] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("vcard", "http://www.w3.org/2006/vcard/ns#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  /// The address of a name: `http://purl.org/dc/terms/title` of `dct:title`.
  package static func address(ofName name: String) -> String {
    guard let colon = name.firstIndex(of: ":"),
      let address = addresses[String(name[..<colon])]
    else { preconditionFailure("'\(name)' has no prefix that is declared") }
    return address + name[name.index(after: colon)...]
  }

  private static let addresses = Dictionary(
    uniqueKeysWithValues: prefixes.map { ($0.prefix, $0.address) })
}
