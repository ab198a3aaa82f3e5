/// How long a server asks to be left alone (RFC 9110, §10.2.3).
package enum RetryAfter {
  /// Seconds from `now` (since 1970); `nil` for what is neither a number nor a date.
  ///
  ///     RetryAfter.seconds("120", now: now)                            // 120
  ///     RetryAfter.seconds("Sat, 21 Nov 2026 18:00:00 GMT", now: now)  // until then, at least 0
  package static func seconds(_ value: String, now: Int) -> Int? {
    let text = value.filter { !$0.isWhitespace || $0 == " " }
    let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if !trimmed.isEmpty, trimmed.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      // A number too large to read is long all the same.
      return Int(trimmed) ?? Int.max
    }
    return HTTPDate.seconds(trimmed).map { max(0, $0 - now) }
  }
}
