import CLinux
import Glibc
import Testing

/// A file system of limited size in memory, mounted below a folder.
///
/// Where the process may not mount one, the test fails and says so: a guarantee that is not tested
/// is not to look as if it were. In a container, run the tests as its root.
struct SmallDisk {
  let folder: TemporaryFolder
  private let byteCount: Int

  init(below folder: TemporaryFolder, byteCount: Int) throws {
    try folder.makeFolder("disk")
    self.folder = try TemporaryFolder(existing: folder("disk"))
    self.byteCount = byteCount
    let number = mount("none", folder("disk"), "tmpfs", 0, "size=\(byteCount)") == 0 ? 0 : errno
    try #require(
      number == 0, "No small disk can be mounted here: \(String(cString: strerror(number)))")
  }

  func unmount() { umount2(folder.path, Int32(MNT_DETACH)) }

  func setReadOnly(_ isReadOnly: Bool) throws {
    let flags = MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0)
    let result = mount("none", folder.path, "tmpfs", UInt(flags), "size=\(byteCount)")
    try #require(result == 0)
  }

  /// Writes a file that takes all space but this.
  func fill(leaving byteCount: Int) throws {
    var status = statvfs()
    try #require(statvfs(folder.path, &status) == 0)
    let free = Int(status.f_bavail) * Int(status.f_bsize)
    try folder.write([UInt8](repeating: 0, count: max(0, free - byteCount)), to: "ballast")
  }
}
