/// The way from an address to where its redirects end, one hop at a time.
struct RedirectChain: Sendable {
  enum Step {
    case follow(WebAddress)
    case fail(Failure, at: String)
  }

  private let maximum: Int
  private(set) var hops: [Outcome.Hop] = []
  private(set) var current: WebAddress
  /// Whether a redirect on the way set a cookie.
  private(set) var setsCookie = false
  private var seen: Set<String>

  init(_ address: WebAddress, maximum: Int) {
    current = address
    self.maximum = maximum
    seen = [address.string]
  }

  /// Whether an answer sends on: 304 and 300 without an address do not.
  static func isRedirect(_ response: Response) -> Bool {
    switch response.status {
    case 301, 302, 303, 307, 308: true
    case 300: response.header("location") != nil
    default: false
    }
  }

  /// Takes an answer that sends on.
  mutating func take(_ response: Response) -> Step {
    let status = response.status ?? 0
    hops.append(
      Outcome.Hop(
        url: current.string, status: status, isPermanent: status == 301 || status == 308))
    if response.header("set-cookie") != nil { setsCookie = true }
    guard let location = response.header("location"), !location.isEmpty else {
      return .fail(.badRedirect, at: current.string)
    }
    guard let next = current.resolving(Self.readable(location)) else {
      return .fail(Self.hasForeignScheme(location) ? .badAddress : .badRedirect, at: current.string)
    }
    if next.hasCredentials { return .fail(.credentials, at: next.string) }
    if hops.count > maximum { return .fail(.tooManyRedirects, at: next.string) }
    guard seen.insert(next.string).inserted else {
      return .fail(.redirectLoop, at: next.string)
    }
    current = next
    return .follow(next)
  }

  /// Servers write spaces and backslashes that browsers put right.
  private static func readable(_ location: String) -> String {
    String(location.map { $0 == "\\" ? "/" : $0 })
  }

  private static func hasForeignScheme(_ location: String) -> Bool {
    guard let colon = location.firstIndex(of: ":") else { return false }
    let scheme = location[..<colon].lowercased()
    return !scheme.isEmpty && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
      && scheme != "http" && scheme != "https"
  }
}
