import Glibc

/// One name in a folder, as the file system has it: any bytes but NUL and `/`.
struct FileName: Hashable, Sendable {
  /// The bytes and a closing NUL, ready to be passed to a system call.
  let characters: [CChar]

  init(_ text: String) { characters = text.utf8CString.map { $0 } }

  /// The name of an entry that `readdir` returned.
  init(copying pointer: UnsafePointer<CChar>) {
    characters = Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer) + 1))
  }

  /// - Parameter characters: Ends in the only NUL.
  init(characters: [CChar]) { self.characters = characters }

  /// A name of bytes without NUL.
  init(bytes: [UInt8]) { characters = bytes.map { CChar(bitPattern: $0) } + [0] }

  var bytes: [UInt8] { characters.dropLast().map { UInt8(bitPattern: $0) } }

  /// The name as text; `nil` where it is not UTF-8.
  var text: String? { String(validating: characters.dropLast(), as: UTF8.self) }

  /// The name as text, with `\xA4` for each byte that is not part of any.
  var escaped: String {
    if let text { return text }
    return bytes.map { byte in
      if (0x20..<0x7F).contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }.joined()
  }
}

extension FileName: Comparable {
  static func < (left: FileName, right: FileName) -> Bool {
    // By bytes without sign, as `strcmp` compares.
    strcmp(left.characters, right.characters) < 0
  }
}
