/// Where a value lies while a template shows it. Its type is the schema's to know.
@usableFromInline
typealias Place = UnsafeRawPointer

/// How to get a field's value from the model at a place.
///
/// The compiler asks for a reader only with places of the model that the reader's field belongs to,
/// which is what makes the memory's type sure.
@usableFromInline
enum Reader: Sendable {
  case text(@Sendable (Place) -> String)
  case html(@Sendable (Place) -> [UInt8])
  case flag(@Sendable (Place) -> Bool)
  /// What a section goes through: a record as well as a list.
  case parts(Parts)
  case shared(@Sendable (Place, SharedVisitor) -> Void)
  /// The place of a message namespace.
  case nothing
}

/// What takes a shared record's place, and what was written of it beforehand.
@usableFromInline
typealias SharedVisitor = (Place, Fragments?) -> Void

/// The values that a section shows, one after the other.
@usableFromInline
struct Parts: Sendable {
  let isEmpty: @Sendable (Place) -> Bool
  /// Calls its second argument with the place of each; the places are good for that call only.
  let forEach: @Sendable (Place, (Place) -> Void) -> Void

  @usableFromInline
  init(
    isEmpty: @escaping @Sendable (Place) -> Bool,
    forEach: @escaping @Sendable (Place, (Place) -> Void) -> Void
  ) {
    self.isEmpty = isEmpty
    self.forEach = forEach
  }

  /// The elements of an array.
  @inlinable
  init<Element>(_ elements: @escaping @Sendable (Place) -> [Element]) {
    self.init(isEmpty: { elements($0).isEmpty }) { place, body in
      elements(place).withUnsafeBufferPointer { elements in
        guard let first = elements.baseAddress else { return }
        for index in elements.indices { body(Place(first + index)) }
      }
    }
  }

  /// The value at the place itself.
  static let itself = Parts(isEmpty: { _ in false }) { $1($0) }
}

// MARK: - Readers made from others

extension Reader {
  /// Whether a section over the value is shown (Mustache specification, sections).
  var isTruthy: @Sendable (Place) -> Bool {
    if case .flag(let read) = self { return read }
    guard let parts else { return { _ in false } }
    return { !parts.isEmpty($0) }
  }

  /// What a section over the value goes through; `nil` where it has no parts.
  var parts: Parts? {
    switch self {
    case .parts(let parts): parts
    case .text(let read):
      Parts(isEmpty: { read($0).isEmpty }) { place, body in
        let text = read(place)
        if !text.isEmpty { withUnsafePointer(to: text) { body(Place($0)) } }
      }
    case .html(let read):
      Parts(isEmpty: { read($0).isEmpty }) { place, body in
        let html = read(place)
        if !html.isEmpty { withUnsafePointer(to: html) { body(Place($0)) } }
      }
    case .shared(let visit):
      Parts(
        isEmpty: { place in
          var isEmpty = true
          visit(place) { _, _ in isEmpty = false }
          return isEmpty
        },
        forEach: { place, body in visit(place) { inner, _ in body(inner) } })
    case .flag, .nothing: nil
    }
  }

  /// This reader for the record that `outer` gets: nothing where there is none.
  func within(_ outer: Parts) -> Reader {
    /// The value of the record, or `absent`.
    func value<Value>(
      _ read: @escaping @Sendable (Place) -> Value, _ absent: @escaping @Sendable () -> Value
    ) -> @Sendable (Place) -> Value {
      { place in
        var value: Value?
        outer.forEach(place) { value = read($0) }
        return value ?? absent()
      }
    }
    switch self {
    case .text(let read): return .text(value(read) { "" })
    case .html(let read): return .html(value(read) { [] })
    case .flag(let read): return .flag(value(read) { false })
    case .parts(let parts):
      return .parts(
        Parts(isEmpty: value(parts.isEmpty) { true }) { place, body in
          outer.forEach(place) { parts.forEach($0, body) }
        })
    case .shared(let visit):
      return .shared { place, visitor in outer.forEach(place) { visit($0, visitor) } }
    case .nothing: return .nothing
    }
  }
}
