/// How a document names the parts that Gazette knows again when it is imported.
///
/// Sections and fields of this prefix are neither shown nor printed, and stay when an office program saves the document.
package enum DocumentMark {
  package static let prefix = "gazette-"
  /// The name of a link to an image whose kind office programs do not show.
  package static let image = "gazette-image"
}
