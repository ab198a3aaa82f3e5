import CCMark
import Glibc

/// A CommonMark tree in libcmark's memory; it is freed with this owner.
///
/// No ``CMarkNode`` of it may be used after that.
struct CMarkDocument: ~Copyable {
  let root: CMarkNode

  /// - Complexity: O(*n*) for ordinary text.
  init(parsing bytes: [UInt8]) {
    let pointer = bytes.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let pointer else {
      // libcmark ends the program itself where memory runs out.
      preconditionFailure("libcmark makes a document of every text")
    }
    root = CMarkNode(pointer)
  }

  deinit { cmark_node_free(root.pointer) }

  /// The document as libcmark writes it, raw HTML passed through.
  func html() -> [UInt8] {
    guard let text = cmark_render_html(root.pointer, CMARK_OPT_UNSAFE) else { return [] }
    defer { free(text) }
    return [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
