/// Why a file gives no page.
package enum ImportFailure: Error, Sendable, Hashable {
  /// The file is no such document, or damaged; the text says in which way, and the help what to do.
  case unreadable(String, help: String? = nil)
  /// Unpacked, it is larger than is read.
  case tooLarge(part: String, limit: Int)
  case nestedTooDeep
  /// It holds no text that could stand on a page.
  case empty
  /// A scanned document: pages as images, without text.
  case onlyImages

  /// A clause for messages, without the file's name.
  package var reason: String {
    switch self {
    case .unreadable(let reason, _): reason
    case .tooLarge(let part, let limit):
      "its part '\(part)' unpacks to more than \(limit >> 20) MB"
    case .nestedTooDeep: "its lists, tables or quotations lie too deep within one another"
    case .empty: "it holds no text"
    case .onlyImages: "it holds images without text; it may be a scan, which must be typed"
    }
  }

  /// What to do, where that is known, for a line of its own: a command to copy has no full stop behind it.
  package var help: String? {
    if case .unreadable(_, let help) = self { help } else { nil }
  }
}
