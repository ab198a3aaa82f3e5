/// What a site's `robots.txt` asks of programs (RFC 9309), and the `Crawl-delay` that many add.
package struct RobotsRules: Sendable, Hashable {
  private struct Rule: Sendable, Hashable {
    var pattern: [UInt8]
    var allows: Bool
  }

  private var rules: [Rule] = []
  /// Seconds between two requests; `nil` where the site names none.
  package private(set) var crawlDelay: Double?

  /// No rule: everything may be asked.
  package static let none = RobotsRules()

  private init() {}

  /// Reads the groups for `agent`, a product's name; those for `*` where there are none for it.
  ///
  /// The first 512 KB are read. Lines that make no sense are passed over, as the standard says.
  package init(_ bytes: [UInt8], agent: String) {
    let wanted = agent.lowercased()
    var own = RobotsRules()
    var others = RobotsRules()
    var hasOwn = false
    var isForOwn = false
    var isForAll = false
    var isInRules = true
    let text = String(decoding: bytes.prefix(512 * 1024), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "#" }
      guard let colon = content.firstIndex(of: ":") else { continue }
      let key = Self.trimmed(content[..<colon]).lowercased()
      let value = Self.trimmed(content[content.index(after: colon)...])
      if key == "user-agent" {
        if isInRules { (isForOwn, isForAll, isInRules) = (false, false, false) }
        if value == "*" { isForAll = true }
        if wanted == Self.product(value) { (isForOwn, hasOwn) = (true, true) }
        continue
      }
      isInRules = true
      if isForOwn { own.take(key, value) }
      if isForAll { others.take(key, value) }
    }
    self = hasOwn ? own : others
  }

  private mutating func take(_ key: String, _ value: String) {
    switch key {
    case "allow", "disallow":
      // `Disallow:` without a path forbids nothing.
      guard !value.isEmpty else { return }
      rules.append(Rule(pattern: Self.comparable(pattern: value), allows: key == "allow"))
    case "crawl-delay":
      if let seconds = Double(value), seconds.isFinite, seconds >= 0 {
        crawlDelay = max(crawlDelay ?? 0, seconds)
      }
    default: break
    }
  }

  /// Whether an address of the site may be asked.
  func allows(_ address: WebAddress) -> Bool {
    allows(address.path + (address.query.map { "?\($0)" } ?? ""))
  }

  /// Whether a path with its query may be asked: the longest rule decides, an allowing one among equals.
  package func allows(_ path: String) -> Bool {
    let bytes = Self.comparable(path: path)
    var best = (length: -1, allows: true)
    for rule in rules where Self.matches(rule.pattern, bytes) {
      if rule.pattern.count > best.length || (rule.pattern.count == best.length && rule.allows) {
        best = (rule.pattern.count, rule.allows)
      }
    }
    return best.allows
  }

  /// Matches a beginning, with `*` for any bytes and `$` for the end; O(pattern × path) at worst.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let star = UInt8(ascii: "*")
    let endsThere = pattern.last == UInt8(ascii: "$")
    let pattern = endsThere ? pattern.dropLast() : pattern[...]
    var (place, inPattern) = (0, 0)
    var lastStar: (inPattern: Int, place: Int)?
    while true {
      if inPattern == pattern.count, !endsThere || place == path.count { return true }
      if inPattern < pattern.count, pattern[inPattern] == star {
        lastStar = (inPattern, place)
        inPattern += 1
      } else if inPattern < pattern.count, place < path.count, pattern[inPattern] == path[place] {
        inPattern += 1
        place += 1
      } else if let star = lastStar, star.place < path.count {
        lastStar = (star.inPattern, star.place + 1)
        inPattern = star.inPattern + 1
        place = star.place + 1
      } else {
        return false
      }
    }
  }

  /// Two spellings of one path in one form: escapes of what needs them alone, in capitals (RFC 9309, §2.2.2).
  private static func comparable(path: String) -> [UInt8] {
    escaped(WebAddress.normalized(path)) { _, byte in
      byte == UInt8(ascii: "*") || byte == UInt8(ascii: "$")
    }
  }

  /// As a path, but for `*`, and `$` at the end.
  private static func comparable(pattern: String) -> [UInt8] {
    let text = WebAddress.normalized(pattern)
    let last = text.utf8.count - 1
    return escaped(text) { place, byte in byte == UInt8(ascii: "$") && place != last }
  }

  private static func escaped(
    _ text: String, further: (_ place: Int, _ byte: UInt8) -> Bool
  ) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for (place, byte) in text.utf8.enumerated() {
      if byte <= 0x20 || byte >= 0x7F || further(place, byte) {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// `GazetteLinks` of `GazetteLinks/0.1`, in lower case.
  private static func product(_ value: String) -> String {
    value.prefix { $0 != "/" && !$0.isWhitespace }.lowercased()
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
