package import Diagnostics
import Encodings

/// A Markdown file, read and divided into front matter and text.
package struct PageSource: Sendable {
  package let location: PageLocation
  package let file: SourceFile
  /// The front matter's YAML; `nil` where there is none or it is broken.
  package let frontMatter: YAMLNode?
  /// Where the Markdown begins.
  package let bodyOffset: Int
  package let diagnostics: [Diagnostic]

  /// Reads a file's bytes; a byte order mark and CRLF are accepted.
  package init(location: PageLocation, bytes: [UInt8]) {
    let file = SourceFile(path: location.path, bytes: bytes)
    var diagnostics: [Diagnostic] = []
    self.location = location
    self.file = file
    if let offset = UTF8Validation.firstInvalidByte(in: bytes) {
      diagnostics.append(
        Diagnostic(
          .invalidUTF8, "Byte \(Self.hex(bytes[offset])) is no UTF-8", file: location.path,
          range: file.range(of: offset..<(offset + 1)),
          help: "Save the file as UTF-8; Big5 must be converted, for example with iconv."))
      frontMatter = nil
      bodyOffset = bytes.count
      self.diagnostics = diagnostics
      return
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if text.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      diagnostics.append(
        Diagnostic(
          .emptyFile, "The file is empty", file: location.path,
          help: "Begin with front matter: a line `---`, `title: …`, and a line `---`."))
    }
    switch Self.division(of: file) {
    case .none(let start):
      frontMatter = nil
      bodyOffset = start
    case .divided(let yaml, let body):
      frontMatter = YAMLNode.parse(file, in: yaml, diagnostics: &diagnostics)
      bodyOffset = body
    case .unclosed(let start):
      diagnostics.append(
        Diagnostic(
          .unclosedFrontMatter, "Front matter has no closing '---'", file: location.path,
          range: file.range(of: start..<(start + 3)),
          help: "Put a line of three hyphens after the last key."))
      frontMatter = nil
      bodyOffset = bytes.count
    }
    self.diagnostics = diagnostics
  }

  private enum Division {
    case none(start: Int)
    case divided(yaml: Range<Int>, body: Int)
    case unclosed(start: Int)
  }

  private static func division(of file: SourceFile) -> Division {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func isFence(_ line: Int, from offset: Int) -> Bool {
      let range = offset..<max(offset, file.lineRange(line).upperBound)
      let text = file.bytes[range]
      return text.starts(with: "---".utf8)
        && text.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    guard isFence(1, from: start) else { return .none(start: start) }
    guard file.lineCount > 1 else { return .unclosed(start: start) }
    for line in 2...file.lineCount where isFence(line, from: file.lineStarts[line - 1]) {
      let body = line < file.lineCount ? file.lineStarts[line] : file.bytes.count
      return .divided(yaml: file.lineStarts[1]..<file.lineStarts[line - 1], body: body)
    }
    return .unclosed(start: start)
  }

  private static func hex(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
