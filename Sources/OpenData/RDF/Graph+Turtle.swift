extension Graph {
  /// The statements as Turtle (RDF 1.1 Turtle), UTF-8.
  package var turtle: [UInt8] {
    var output: [UInt8] = []
    for (prefix, address) in Vocabulary.prefixes {
      output += "@prefix \(prefix): <\(address)> .\n".utf8
    }
    for (subject, predicates) in bySubject {
      output += "\n<\(subject.text)>\n".utf8
      for (index, (predicate, objects)) in predicates.enumerated() {
        output += "  \(predicate == "rdf:type" ? "a" : predicate) ".utf8
        for (index, object) in objects.enumerated() {
          if index > 0 { output += ", ".utf8 }
          Self.append(object, to: &output)
        }
        output += index + 1 == predicates.count ? " .\n".utf8 : " ;\n".utf8
      }
    }
    return output
  }

  private static func append(_ object: Term, to output: inout [UInt8]) {
    switch object {
    case .resource(let address): output += "<\(address.text)>".utf8
    case .name(let name): output += name.utf8
    case .text(let text, let tag):
      appendQuoted(text, to: &output)
      output += "@\(tag)".utf8
    case .literal(let value, "xsd:string"):
      appendQuoted(value, to: &output)
    case .literal(let value, let type):
      appendQuoted(value, to: &output)
      output += "^^\(type)".utf8
    }
  }

  /// STRING_LITERAL_QUOTE; control characters are escaped as well, for readers that show the text.
  private static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): output += "\\n".utf8
      case UInt8(ascii: "\r"): output += "\\r".utf8
      case UInt8(ascii: "\t"): output += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16, uppercase: true)
        output += "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
