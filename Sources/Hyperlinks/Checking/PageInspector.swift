import Diagnostics
import Encodings

/// One worker's second reading of pages on which something is wrong: what, where, and what was meant.
struct PageInspector {
  private let folder: HTMLFolder
  private let served: ServedPaths
  private let index: FolderIndex
  private let rules: LinkRules
  private let addresses: AddressRules

  init(folder: HTMLFolder, served: ServedPaths, index: FolderIndex, rules: LinkRules) {
    self.folder = folder
    self.served = served
    self.index = index
    self.rules = rules
    addresses = AddressRules(rules)
  }

  /// A fault as it is found, before it is known where its page stands.
  private struct Finding {
    let kind: LinkFault.Kind
    var path: String?
    var suggestion: String?
  }

  /// The faults of a page, in the order of their places.
  func faults(of file: String) throws -> [LinkFault] {
    let bytes = try folder.read(file)
    let source = SourceFile(path: SourcePath(file), bytes: bytes)
    let isPage = HTMLFolder.kind(of: file) == .page
    let document =
      isPage
      ? DocumentLinks(bytes, ignoring: rules.ignoringAttributes) : DocumentLinks(styleSheet: bytes)
    let page = URLReference(PercentEncoding.encodedPath(ofDecoded: "/" + file))
    let base = document.base.map { URLReference($0).resolved(on: page) } ?? page
    let ownIDs = Set(document.ids.map { Array($0.utf8) })
    var faults: [LinkFault] = []
    for link in document.links {
      // A file of styles names patterns of whatever page it is used on.
      if !isPage, link.address.hasPrefix("#") { continue }
      let address = addresses.swapped(link.address)
      guard let finding = try finding(address, link, base, ownIDs, page: file),
        !addresses.ignores(link.address)
      else { continue }
      faults.append(
        LinkFault(
          kind: finding.kind, page: file, range: source.range(of: link.range),
          address: Credentials.hidden(in: link.address), path: finding.path, element: link.element,
          attribute: link.attribute, suggestion: finding.suggestion))
    }
    if !rules.allowsMissingHref {
      for tag in document.withoutAddress {
        let name = bytes.withUnsafeBufferPointer { TagName($0, at: tag.lowerBound).text }
        faults.append(
          LinkFault(
            kind: .missingAddress, page: file, range: source.range(of: tag), address: "",
            path: nil, element: name, attribute: name == "a" ? "href" : "src", suggestion: nil))
      }
    }
    return faults
  }

  // MARK: One link

  private func finding(
    _ address: String, _ link: Hyperlink, _ base: URLReference, _ ownIDs: Set<[UInt8]>,
    page: String
  ) throws -> Finding? {
    if address.isEmpty { return Finding(kind: .emptyAddress) }
    if address == "#" { return rules.allowsEmptyHash ? nil : Finding(kind: .emptyHash) }
    let reference = URLReference(address)
    if !ContactLink.isSound(reference) { return Finding(kind: Self.kind(of: reference)) }
    let target = reference.resolved(on: base)
    guard target.isRelative else { return nil }
    let path = String(decoding: AddressPath(target).bytes, as: UTF8.self)
    guard let place = served[AddressNumber.of(target, foldsIndex: rules.foldsIndex)] else {
      return missingFile(path)
    }
    guard rules.checksFragments, let id = target.fragment.flatMap(Fragment.id),
      HTMLFolder.kind(of: served.files[place]) == .page
    else { return nil }
    let isOwn = served.files[place].utf8.elementsEqual(page.utf8)
    let ids = isOwn ? ownIDs : try index.ids(of: place)
    var decoded: [UInt8] = []
    Array(id.utf8).withUnsafeBufferPointer { PercentEncoding.appendDecoded($0, to: &decoded) }
    // Browsers look for the id as it is written first.
    if ids.contains(decoded) || ids.contains(Array(id.utf8)) { return nil }
    let wanted = String(decoding: decoded, as: UTF8.self)
    let near = Spelling.nearest(
      to: wanted, in: ids.map { String(decoding: $0, as: UTF8.self) }.sorted())
    return Finding(kind: .missingID, path: path, suggestion: near.map { "#" + $0 })
  }

  private static func kind(of reference: URLReference) -> LinkFault.Kind {
    switch reference.scheme?.lowercased() {
    case "mailto": .wrongMail
    case "tel": .wrongTelephone
    default: .wrongAddress
    }
  }

  /// Why nothing stands at a path; `nil` where that cannot be known.
  private func missingFile(_ path: String) -> Finding? {
    if folder.unknown.contains(where: { "/" + $0 == path || path.hasPrefix("/\($0)/") }) {
      return nil
    }
    if let alike = index.alike(path) {
      // Equal but for its Unicode form: the two are one to Swift, and two to a server.
      let kind: LinkFault.Kind = alike == path ? .otherUnicodeForm : .wrongCase
      return Finding(kind: kind, path: path, suggestion: alike)
    }
    if path.hasSuffix("/") {
      let file = String(path.dropLast())
      if !file.isEmpty, served[served.number(of: file)] != nil {
        return Finding(kind: .slashAfterFile, path: path, suggestion: file)
      }
      if index.hasFolder(path) { return Finding(kind: .folderWithoutIndex, path: path) }
    } else if index.hasFolder(path + "/") {
      let isServed = served[served.number(of: path + "/")] != nil
      return isServed
        ? Finding(kind: .folderWithoutSlash, path: path, suggestion: path + "/")
        : Finding(kind: .folderWithoutIndex, path: path)
    }
    let page = path + ".html"
    let isPage = served[served.number(of: page)] != nil
    return Finding(
      kind: .missingFile, path: path, suggestion: isPage ? page : index.nearest(to: path))
  }
}
