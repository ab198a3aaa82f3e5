/// How outside links are asked for.
package struct CheckSettings: Sendable, Hashable {
  /// The product's name, as `robots.txt` files may name it.
  package static let agent = "GazetteLinks"

  /// What one host is asked at most.
  package var allowance = Pacer.Allowance(interval: .milliseconds(500), concurrency: 2)
  /// Requests under way at once, to all hosts.
  package var totalConcurrency = 64
  /// How often one request is made, where it fails in a way that may pass.
  package var attempts = 3
  /// Before the second attempt; twice as long before each further one.
  package var backOff = Duration.seconds(2)
  package var maximumBackOff = Duration.seconds(30)
  /// Decides the chance in waits and in the names of pages that can't be there.
  package var seed: UInt64 = 0
  /// The longest `Retry-After` that is waited for; a longer one ends the run for that host.
  package var patience = Duration.seconds(120)
  /// The time that the requests for one link may take together, waiting between them left out.
  package var linkLimit = Duration.seconds(60)
  /// The time of the run; links without their turn by then are left for the next.
  package var totalLimit = Duration.seconds(3 * 3600)
  /// Bytes of a page that are read to see what it is.
  package var bodyLimit = 64 * 1024
  /// Bytes that are read to find a fragment.
  package var fragmentBodyLimit = 4 * 1024 * 1024
  package var maximumRedirects = 10
  /// How many certificates that a server left out are looked for, one after the other.
  package var issuerLimit = 2
  package var obeysRobots = true
  package var checksFragments = true
  /// Folders of one host beside whose pages one that can't be there is asked for; 0 for none.
  package var siblingLimit = 3
  /// What further pages say that are none.
  package var notFoundPhrases: [String] = []
  package var shard = Shard.whole

  package init() {}

  /// Says who asks and why, so that a server's operator can answer.
  ///
  ///     Mozilla/5.0 (compatible; GazetteLinks/1.0; link check of https://www.example.gov.tw/; web@example.gov.tw)
  ///
  /// Anything but printable ASCII is left out: headers hold nothing else for certain.
  package static func userAgent(version: String, site: String?, contact: String?) -> String {
    let facts = [site.map { "link check of \($0)" } ?? "link check", contact].compactMap { $0 }
    let text = "Mozilla/5.0 (compatible; \(agent)/\(version); \(facts.joined(separator: "; ")))"
    return String(decoding: text.utf8.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
  }
}
