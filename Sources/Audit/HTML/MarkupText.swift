package import Diagnostics
import OpenData

/// What readers come to of a page of HTML, as plain text: a line for each block.
package struct MarkupText: Sendable {
  /// The text, as a file of its own.
  package let file: SourceFile
  /// The lines in the Chinese of Taiwan, without code.
  let prose: [Range<Int>]
  private let pieces: [Piece]
  private let source: SourceFile

  /// A text of the tree.
  fileprivate struct Piece: Sendable {
    /// Where it begins in the plain text, and in the page.
    let start: Int
    let offset: Int
  }

  /// - Complexity: O(elements + bytes).
  init(of tree: HTMLTree, hidden: [Bool], source: SourceFile) {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    var prose: [Range<Int>] = []
    var scopes = [Scope](repeating: Scope(), count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() {
      var scope = node.parent < 0 ? Scope() : scopes[Int(node.parent)]
      guard let name = node.name else {
        guard scope.isRead, !hidden[index] else { continue }
        let start = bytes.count
        pieces.append(Piece(start: start, offset: Int(node.offset)))
        // White space reads as one space, wherever its lines end.
        var isAfterSpace = bytes.last.map { $0 <= 0x20 } ?? true
        for byte in tree.pool[Int(node.text.lowerBound)..<Int(node.text.upperBound)] {
          if byte > 0x20 { bytes.append(byte) } else if !isAfterSpace { bytes.append(0x20) }
          isAfterSpace = byte <= 0x20
        }
        if scope.isProse {
          // What goes on in the same block is the same line.
          if let last = prose.last, last.upperBound == start {
            prose[prose.count - 1] = last.lowerBound..<bytes.count
          } else {
            prose.append(start..<bytes.count)
          }
        }
        continue
      }
      scope.enter(name, language: Element(tree, index).bytes(.lang))
      scopes[index] = scope
      if !name.isWithinLine, let last = bytes.last, last != UInt8(ascii: "\n") {
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    file = SourceFile(path: source.path, bytes: bytes)
    self.prose = prose
    self.pieces = pieces
    self.source = source
  }

  /// What an element's texts are.
  private struct Scope {
    var isRead = true
    var isCode = false
    var isChinese = false

    var isProse: Bool { isChinese && !isCode }

    mutating func enter(_ name: ElementName, language: ArraySlice<UInt8>?) {
      if name.isInert || name == .head || name == .textarea || name == .svg || name == .math {
        isRead = false
      }
      if [.pre, .code, .kbd, .samp, .var].contains(name) { isCode = true }
      guard let language, !language.isBlank else { return }
      let tag = language.string.lowercased()
      isChinese =
        LanguageTag.primary(of: language) == "zh"
        && !["zh-hans", "zh-cn", "zh-sg"].contains(where: tag.hasPrefix)
    }
  }

  /// Where a part of the text stands in the page: its own place where the page has it as it is, else where the text
  /// around it begins.
  package func place(_ range: Range<Int>) -> SourceRange {
    let next = pieces.partitioningIndex { $0.start > range.lowerBound }
    guard next > 0 else { return .start }
    let piece = pieces[next - 1]
    let offset = piece.offset + range.lowerBound - piece.start
    let part = file.bytes[range]
    if offset + part.count <= source.bytes.count, source.bytes[offset...].starts(with: part) {
      return source.range(of: offset..<offset + part.count)
    }
    return SourceRange(at: source.position(at: min(piece.offset, source.bytes.count)))
  }
}

extension [MarkupText.Piece] {
  /// The first index whose element answers to a question that all after it answer to as well.
  fileprivate func partitioningIndex(where answers: (MarkupText.Piece) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = answers(self[middle]) ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
    }
    return range.lowerBound
  }
}

extension ElementName {
  /// Elements whose text goes on in the line around them.
  fileprivate var isWithinLine: Bool {
    switch self {
    case .a, .b, .i, .u, .s, .em, .strong, .small, .mark, .code, .kbd, .samp, .var, .abbr, .dfn, .q,
      .cite, .time, .span, .sub, .sup, .del, .ins, .ruby, .rt, .rp, .bdi, .bdo, .wbr, .data, .font,
      .big, .tt, .strike, .acronym, .label:
      true
    default: false
    }
  }
}
