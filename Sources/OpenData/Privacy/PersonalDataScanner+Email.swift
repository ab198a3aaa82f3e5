extension PersonalDataScanner {
  /// An e-mail address around an `@`, unless it is an office's own at gov.tw.
  static func email(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> PersonalDataFinding? {
    let sign = text.unit(at: at).length
    var start = at
    // RFC 5321, 4.5.3.1: 64 octets before the sign, 255 after it.
    while at - start < 64, isLocalPart(text, before: start) {
      start -= text.unit(before: start).length
    }
    var end = at + sign
    var lastPoint: Int?
    while end - at < 255 {
      let unit = text.unit(at: end)
      guard
        unit.kind == .letter || unit.kind == .digit || unit.kind == .hyphen || unit.kind == .point
      else { break }
      if unit.kind == .point {
        // A full stop ends the sentence, not the address.
        guard isAlphanumeric(text.unit(at: end + unit.length)) else { break }
        lastPoint = end
      }
      end += unit.length
    }
    guard start < at, let lastPoint, end - lastPoint >= 3 else { return nil }
    guard !isOfficeBox(text, local: start..<at, domainEnd: end) else { return nil }
    return PersonalDataFinding(kind: .email, range: start..<end)
  }

  private static func isLocalPart(_ text: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    let unit = text.unit(before: index)
    switch unit.kind {
    case .letter, .digit, .point, .plus: return true
    case .hyphen: return unit.length == 1
    case .slash, .other:
      return unit.length == 1
        && (text[index - 1] == UInt8(ascii: "_") || text[index - 1] == UInt8(ascii: "%"))
    default: return false
    }
  }

  /// Whether it is the box of a role at an agency, which is public.
  private static func isOfficeBox(
    _ text: UnsafeBufferPointer<UInt8>, local: Range<Int>, domainEnd: Int
  ) -> Bool {
    guard text.hasWord(".gov.tw", before: domainEnd) || text.hasWord("@gov.tw", before: domainEnd)
    else { return false }
    return roles.contains { text.hasWord($0, at: local.lowerBound) }
  }

  private static let roles: [StaticString] = [
    "service", "info", "contact", "webmaster", "postmaster", "admin", "help", "support", "mail",
    "press", "news", "opendata", "data", "privacy", "security", "public", "office", "noreply",
    "no-reply", "invest",
  ]
}
