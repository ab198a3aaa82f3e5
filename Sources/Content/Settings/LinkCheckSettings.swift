import Diagnostics
import Encodings
import Markup
import OpenData

/// `link_check` of `site.yml`: what other sites are, and how `gazette links --external` asks them; `nil` leaves the
/// program's own choice.
package struct LinkCheckSettings: Sendable {
  /// Whom a server's operator may write to: an address of mail or of a page.
  package var contact: String?
  /// Seconds between the beginnings of two requests to one host.
  package var interval: Double?
  /// Requests to one host at once.
  package var concurrency: Int?
  /// Seconds that one request may take.
  package var timeout: Int?
  /// How often a request is made that fails in a way that may pass.
  package var attempts: Int?
  /// Minutes that the run may take.
  package var timeLimit: Int?
  /// Whether `robots.txt` decides what is asked.
  package var obeysRobots: Bool?
  /// Whether a page that can't be there is asked for, to know servers that show one page for everything.
  package var probes: Bool?
  /// Whether the name system is asked who takes mail for the domains of `mailto:` links.
  package var mx: Bool?
  /// What pages say that are none, beside what is known anyway.
  package var notFoundPhrases: [String] = []
  /// Nights on which an old link must fail before it is dead.
  package var nights: Int?
  /// Hours from its first failure to the last.
  package var hours: Int?
  /// Runs in a row that say for good that it is gone.
  package var definiteRuns: Int?
  /// Folders of the site's own host that other programs serve, decoded, such as `/apply/`.
  package var elsewhere: [Located<String>] = []

  package init() {}

  /// The seconds that `interval` takes.
  static let intervals = 0.05...3600

  /// A key that takes a whole number.
  enum Count: String, CaseIterable {
    case concurrency, timeout, attempts
    case timeLimit = "time_limit"
    case nights, hours
    case definiteRuns = "definite_runs"

    var bounds: ClosedRange<Int> {
      switch self {
      case .concurrency: 1...16
      case .timeout: 1...300
      case .attempts: 1...10
      case .timeLimit: 1...1440
      case .nights, .definiteRuns: 1...30
      case .hours: 0...720
      }
    }
  }
}

extension FieldReader {
  fileprivate mutating func count(_ key: LinkCheckSettings.Count) -> Int? {
    integer(key.rawValue, in: key.bounds)
  }
}

extension SettingsDecoder {
  mutating func decodeLinkCheck(_ node: YAMLNode) {
    section(node, "link_check") { decoder, reader in
      var settings = LinkCheckSettings()
      settings.contact = reader.text("contact")
      settings.interval = decoder.interval(in: &reader)
      settings.concurrency = reader.count(.concurrency)
      settings.timeout = reader.count(.timeout)
      settings.attempts = reader.count(.attempts)
      settings.timeLimit = reader.count(.timeLimit)
      settings.obeysRobots = reader.flag("robots")
      settings.probes = reader.flag("probes")
      settings.mx = reader.flag("mx")
      settings.notFoundPhrases = reader.texts("not_found_phrases")
      settings.nights = reader.count(.nights)
      settings.hours = reader.count(.hours)
      settings.definiteRuns = reader.count(.definiteRuns)
      settings.elsewhere = decoder.folders("elsewhere", in: &reader)
      decoder.settings.linkCheck = settings
    }
  }

  /// Folders of the host, from its root: `/apply/`.
  private func folders(
    _ key: String, in reader: inout FieldReader
  ) -> [Located<String>] {
    var folders: [Located<String>] = []
    for node in reader.list(key) {
      guard let written = reader.text(node, key) else { continue }
      let path = PercentEncoding.decoded(written).map(NormalizationFormC.normalized)
      let problem =
        path == "/" || path?.hasSuffix("/") == false
        ? "Name a folder, such as /apply/; all beneath it is the other program's."
        : AddressPath.help(for: path)
      if let problem {
        reader.report(
          .wrongValue, "'\(written)' is no folder of the host", at: node.range, help: problem)
      } else if let path {
        folders.append(Located(path, range: node.range))
      }
    }
    return folders
  }

  private func interval(in reader: inout FieldReader) -> Double? {
    guard let number = reader.number("interval") else { return nil }
    guard LinkCheckSettings.intervals.contains(number.value) else {
      reader.report(
        .wrongValue, "'interval' is \(number.digits); it takes 0.05 to 3600 seconds",
        at: reader.range(of: "interval"))
      return nil
    }
    return number.value
  }
}
