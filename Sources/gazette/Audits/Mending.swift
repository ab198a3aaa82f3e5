import Content
import Diagnostics
import Encodings
import LinkCheck
import Publishing
import Workspace

/// What can be mended without a person: shown as a diff, and written where it is asked for.
struct Mending {
  private let files: [(path: SourcePath, old: [UInt8], new: [UInt8])]
  private let count: Int
  private let leftCount: Int

  /// - Throws: Where a file cannot be read any more.
  init(_ diagnostics: [Diagnostic], of tree: SourceTree) throws {
    let fixable = diagnostics.filter { $0.fix != nil }
    count = fixable.count
    leftCount = diagnostics.count - fixable.count
    files = try Dictionary(grouping: fixable, by: \.file).sorted { $0.key < $1.key }
      .map { path, found in
        let file = SourceFile(path: path, bytes: try tree.bytes(of: path))
        return (path, file.bytes, FixIt.applying(found.compactMap(\.fix), to: file).bytes)
      }
  }

  func run(
    in folder: SiteFolder, writes: Bool, isQuiet: Bool, _ terminal: Terminal
  ) throws {
    let diff = files.map { UnifiedDiff.text(path: $0.path, old: $0.old, new: $0.new) }.joined()
    try StandardStream.output.write(Array(diff.utf8))
    if writes {
      for file in files where file.old != file.new {
        try folder.replace(file.path, with: file.new)
      }
    }
    guard !isQuiet else { return }
    let left =
      leftCount == 0 ? "" : "; \(Summary.counted(leftCount, "finding")) need a person"
    if count == 0 {
      terminal.write("Nothing can be mended without a person\(left)\n")
    } else {
      terminal.write(
        "\(writes ? "Mended" : "Would mend") \(Summary.counted(count, "finding")) in "
          + "\(Summary.counted(files.count, "file"))\(writes ? "" : "; --yes does it")\(left)\n")
    }
  }
}
