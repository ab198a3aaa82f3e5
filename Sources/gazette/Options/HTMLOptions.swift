import ArgumentParser
import Hyperlinks

/// A folder of HTML, and what counts as a fault in it.
struct HTMLOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Check a folder of HTML, whatever made it, instead of a site.", valueName: "dir"),
    completion: .directory)
  var html: String?

  @Option(
    help: ArgumentHelp(
      "The folder that addresses such as /about/ begin at (default: that of --html).",
      discussion: "It holds that of --html, of which alone the pages are looked at.",
      valueName: "dir"), completion: .directory)
  var root: String?

  @Option(
    name: .customLong("directory-index"),
    help: ArgumentHelp(
      "A file that the server gives for a folder; repeat it for more (default: index.html).",
      valueName: "name"))
  var directoryIndexes: [String] = []

  @Flag(name: .customLong("extensionless"), help: "The server finds about.html at /about.")
  var isExtensionless = false

  @Option(
    name: .customLong("swap"),
    help: ArgumentHelp(
      "Replace what a regular expression finds in addresses before they are looked at; repeatable.",
      discussion: "'^https://www\\.example\\.gov\\.tw/=>/' makes a site's own addresses local.",
      valueName: "pattern=>text"), transform: LinkRules.Swap.init(argument:))
  var swaps: [LinkRules.Swap] = []

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp(
      "Pass over addresses in which a regular expression finds something; repeatable.",
      valueName: "pattern"), transform: LinkRules.Pattern.init(argument:))
  var ignored: [LinkRules.Pattern] = []

  @Option(
    name: .customLong("ignore-attribute"),
    help: ArgumentHelp(
      "Pass over elements with this attribute, and what they hold; repeatable.", valueName: "name"))
  var ignoringAttributes: [String] = []

  @Flag(name: .customLong("allow-empty-hash"), help: "Let href=\"#\" pass.")
  var allowsEmptyHash = false

  @Flag(
    name: .customLong("allow-missing-href"),
    help: "Let <a> without href and <img> without src pass.")
  var allowsMissingHref = false

  @Flag(
    name: .customLong("require-trailing-slash"), help: "Want the slash after a folder's address.")
  var requiresTrailingSlash = false

  @Flag(name: .customLong("no-fragments"), help: "Don't look for the ids that links name.")
  var ignoresFragments = false

  @Flag(name: .customLong("css"), help: "Read the style sheets of the folder too.")
  var readsStyleSheets = false

  /// What is asked of the folder.
  var rules: LinkRules {
    var rules = LinkRules()
    if !directoryIndexes.isEmpty { rules.directoryIndexes = directoryIndexes }
    rules.isExtensionless = isExtensionless
    rules.swaps = swaps
    rules.ignored = ignored
    rules.ignoringAttributes = ignoringAttributes
    rules.allowsEmptyHash = allowsEmptyHash
    rules.allowsMissingHref = allowsMissingHref
    rules.requiresTrailingSlash = requiresTrailingSlash
    rules.checksFragments = !ignoresFragments
    rules.readsStyleSheets = readsStyleSheets
    return rules
  }

  func validate() throws {
    if let name = directoryIndexes.first(where: { $0.isEmpty || $0.contains("/") }) {
      throw ValidationError("'\(name)' is no file's name; --directory-index takes index.html.")
    }
    if let name = ignoringAttributes.first(where: { !Self.isAttribute($0) }) {
      throw ValidationError(
        "'\(name)' is no attribute's name; --ignore-attribute takes one such as data-no-check.")
    }
    let isUsed =
      root != nil || !directoryIndexes.isEmpty || isExtensionless || !swaps.isEmpty
      || !ignored.isEmpty || !ignoringAttributes.isEmpty || allowsEmptyHash || allowsMissingHref
      || requiresTrailingSlash || ignoresFragments || readsStyleSheets
    if html == nil, isUsed {
      throw ValidationError(
        "--root, --swap, --ignore and the like are about a folder of HTML; name it with --html.")
    }
  }

  /// Whether an element could have an attribute of that name (HTML, §13.1.2.3).
  private static func isAttribute(_ name: String) -> Bool {
    !name.isEmpty
      && !name.unicodeScalars.contains {
        $0.value <= 0x20 || $0.value == 0x7F || ["\"", "'", ">", "/", "="].contains($0)
      }
  }
}

extension LinkRules.Pattern {
  /// A regular expression that finds something in addresses.
  ///
  /// - Throws: A validation error that says what is wrong with it.
  fileprivate init(argument: String) throws {
    do {
      try self.init(argument)
    } catch {
      throw ValidationError("'\(argument)' is no regular expression: \(error)")
    }
  }
}

extension LinkRules.Swap {
  /// `PATTERN=>TEXT`: what to replace in addresses, and by what.
  ///
  /// - Throws: A validation error that says what is wrong with it.
  fileprivate init(argument: String) throws {
    guard let arrow = argument.firstRange(of: "=>"), arrow.lowerBound > argument.startIndex else {
      throw ValidationError(
        "'\(argument)' says not what to put in whose place: write it as 'PATTERN=>TEXT'.")
    }
    self.init(
      try LinkRules.Pattern(argument: String(argument[..<arrow.lowerBound])),
      by: String(argument[arrow.upperBound...]))
  }
}
