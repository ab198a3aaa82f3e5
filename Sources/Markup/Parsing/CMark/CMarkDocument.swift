import CCMark
import Glibc

/// A CommonMark tree in libcmark's memory; it is freed with this owner.
///
/// No ``CMarkNode`` of it may be used after that. It is freed on the thread that made it: parsing is
/// synchronous, and no document leaves the call that parses it.
struct CMarkDocument: ~Copyable {
  let root: CMarkNode

  /// - Complexity: O(*n*) for ordinary text.
  init(parsing bytes: [UInt8]) { root = Self.parse(bytes) }

  deinit { Self.release() }

  // The shim's functions are compiled into each object file that calls them, and the thread's memory
  // with them. So both are called from here, and neither call is inlined elsewhere.

  @inline(never)
  private static func parse(_ bytes: [UInt8]) -> CMarkNode {
    let pointer = bytes.withUnsafeBytes { buffer in
      ccmark_parse(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
    }
    guard let pointer else {
      // The shim ends the program itself where memory runs out.
      preconditionFailure("libcmark makes a document of every text")
    }
    return CMarkNode(pointer)
  }

  @inline(never)
  private static func release() { ccmark_release() }

  /// The document as libcmark writes it, raw HTML passed through.
  func html() -> [UInt8] {
    // The text is the tree's memory, and goes with it.
    guard let text = cmark_render_html(root.pointer, CMARK_OPT_UNSAFE) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}
