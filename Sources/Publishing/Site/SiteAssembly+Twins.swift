import Content
import Diagnostics

extension SiteAssembly {
  /// Two addresses that differ only in case or Unicode form are one file on many servers and disks; and no
  /// disk has a file and a folder of one name.
  mutating func reportTwins() {
    reportDocumentFolders()
    guard mayHaveTwins else { return }
    var seen: [String: String] = [:]
    let sorted = addresses.targets.keys.sorted()
    for address in sorted {
      if !address.hasSuffix("/") { reportFolder(at: address, among: sorted) }
      let folded = address.lowercased()
      guard let twin = seen[folded] else {
        seen[folded] = address
        continue
      }
      guard let target = addresses[address], let (file, range) = place(of: target) else { continue }
      let notes = addresses[twin].flatMap(place).map { file, range in
        [Note("\(twin) comes from here", file: file, range: range)]
      }
      diagnostics.append(
        Diagnostic(
          .duplicateURL, "\(address) and \(twin) differ only in case", file: file, range: range,
          help: "Many servers take them for one; rename one of them.", notes: notes ?? []))
    }
  }

  /// A page or an alias whose folder would have the name of another page's document.
  private mutating func reportDocumentFolders() {
    let endings = addresses.documentNames.map { Array("/\($0)/".utf8) }
    for address in addresses.inOrder
    where endings.contains(where: { address.utf8.suffix($0.count).elementsEqual($0) }) {
      let document = String(address.dropLast())
      guard case .document(let page)? = addresses[document], let target = addresses[address],
        let (file, range) = place(of: target)
      else { continue }
      diagnostics.append(
        Diagnostic(
          .duplicateURL, "\(document) is a file and can't hold \(address)", file: file,
          range: range, help: "Choose another name, slug or alias.",
          notes: [Note("The file is of this page", file: pages[page].path)]))
    }
  }

  /// - Complexity: O(log *n*).
  private mutating func reportFolder(at address: String, among sorted: [String]) {
    let folder = address + "/"
    var range = sorted.startIndex..<sorted.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = sorted[middle] < folder ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    guard range.lowerBound < sorted.endIndex, sorted[range.lowerBound].hasPrefix(folder) else {
      return
    }
    let inside = sorted[range.lowerBound]
    let places = [address, inside].compactMap { addresses[$0].flatMap(place) }
    guard let (file, range) = places.first else { return }
    diagnostics.append(
      Diagnostic(
        .duplicateURL, "\(address) is a file and can't hold \(inside)", file: file, range: range,
        help: "Rename one of them.",
        notes: places.dropFirst().map { Note("\(inside) comes from here", file: $0, range: $1) }))
  }

  /// Whether there is anything to report, which few sites have: a look at each address in place of sorting all.
  private var mayHaveTwins: Bool {
    let targets = addresses.targets
    var folded: Set<String> = []
    var folders: Set<Substring> = []
    for address in addresses.inOrder {
      if !address.hasSuffix("/"), targets[address + "/"] != nil { return true }
      if address.utf8.contains(where: Self.mayFold) {
        let lower = address.lowercased()
        if !folded.insert(lower).inserted || lower != address && targets[lower] != nil {
          return true
        }
      }
      let folder = Self.parent(of: address[...])
      if folders.insert(folder).inserted, isBeneathFile(folder) { return true }
    }
    return false
  }

  /// Whether a byte belongs to a letter that may have another case or Unicode form.
  private static func mayFold(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// The folder that an address lies in, without its last slash.
  private static func parent(of address: Substring) -> Substring {
    let bytes = address.utf8
    let path = bytes.last == UInt8(ascii: "/") ? bytes.dropLast() : bytes
    return address[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
  }

  /// Whether a file stands where a folder, or one above it, must be.
  private func isBeneathFile(_ folder: Substring) -> Bool {
    var next = folder
    while !next.isEmpty {
      if addresses.targets[String(next)] != nil { return true }
      next = Self.parent(of: next)
    }
    return false
  }
}
