import Glibc

// How the table of the next tree comes from that of the one before.
extension TreeTable {
  /// A table being made, and the folders in which something changed.
  private struct Builder {
    var paths = PathList()
    var files: [File] = []
    var folders = [Folder(pathStart: 0, pathLength: 0)]
    var isTouched = [false]
    var chain = FolderChain()

    mutating func append(
      _ index: Int, of source: PathList, _ file: File, isChanged: Bool
    ) {
      paths.append(source.bytes[source.range(index)])
      files.append(file)
      chain.enter(paths.range(files.count - 1), of: paths, &folders)
      while isTouched.count < folders.count { isTouched.append(false) }
      if isChanged { for (folder, _) in chain.open { isTouched[folder] = true } }
    }
  }

  /// This table with what a build has changed.
  ///
  /// Folders that stay as they were know how they stand: the two trees change places. `standing` says how each
  /// folder of this table stands now, in their order. Some of the new table's folders have to be looked at.
  func applying(
    _ changes: TreeChanges, standing: [Stamp]
  ) -> (table: TreeTable, unknownFolders: [Int]) {
    var builder = Builder()
    builder.files.reserveCapacity(count + changes.added.count)
    var replaced = changes.replaced[...]
    var additions = changes.order[...]
    func add(_ index: Int) {
      builder.append(index, of: changes.added, changes.addedFiles[index], isChanged: true)
    }
    for index in files.indices {
      while let next = additions.first, precedes(index, changes.added, next) {
        add(next)
        additions.removeFirst()
      }
      if changes.isRemoved[index] { continue }
      if let first = replaced.first, first.index == index {
        builder.append(index, of: paths, first.file, isChanged: true)
        replaced.removeFirst()
      } else {
        builder.append(index, of: paths, files[index], isChanged: false)
      }
    }
    for index in additions { add(index) }

    var table = TreeTable(paths: builder.paths, files: builder.files, folders: builder.folders)
    for index in files.indices where changes.isRemoved[index] {
      for folder in table.folders(above: paths.bytes[paths.range(index)]) {
        builder.isTouched[folder] = true
      }
    }
    let unknown = table.takeStamps(of: self, standing: standing, isTouched: builder.isTouched)
    return (table, unknown)
  }

  private func precedes(_ index: Int, _ other: PathList, _ otherIndex: Int) -> Bool {
    paths.withPath(index) { path in other.withPath(otherIndex) { strcmp($0, path) < 0 } }
  }

  private mutating func takeStamps(
    of old: TreeTable, standing: [Stamp], isTouched: [Bool]
  ) -> [Int] {
    var unknown: [Int] = []
    var oldIndex = 0
    for index in folders.indices {
      let path = path(of: folders[index])
      while oldIndex < old.folders.count,
        old.path(of: old.folders[oldIndex]).lexicographicallyPrecedes(path)
      { oldIndex += 1 }
      if !isTouched[index], oldIndex < old.folders.count,
        old.path(of: old.folders[oldIndex]).elementsEqual(path)
      {
        setStamps((old.folders[oldIndex].spare, standing[oldIndex]), ofFolder: index)
      }
      if folders[index].standing == .unknown { unknown.append(index) }
    }
    return unknown
  }
}

let slash = UInt8(ascii: "/")
