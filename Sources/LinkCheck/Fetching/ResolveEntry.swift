/// The addresses of a host in place of the name system's, as curl's `--resolve` has them.
///
///     ResolveEntry("www.example.gov.tw:443:192.0.2.1")
///     ResolveEntry("www.example.gov.tw:443:192.0.2.1,[2001:db8::1]")
package struct ResolveEntry: Sendable, Hashable {
  /// As libcurl takes it.
  let text: String

  /// `nil` where the text is no `HOST:PORT:ADDRESS`, of whose addresses there may be several.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty,
      parts[0].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !"+-".contains(parts[0].prefix(1)),
      let port = UInt16(parts[1]), port > 0,
      parts[2].split(separator: ",", omittingEmptySubsequences: false)
        .allSatisfy({ HostNumber.bytes(String($0)) != nil })
    else { return nil }
    self.text = text
  }
}
