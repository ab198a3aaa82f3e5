package import Diagnostics
import Encodings

/// A Markdown file, read and divided into front matter and text.
///
/// A class, so that a page on its way through a build copies one reference.
package final class PageSource: Sendable {
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
      let isUTF16 = UTF8Validation.isMarkedUTF16(bytes)
      diagnostics.append(
        Diagnostic(
          .invalidUTF8,
          isUTF16
            ? "The file is UTF-16, not UTF-8" : "Byte \(Self.hex(bytes[offset])) is no UTF-8",
          file: location.path, range: file.range(of: offset..<(offset + 1)),
          help: isUTF16
            ? "Save it again and choose UTF-8 as its encoding."
            : "Save the file as UTF-8; Big5 must be converted, for example with iconv."))
      frontMatter = nil
      bodyOffset = bytes.count
      self.diagnostics = diagnostics
      return
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes[start...].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      diagnostics.append(
        Diagnostic(
          .emptyFile, "The file is empty", file: location.path,
          help: "Begin with front matter: a line `---`, `title: …`, and a line `---`."))
    }
    switch Self.division(of: bytes, from: start) {
    case .none:
      frontMatter = nil
      bodyOffset = start
    case .divided(let yaml, let body):
      frontMatter = YAMLNode.parse(file, in: yaml, diagnostics: &diagnostics)
      bodyOffset = body
    case .unclosed:
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
    case none
    case divided(yaml: Range<Int>, body: Int)
    case unclosed
  }

  /// Divides a text that begins at `start`, looking at no more of it than its front matter.
  private static func division(of bytes: [UInt8], from start: Int) -> Division {
    guard isFence(bytes, at: start) else { return .none }
    let yaml = endOfLine(bytes, from: start)
    var line = yaml
    while line < bytes.count {
      let next = endOfLine(bytes, from: line)
      if isFence(bytes, at: line) { return .divided(yaml: yaml..<line, body: next) }
      line = next
    }
    return .unclosed
  }

  /// Whether the line at `start` is `---` and blanks.
  private static func isFence(_ bytes: [UInt8], at start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, offset < start + 3, bytes[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    guard offset == start + 3 else { return false }
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    return offset == bytes.count || bytes[offset] == UInt8(ascii: "\n")
  }

  /// The offset after the line feed of the line at `start`, or after the text.
  private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    return min(offset + 1, bytes.count)
  }

  private static func hex(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
