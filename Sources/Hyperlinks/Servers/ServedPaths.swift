import Encodings

/// The addresses at which a server gives the files of a folder.
struct ServedPaths: Sendable {
  /// Paths below the folder, with `/` between their parts.
  let files: [String]
  private let rules: LinkRules
  private var indices: [UInt64: Int32] = [:]

  /// - Complexity: O(files).
  init(_ files: [String], rules: LinkRules) {
    self.files = files
    self.rules = rules
    indices.reserveCapacity(3 * files.count)
    for (index, file) in files.enumerated() {
      // What is written out in full has no other meaning.
      indices[number(of: "/" + file)] = Int32(index)
    }
    for name in rules.directoryIndexes { addFolders(withIndex: name) }
    if rules.isExtensionless { addNamesWithoutExtension() }
  }

  /// The number that an address is looked up by.
  func number(of path: String) -> UInt64 {
    AddressNumber.of(path, foldsIndex: rules.foldsIndex)
  }

  /// The place in ``files`` of what a server gives for an address; `nil` for “not found”.
  subscript(number: UInt64) -> Int? { indices[number].map(Int.init) }

  private mutating func addFolders(withIndex name: String) {
    let ending = "/" + name
    for (index, file) in files.enumerated() {
      let path = "/" + file
      guard path.utf8.count >= ending.utf8.count,
        path.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
      else { continue }
      let folder = String(path.utf8.dropLast(name.utf8.count)) ?? path
      add(folder, index)
      // Servers send a reader on from `/plans` to `/plans/`.
      if !rules.requiresTrailingSlash { add(String(folder.dropLast()), index) }
    }
  }

  private mutating func addNamesWithoutExtension() {
    for (index, file) in files.enumerated() where file.utf8.suffix(5).elementsEqual(".html".utf8) {
      add(String(("/" + file).utf8.dropLast(5)) ?? file, index)
    }
  }

  private mutating func add(_ path: String, _ index: Int) {
    let number = number(of: path)
    if indices[number] == nil { indices[number] = Int32(index) }
  }
}

extension ServedPaths {
  /// The shortest address of the file at a place: that of its folder, where the server gives it for that.
  func address(of place: Int) -> String {
    let path = "/" + files[place]
    guard let name = rules.directoryIndexes.first(where: { path.hasSuffix("/" + $0) }) else {
      return path
    }
    let folder = String(path.dropLast(name.count))
    return self[number(of: folder)] == place ? folder : path
  }
}
