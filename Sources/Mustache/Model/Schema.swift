/// What the models are called, which fields they have, and how they refer to each other.
///
/// A model is known by its number: that of its register when rendering.
struct Schema: Sendable {
  struct Field: Sendable {
    let name: String
    let documentation: String
    let kind: Kind
    let reader: Reader
    /// Whether a text may be missing; for the reference only.
    var isOptional = false
  }

  indirect enum Kind: Sendable, Hashable {
    case text
    case html
    case flag
    case messages
    case record(Int)
    case list(Kind)
  }

  struct Model: Sendable {
    let name: String
    var fields: [Field] = []
    var slots: [String: Int] = [:]

    mutating func append(_ field: Field) {
      slots[field.name] = fields.count
      fields.append(field)
    }
  }

  var models: [Model] = []
  private var numbers: [ObjectIdentifier: Int] = [:]

  /// The number of a model's type.
  func number(of type: any TemplateModel.Type) -> Int? { numbers[ObjectIdentifier(type)] }
}

extension Schema {
  /// The schema of `types` and of all that they refer to, breadth first.
  ///
  /// - Precondition: Model names are different, and so are the names of a model's fields, which have
  ///   neither dots nor white space.
  init(of types: [any TemplateModel.Type]) {
    var numbers: [ObjectIdentifier: Int] = [:]
    var queue: [any TemplateModel.Type] = []
    func number(_ type: any TemplateModel.Type) -> Int {
      let identifier = ObjectIdentifier(type)
      if let known = numbers[identifier] { return known }
      numbers[identifier] = queue.count
      queue.append(type)
      return queue.count - 1
    }
    for type in types { _ = number(type) }
    var index = 0
    while index < queue.count {
      var model = Model(name: queue[index].modelName)
      precondition(
        !models.contains { $0.name == model.name }, "Two models are called '\(model.name)'")
      for field in queue[index].fieldDescriptions {
        precondition(
          model.slots[field.name] == nil, "'\(model.name)' has two fields '\(field.name)'")
        precondition(
          !field.name.isEmpty && !field.name.contains { $0 == "." || $0.isWhitespace },
          "'\(field.name)' can't be a field's name")
        let kind: Kind =
          switch field.kind {
          case .text, .optionalText: .text
          case .html: .html
          case .flag: .flag
          case .texts: .list(.text)
          case .messages: .messages
          case .record(let type): .record(number(type))
          case .list(let type): .list(.record(number(type)))
          }
        var isOptional = false
        if case .optionalText = field.kind { isOptional = true }
        model.append(
          Field(
            name: field.name, documentation: field.documentation, kind: kind,
            reader: field.reader, isOptional: isOptional))
      }
      models.append(model)
      index += 1
    }
    self.numbers = numbers
  }
}
