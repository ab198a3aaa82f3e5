/// The context stack at a place in a template, as far as the schema knows it.
struct Scope {
  /// The section that put something on the stack.
  struct Origin {
    let template: Int
    let name: Name
  }

  struct Frame {
    let model: Int
    /// None for what the template is rendered with.
    let origin: Origin?
  }

  /// The models in sight, the nearest last, each once: what a nearer one hides is left out.
  ///
  /// So there are finitely many scopes, and a template that includes itself has finitely many forms.
  private(set) var frames: [Frame] = []
  /// What `{{.}}` stands for, if the nearest thing is no record.
  private(set) var item: Schema.Kind?

  /// The scope within a section over a value of `kind`.
  func entering(_ kind: Schema.Kind, origin: Origin?) -> Scope {
    var scope = self
    switch kind {
    case .record(let model):
      scope.frames.removeAll { $0.model == model }
      scope.frames.append(Frame(model: model, origin: origin))
      scope.item = nil
    case .text, .html, .list: scope.item = kind
    // A flag shows or hides, a message is text that has no place of its own.
    case .flag, .messages: break
    }
    return scope
  }
}

/// What a block is filled with.
struct Override: Hashable {
  let template: Int
  let block: Int
  /// The environment that the blocks within it are looked up in: that of the template it is written
  /// in, so that only templates which extend that one can fill them.
  let environment: Int
}

/// What fills which block, for each way that templates extend each other.
struct Environments {
  private var tables: [[String: Override]] = [[:]]
  private var numbers: [[String: Override]: Int] = [[:]: 0]

  /// The environment in which no block is filled.
  static let empty = 0

  func override(of block: String, in environment: Int) -> Override? { tables[environment][block] }

  /// The environment in which `overrides` fill the blocks that `environment` leaves: what extends a
  /// template has the last word (Mustache specification, multi-level inheritance).
  mutating func extending(_ environment: Int, with overrides: [String: Override]) -> Int {
    let table = tables[environment].merging(overrides) { first, _ in first }
    if let known = numbers[table] { return known }
    numbers[table] = tables.count
    tables.append(table)
    return tables.count - 1
  }
}

/// The form of a template for one scope: compiled once, called from wherever it is needed.
struct Form: Hashable {
  let template: Int
  /// The models in sight, the nearest last.
  let models: [Int]
  let item: Schema.Kind?
  let environment: Int
  /// Whether its lines begin with an indentation known only when rendering.
  let indented: Bool
}
