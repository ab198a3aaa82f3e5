import Content
import Diagnostics

/// Every address of the site and what stands there.
struct AddressBook: Sendable {
  /// What stands at an address.
  enum Target: Sendable, Hashable {
    /// `Site.pages[index]`
    case page(Int)
    /// A page in a language it has not been translated into.
    case untranslated(group: Int, language: Int)
    /// A page that the program makes from others; `subject` is the same in every language.
    case generated(subject: String, language: Int)
    /// A file of a page, in the language of that page's URL.
    case file(group: Int, name: String, language: Int)
    /// A page as a document or as Markdown: `Site.pages[index]`
    case document(page: Int)
    /// A file that belongs to no language: a feed, an asset.
    case siteFile(SourcePath?)
    /// An alias of a page.
    case redirect(page: Int, range: SourceRange)
    /// The page that says that what stood here is gone: `Site.departures.gone[index]`
    case gone(Int)
  }

  /// What the files are called that hold a page in another format, beside its `index.html`: `index.odt`.
  ///
  /// Every page has them, so that nobody claims their addresses one by one.
  var documentNames: [String] = []
  private(set) var targets: [String: Target] = [:]
  /// Every address at which something stands, in the order that they were given.
  private(set) var inOrder: [String] = []
  private var addressBySubject: [String: [Int: String]] = [:]

  subscript(address: String) -> Target? {
    targets[Self.folder(address)]
      ?? folder(ofDocument: address).flatMap { folder in
        guard case .page(let index)? = targets[folder] else { return nil }
        return .document(page: index)
      }
  }

  /// The address of the page that the document at `address` would be of; `nil` where none is called so.
  func folder(ofDocument address: String) -> String? {
    // Most addresses end in a slash and need no closer look.
    guard !documentNames.isEmpty, address.utf8.last != UInt8(ascii: "/"),
      let name = documentNames.first(where: { address.hasSuffix("/" + $0) })
    else { return nil }
    return String(address.dropLast(name.count))
  }

  /// The address that a server gives the same file for: `/a/index.html` is `/a/`.
  private static func folder(_ address: String) -> String {
    let index = "index.html"
    // Most addresses end in a slash and need no closer look.
    guard address.utf8.last == UInt8(ascii: "l"), address.hasSuffix("/" + index) else {
      return address
    }
    return String(address.dropLast(index.count))
  }

  /// Takes an address; the target that has it already, if there is one.
  mutating func claim(_ address: String, for target: Target) -> Target? {
    let address = Self.folder(address)
    if folder(ofDocument: address) != nil, targets[address] == nil, let document = self[address] {
      return document
    }
    if let taken = targets.updateValue(target, forKey: address) {
      // Two that claim one address are rare; every other one is looked up once this way.
      targets[address] = taken
      return taken
    }
    // Nobody is to be sent to what is gone.
    if case .gone = target { return nil }
    inOrder.append(address)
    if case .generated(let subject, let language) = target {
      addressBySubject[subject, default: [:]][language] = address
    }
    return nil
  }

  /// The address of a generated page in a language.
  func address(ofGenerated subject: String, language: Int) -> String? {
    addressBySubject[subject]?[language]
  }
}
