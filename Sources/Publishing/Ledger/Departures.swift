import Content
import Diagnostics

/// What stood in the site before and left its address: moved to another, or given up.
struct Departures: Sendable {
  /// `nil` where nothing has been released yet.
  var ledger: AddressLedger?
  /// The entries of `content/gone.yml`, then one for each dataset that is withdrawn.
  var entries: [GoneAddress] = []
  /// Whether every entry could be read.
  var isComplete = true
  /// The pages that say that something is gone.
  var gone: [GonePage] = []
  /// What lay beneath an alias and leads on with it.
  var followers: [Redirect] = []
}

/// A page that says that what stood at its address is gone.
struct GonePage: Sendable {
  let address: String
  /// Index into `Departures.entries`.
  let entry: Int
  let languageIndex: Int

  var path: OutputPath { OutputPath(formerly: address) }
}

/// A page that leads on from an address to another.
struct Redirect: Sendable {
  let address: String
  let destination: String
  /// Index into `Site.pages`.
  let page: Int
  /// Place of the alias in that page's source.
  let range: SourceRange
  let path: OutputPath
}

extension OutputPath {
  /// Where the page stands that answers at an address which something else had: a former `form.odt` becomes a
  /// folder with an `index.html`, since servers tell a file's media type by its name, and an error page by its address.
  init(formerly address: String) {
    self = Address.outputPath(address.hasSuffix("/") ? address : address + "/")
  }
}

extension Site {
  /// Every alias and what follows it, in the order of the pages.
  var redirects: [Redirect] {
    var redirects: [Redirect] = []
    for (index, page) in pages.enumerated() {
      for alias in page.frontMatter.aliases {
        let address = AddressPath.normalized(alias.value)
        guard grants(address, to: .redirect(page: index, range: alias.range)) else { continue }
        redirects.append(
          Redirect(
            address: address, destination: page.permalink, page: index, range: alias.range,
            path: Address.outputPath(address)))
      }
    }
    return redirects + departures.followers
  }

  /// Reads `content/gone.yml` and the ledger.
  static func loadDepartures(
    _ tree: SourceTree, _ settings: Settings, diagnostics: inout [Diagnostic]
  ) -> Departures {
    var departures = Departures()
    if tree.contains(GoneAddress.path) {
      let known = diagnostics.count
      if let file = readFile(GoneAddress.path, in: tree, diagnostics: &diagnostics) {
        let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
        let (entries, problems) = GoneAddress.decode(
          node, file: file, languages: settings.languages)
        departures.entries = entries
        diagnostics += problems
      }
      departures.isComplete = diagnostics.count == known
    }
    guard tree.contains(AddressLedger.path) else { return departures }
    do {
      departures.ledger = AddressLedger(try tree.bytes(of: AddressLedger.path))
    } catch {
      diagnostics.append(Diagnostic(reading: AddressLedger.path, error))
    }
    return departures
  }
}
