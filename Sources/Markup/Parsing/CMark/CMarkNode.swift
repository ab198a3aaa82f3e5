import CCMark
import Glibc

/// A node of libcmark's tree, borrowed from its ``CMarkDocument``.
struct CMarkNode: Equatable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  private init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }

  var parent: CMarkNode? { CMarkNode(cmark_node_parent(pointer) as OpaquePointer?) }
  var next: CMarkNode? { CMarkNode(cmark_node_next(pointer) as OpaquePointer?) }
  var firstChild: CMarkNode? { CMarkNode(cmark_node_first_child(pointer) as OpaquePointer?) }

  /// Lines and columns count from 1, columns in bytes; only a block's start is exact.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int32 { cmark_node_get_list_start(pointer) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// Text, code and raw HTML; empty where a node has none.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }
  /// The info string of a fenced block, entities and backslashes resolved; empty for indented code.
  var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

  /// libcmark's own bytes: they live as long as the document.
  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let raw = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: raw, count: strlen(text))
  }
}
