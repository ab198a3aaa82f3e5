import CCMark
import Diagnostics

extension TreeBuilder {
  /// Adds a code block, or a figure where the info word says so.
  mutating func addCode(_ node: CMarkNode) {
    let info = node.fenceInfo
    guard !info.isEmpty, let language = Self.language(of: info) else {
      let block = append(.codeBlock, literal: node.literal)
      place(block, at: node)
      if let word = string(info).split(whereSeparator: \.isWhitespace).first {
        document.infoWords.append(String(word))
        document.nodes[Int(block)].payload = Int32(document.infoWords.count)
      }
      return
    }
    let index = document.fences.count
    let containers = Containers(around: node, in: lines)
    let fenceStart = lines.offset(line: node.startLine, column: node.startColumn)
    let fenceColumn = lines.column(of: fenceStart, inLine: node.startLine)
    // Where the fence's own line lies in its containers: behind their markers, or as a further line
    // of theirs.
    let contentColumn =
      containers.lastStartLine == node.startLine
      ? containers.contentColumn : containers.match(node.startLine).column
    let head = FenceHead(in: lines.bytes, from: fenceStart, to: lines.end(ofLine: node.startLine))
    for place in head.unclosed {
      report(
        .unknownFenceOption, "A quotation mark isn't closed", at: place,
        help: "write the option as name=\"value\"")
    }
    let content = Array(string(node.literal).utf8)
    var positions: [SourcePosition] = []
    for line in 0..<content.count(where: { $0 == UInt8(ascii: "\n") }) {
      positions.append(
        contentStart(
          line: node.startLine + 1 + line, in: containers,
          indent: max(0, fenceColumn - contentColumn)))
    }
    let fence = append(.fence, payload: Int32(index))
    place(fence, at: node)
    let caption = head.options.first { $0.name == "caption" }
    document.fences.append(
      Fence(
        node: NodeID(Int(fence)), language: language,
        options: head.options.map { option in
          Fence.Option(
            name: option.name, value: option.value,
            nameRange: source.range(of: option.nameRange),
            valueRange: source.range(of: option.valueRange))
        }, caption: caption?.value, content: content, linePositions: positions,
        range: source.range(of: head.range)))
    guard caption == nil, language == .csv,
      let paragraph = takeCaption(before: fence)
    else { return }
    captions.append(PendingCaption(paragraph: paragraph, owner: .fence(index)))
  }

  private static func language(of info: UnsafeBufferPointer<UInt8>) -> Fence.Language? {
    let word = info.prefix { $0 > 0x20 }
    return Fence.Language.allCases.first { $0.rawValue.utf8.elementsEqual(word) }
  }

  /// Where a line of a fenced block begins, without its containers and the indentation of the
  /// fence.
  private func contentStart(
    line: Int, in containers: Containers, indent: Int
  ) -> SourcePosition {
    let match = containers.match(line)
    var offset = match.offset
    var column = match.column
    let end = lines.end(ofLine: line)
    while column < match.column + indent, offset < end, lines.byte(at: offset) == 0x20 {
      offset += 1
      column += 1
    }
    return source.position(at: offset)
  }
}
