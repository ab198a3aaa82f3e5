import Diagnostics
import Synchronization

/// What is asked for about a folder only where a link is wrong: what may have been meant.
///
/// Most folders have few faults, so that each part is made at the first question.
final class FolderIndex: Sendable {
  private struct Names {
    /// Addresses by their lower-case form, which takes Unicode's forms of a name for one as well.
    var alike: [String: [String]] = [:]
    /// The addresses that lie in a folder, by the folder with its slash.
    var neighbours: [String: [String]] = [:]
    /// The addresses by their last part.
    var namesakes: [String: [String]] = [:]
    var folders: Set<String> = []
  }

  private let folder: HTMLFolder
  private let served: ServedPaths
  private let names = Mutex<Names?>(nil)
  private let ids = Mutex<[Int: Set<[UInt8]>]>([:])

  /// Beyond this many neighbours names are mostly made by machines, and comparing them all would take long.
  private static let neighbourLimit = 400

  init(_ folder: HTMLFolder, served: ServedPaths) {
    self.folder = folder
    self.served = served
  }

  /// Whether a folder of this path, which ends in a slash, is there.
  func hasFolder(_ path: String) -> Bool { withNames { $0.folders.contains(path) } }

  /// The address whose letters are the same but for their case or their Unicode form.
  func alike(_ path: String) -> String? {
    withNames { $0.alike[path.lowercased()]?.first }
  }

  /// The address most like one that is not there: among its neighbours, then one of the same name elsewhere.
  func nearest(to path: String) -> String? {
    let (directory, name) = Self.split(path)
    let (neighbours, namesakes) = withNames {
      ($0.neighbours[directory] ?? [], $0.namesakes[name] ?? [])
    }
    if neighbours.count <= Self.neighbourLimit,
      let near = Spelling.nearest(to: name, in: neighbours.map { Self.split($0).name })
    {
      return neighbours.first { Self.split($0).name == near }
    }
    return namesakes.min()
  }

  /// The ids of the page at a place of the folder's files, as bytes: browsers compare no Unicode forms.
  func ids(of place: Int) throws -> Set<[UInt8]> {
    if let known = ids.withLock({ $0[place] }) { return known }
    let read = Set(DocumentLinks(try folder.read(folder.paths[place])).ids.map { Array($0.utf8) })
    ids.withLock { $0[place] = read }
    return read
  }

  /// The folder with its slash, and the last part with the slash that it may end in.
  private static func split(_ path: String) -> (directory: String, name: String) {
    let end = path.hasSuffix("/") ? path.index(before: path.endIndex) : path.endIndex
    guard let slash = path[..<end].lastIndex(of: "/") else { return ("", path) }
    let start = path.index(after: slash)
    return (String(path[..<start]), String(path[start..<end]))
  }

  /// - Complexity: O(files) the first time.
  private func withNames<Result: Sendable>(_ body: (Names) -> Result) -> Result {
    names.withLock { names in
      if let names { return body(names) }
      var made = Names()
      for (place, file) in folder.paths.enumerated() {
        let address = served.address(of: place)
        made.alike[("/" + file).lowercased(), default: []].append(address)
        if address != "/" + file { made.alike[address.lowercased(), default: []].append(address) }
        let (directory, name) = Self.split(address)
        made.neighbours[directory, default: []].append(address)
        made.namesakes[name, default: []].append(address)
        var folder = Self.split("/" + file).directory
        while made.folders.insert(folder).inserted, folder != "/" {
          folder = Self.split(folder).directory
        }
      }
      names = made
      return body(made)
    }
  }
}
