/// Where a value lies while a template shows it.
///
/// Its type is the schema's to know.
@usableFromInline
typealias Place = UnsafeRawPointer

/// How to get a field's value from the model at a place.
///
/// The compiler asks for a reader only with places of the model that the reader's field belongs to,
/// which is what makes the memory's type sure.
@usableFromInline
enum Reader: Sendable {
  case text(TextReader)
  case html(HTMLReader)
  case flag(FlagReader)
  /// What a section goes through: a record as well as a list.
  case parts(Parts)
  case shared(@Sendable (Place, SharedVisitor) -> Void)
  /// The place of a message namespace.
  case nothing
}

// A function within an array is called through another that takes it for one of any type; within a
// structure it is not.

@usableFromInline
struct TextReader: Sendable {
  let read: @Sendable (Place) -> String

  @usableFromInline
  init(_ read: @escaping @Sendable (Place) -> String) { self.read = read }
}

@usableFromInline
struct HTMLReader: Sendable {
  let read: @Sendable (Place) -> [UInt8]

  @usableFromInline
  init(_ read: @escaping @Sendable (Place) -> [UInt8]) { self.read = read }
}

@usableFromInline
struct FlagReader: Sendable {
  let read: @Sendable (Place) -> Bool

  @usableFromInline
  init(_ read: @escaping @Sendable (Place) -> Bool) { self.read = read }
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
  @inlinable @inline(__always)
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
  var isTruthy: FlagReader {
    switch self {
    case .flag(let flag): flag
    case .text(let text): FlagReader { !text.read($0).isEmpty }
    case .html(let html): FlagReader { !html.read($0).isEmpty }
    case .parts(let parts): FlagReader { !parts.isEmpty($0) }
    case .shared(let visit):
      FlagReader { place in
        var isPresent = false
        visit(place) { _, _ in isPresent = true }
        return isPresent
      }
    case .nothing: FlagReader { _ in false }
    }
  }

  /// What a section over the value goes through; `nil` where it has no parts.
  var parts: Parts? {
    switch self {
    case .parts(let parts): parts
    case .text(let reader):
      Parts(isEmpty: { reader.read($0).isEmpty }) { place, body in
        let text = reader.read(place)
        if !text.isEmpty { withUnsafePointer(to: text) { body(Place($0)) } }
      }
    case .html(let reader):
      Parts(isEmpty: { reader.read($0).isEmpty }) { place, body in
        let html = reader.read(place)
        if !html.isEmpty { withUnsafePointer(to: html) { body(Place($0)) } }
      }
    case .shared(let visit):
      Parts(isEmpty: { [isTruthy] in !isTruthy.read($0) }) { place, body in
        visit(place) { inner, _ in body(inner) }
      }
    case .flag, .nothing: nil
    }
  }

  /// This reader for the record that `outer` gets: nothing where there is none.
  func within(_ outer: Parts) -> Reader {
    switch self {
    case .text(let text):
      return .text(
        TextReader { place in
          var value = ""
          outer.forEach(place) { value = text.read($0) }
          return value
        })
    case .html(let html):
      return .html(
        HTMLReader { place in
          var value: [UInt8] = []
          outer.forEach(place) { value = html.read($0) }
          return value
        })
    case .flag(let flag):
      return .flag(
        FlagReader { place in
          var value = false
          outer.forEach(place) { value = flag.read($0) }
          return value
        })
    case .parts(let parts):
      return .parts(
        Parts(
          isEmpty: { place in
            var value = true
            outer.forEach(place) { value = parts.isEmpty($0) }
            return value
          },
          forEach: { place, body in outer.forEach(place) { parts.forEach($0, body) } }))
    case .shared(let visit):
      return .shared { place, visitor in outer.forEach(place) { visit($0, visitor) } }
    case .nothing: return .nothing
    }
  }
}
