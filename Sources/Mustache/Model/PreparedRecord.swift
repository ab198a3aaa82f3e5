/// A record that several others hold, made once; see ``Field/sharedRecord(_:_:_:)``.
@usableFromInline
package struct PreparedRecord<Model: Sendable>: Sendable {
  /// An array of one, whose element can be pointed to without copying it.
  private let storage: [Model]
  private let fragments: Fragments?

  /// A record of which nothing is written beforehand.
  package init(_ model: Model) { self.init(model, fragments: nil) }

  init(_ model: Model, fragments: Fragments?) {
    storage = [model]
    self.fragments = fragments
  }

  /// Calls `visitor` with the place of the model, which is good for that call only.
  @usableFromInline
  func visit(_ visitor: SharedVisitor) {
    storage.withUnsafeBufferPointer { models in
      if let first = models.baseAddress { visitor(Place(first), fragments) }
    }
  }
}

/// What stretches of a program come to that show nothing but one shared record.
///
/// They hold for the library and the messages that they were made with.
@usableFromInline
final class Fragments: Sendable {
  let library: TemplateLibrary
  let messages: Messages
  private let bytes: [UInt8]
  /// Where each fragment ends.
  private let ends: [Int]

  init(library: TemplateLibrary, messages: Messages, bytes: [UInt8], ends: [Int]) {
    self.library = library
    self.messages = messages
    self.bytes = bytes
    self.ends = ends
  }

  func append(_ number: Int, to output: inout [UInt8]) {
    output.append(contentsOf: bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]])
  }
}
