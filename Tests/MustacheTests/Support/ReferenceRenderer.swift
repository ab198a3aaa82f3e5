/// A second reading of Mustache, as plain as can be.
///
/// Names are looked up in a stack of contexts while rendering. What the compiler resolves beforehand
/// must come to the same.
struct ReferenceRenderer {
  /// Data without a schema.
  indirect enum Data {
    case text(String)
    case flag(Bool)
    case list([Data])
    case record([String: Data])
    case nothing

    var isTruthy: Bool {
      switch self {
      case .text(let text): !text.isEmpty
      case .flag(let flag): flag
      case .list(let elements): !elements.isEmpty
      case .record: true
      case .nothing: false
      }
    }
  }

  /// A template as a tree, which writes itself as text.
  indirect enum Tree {
    case text(String)
    case variable(String)
    case section(String, inverted: Bool, [Tree])
    case partial(String)

    var source: String {
      switch self {
      case .text(let text): text
      case .variable(let name): "{{\(name)}}"
      case .section(let name, let inverted, let body):
        "{{\(inverted ? "^" : "#")\(name)}}\(body.map(\.source).joined()){{/\(name)}}"
      case .partial(let name): "{{>\(name)}}"
      }
    }
  }

  let partials: [String: [Tree]]

  func render(_ trees: [Tree], _ stack: [Data]) -> String {
    trees.map { render($0, stack) }.joined()
  }

  private func render(_ tree: Tree, _ stack: [Data]) -> String {
    switch tree {
    case .text(let text): return text
    case .variable(let name):
      if case .text(let text) = look(up: name, in: stack) { return text }
      return ""
    case .partial(let name): return render(partials[name] ?? [], stack)
    case .section(let name, let inverted, let body):
      let value = look(up: name, in: stack)
      if inverted { return value.isTruthy ? "" : render(body, stack) }
      guard value.isTruthy else { return "" }
      guard case .list(let elements) = value else { return render(body, stack + [value]) }
      return elements.map { render(body, stack + [$0]) }.joined()
    }
  }

  private func look(up name: String, in stack: [Data]) -> Data {
    let parts = name.split(separator: ".").map(String.init)
    for context in stack.reversed() {
      guard case .record(let members) = context, var value = members[parts[0]] else { continue }
      for part in parts.dropFirst() {
        guard case .record(let members) = value else { return .nothing }
        value = members[part] ?? .nothing
      }
      return value
    }
    return .nothing
  }
}
