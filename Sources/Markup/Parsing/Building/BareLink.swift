/// A web or mail address written without brackets, as GFM's autolink extension recognises it (GFM
/// 0.29, §6.9).
///
/// Two things differ. A link also ends before Han, kana and CJK punctuation, since Chinese writes
/// no space after it, and may begin behind them. `ftp:` is left out: no such address may be
/// published.
struct BareLink {
  /// Its bytes in the text.
  var range: Range<Int>
  /// Its scheme and host, or all of a mail address: a backslash in it makes text of it.
  var head: Range<Int>
  /// What is put before them to make an address.
  var prefix: StaticString

  /// The link recognised by the byte at `index`: the `:` of a scheme, the first `w` of `www.`, or
  /// an `@`.
  ///
  /// - Parameters:
  ///   - index: An offset in `bytes`.
  ///   - bytes: A text.
  ///   - start: Where the text begins that is not yet part of something else.
  init?(at index: Int, in bytes: [UInt8], from start: Int) {
    switch bytes[index] {
    case UInt8(ascii: ":"): self.init(scheme: index, in: bytes, from: start)
    case UInt8(ascii: "w"): self.init(www: index, in: bytes, from: start)
    default: self.init(mail: index, in: bytes, from: start)
    }
  }

  private init?(scheme colon: Int, in bytes: [UInt8], from start: Int) {
    guard Self.matches("://", in: bytes, at: colon) else { return nil }
    var first = colon
    while first > start, Self.isLetter(bytes[first - 1]) { first -= 1 }
    let scheme = bytes[first..<colon].map { $0 | 0x20 }
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8),
      let host = Self.host(in: bytes, at: colon + 3),
      let end = Self.end(of: first..<host.end, in: bytes), end > colon + 3
    else { return nil }
    range = first..<end
    head = first..<min(host.end, end)
    prefix = ""
  }

  private init?(www first: Int, in bytes: [UInt8], from start: Int) {
    guard Self.matches("www.", in: bytes, at: first),
      let host = Self.host(in: bytes, at: first), host.hasPeriod,
      let end = Self.end(of: first..<host.end, in: bytes), end > first + 4
    else { return nil }
    if first > start, let before = TextScalar(before: first, in: bytes, from: 0)?.scalar {
      switch before {
      case "*", "_", "~", "(": break
      default: guard EastAsian.isSpace(before) || EastAsian.isSpaceless(before) else { return nil }
      }
    }
    range = first..<end
    head = first..<min(host.end, end)
    prefix = "http://"
  }

  private init?(mail at: Int, in bytes: [UInt8], from start: Int) {
    var first = at
    while first > start, Self.isLocal(bytes[first - 1]) { first -= 1 }
    guard first < at else { return nil }
    var end = at + 1
    var periods = 0
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "."):
        guard end + 1 < bytes.count, Self.isAlphanumeric(bytes[end + 1]) else { break }
        periods += 1
        end += 1
        continue
      case UInt8(ascii: "@"): return nil
      case let byte where Self.isLocal(byte) && byte != UInt8(ascii: "+"):
        end += 1
        continue
      default: break
      }
      break
    }
    guard periods > 0, Self.isLetter(bytes[end - 1]) else { return nil }
    let mailto = Array("mailto:".utf8)
    if first - start >= mailto.count,
      bytes[(first - mailto.count)..<first].map({ $0 | 0x20 }) == mailto,
      first - mailto.count == start || !Self.isAlphanumeric(bytes[first - mailto.count - 1])
    {
      range = (first - mailto.count)..<end
      prefix = ""
    } else {
      range = first..<end
      prefix = "mailto:"
    }
    head = range
  }

  // MARK: - Hosts and ends

  /// A host's end, and whether it has a period.
  ///
  /// No `_` may stand in its last two labels.
  private static func host(in bytes: [UInt8], at start: Int) -> (end: Int, hasPeriod: Bool)? {
    var end = start
    var hasPeriod = false
    var underscores = (previous: false, last: false)
    scan: while let found = TextScalar(at: end, in: bytes, before: bytes.count) {
      switch found.scalar {
      case ".":
        hasPeriod = true
        underscores = (underscores.last, false)
      case "_": underscores.last = true
      case "-": break
      default:
        guard !EastAsian.isSpace(found.scalar), !EastAsian.isSpaceless(found.scalar),
          !(found.scalar.isASCII && EastAsian.isPunctuation(found.scalar))
        else { break scan }
      }
      end = found.range.upperBound
    }
    guard end > start, !underscores.previous, !underscores.last, bytes[start] != UInt8(ascii: ".")
    else { return nil }
    return (end, hasPeriod)
  }

  /// Where a link ends whose host ends with `head`, its trailing punctuation left out.
  private static func end(of head: Range<Int>, in bytes: [UInt8]) -> Int? {
    var end = head.upperBound
    var parentheses = 0
    for byte in bytes[head] {
      parentheses += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
    }
    while let found = TextScalar(at: end, in: bytes, before: bytes.count),
      found.scalar != "<", !EastAsian.isSpace(found.scalar), !EastAsian.isSpaceless(found.scalar)
    {
      parentheses += found.scalar == "(" ? 1 : found.scalar == ")" ? -1 : 0
      end = found.range.upperBound
    }
    while end > head.lowerBound {
      switch bytes[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ")"):
        guard parentheses < 0 else { return end }
        parentheses += 1
        end -= 1
      case UInt8(ascii: ";"): end = reference(endingAt: end, from: head.lowerBound, in: bytes)
      default: return end
      }
    }
    return nil
  }

  /// Where what looks like a character reference begins, such as `&hl;`; else just before the
  /// semicolon.
  private static func reference(endingAt end: Int, from start: Int, in bytes: [UInt8]) -> Int {
    var name = end - 1
    while name > start, isAlphanumeric(bytes[name - 1]) { name -= 1 }
    let isReference = name > start && name < end - 1 && bytes[name - 1] == UInt8(ascii: "&")
    return isReference ? name - 1 : end - 1
  }

  private static func matches(_ text: StaticString, in bytes: [UInt8], at index: Int) -> Bool {
    text.withUTF8Buffer { text in
      index + text.count <= bytes.count
        && text.elementsEqual(bytes[index..<(index + text.count)])
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
    default: isAlphanumeric(byte)
    }
  }
}
