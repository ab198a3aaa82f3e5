import Glibc

extension Publication {
  /// What the compiler stored with the tree that stands in an output folder, for those who only look:
  /// writes nothing, takes no lock, and waits for no build.
  ///
  /// - Returns: `nil` where nothing is published there, or nothing is known of it.
  /// - Throws: Where a folder or file cannot be read.
  package static func memory(of folder: OutputFolder) throws(FileSystemError) -> [UInt8]? {
    guard let parent = try openIfThere(folder.parent),
      let container = try parent.folderIfThere(FileName(StateFolder.containerName)),
      let handle = try container.folderIfThere(folder.name)
    else { return nil }
    var root = try number(of: folder, in: parent)
    while let before = root {
      // The later state is looked for first: a build gives it the other's name.
      for name in [StateFolder.Name.nextState, StateFolder.Name.state] {
        if let state = try FileBytes.read(name, in: handle).flatMap({ TreeState($0) }),
          state.root == before
        {
          return state.memory
        }
      }
      root = try number(of: folder, in: parent)
      // Otherwise a build has exchanged the trees meanwhile.
      if root == before { return nil }
    }
    return nil
  }

  private static func openIfThere(_ path: CanonicalPath) throws(FileSystemError) -> FolderHandle? {
    do { return try FolderHandle.open(path.string) } catch {
      if error.number == ENOENT { return nil }
      throw error
    }
  }

  private static func number(
    of folder: OutputFolder, in parent: FolderHandle
  ) throws(FileSystemError) -> UInt64? {
    try parent.folderIfThere(folder.name)?.status.map { UInt64($0.st_ino) }
  }
}
