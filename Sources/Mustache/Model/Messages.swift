import Encodings

/// The words of the interface in one language, in the order of the keys that the templates were
/// compiled with.
///
/// A class: what was written with these very words is known by their identity.
package final class Messages: Sendable {
  /// One after the other, escaped for HTML once, since nothing else is ever written of them.
  let bytes: [UInt8]
  /// Where each ends.
  private let ends: [Int]

  /// - Parameter values: One text per key, in the order of `messageKeys` given to
  ///   ``TemplateLibrary/compile(_:roots:messageKeys:)``.
  package init(_ values: [String]) {
    var bytes: [UInt8] = []
    ends = values.map { text in
      HTMLEscaping.append(text, to: &bytes)
      return bytes.count
    }
    self.bytes = bytes
  }

  /// The number of texts.
  package var count: Int { ends.count }

  /// Where the bytes of a text are.
  func range(of number: Int) -> Range<Int> { (number > 0 ? ends[number - 1] : 0)..<ends[number] }
}
