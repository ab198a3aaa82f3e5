import Encodings

/// The words of the interface in one language, in the order of the keys that the templates were
/// compiled with.
package struct Messages: Sendable {
  /// Escaped for HTML once, since nothing else is ever written of them.
  let escaped: [[UInt8]]

  /// - Parameter values: One text per key, in the order of `messageKeys` given to
  ///   ``TemplateLibrary/compile(_:roots:messageKeys:)``.
  package init(_ values: [String]) {
    escaped = values.map { text in
      var bytes: [UInt8] = []
      HTMLEscaping.append(Array(text.utf8), to: &bytes)
      return bytes
    }
  }

  /// The number of texts.
  package var count: Int { escaped.count }
}
