import Glibc

/// Where this system keeps folders for a while.
enum TemporaryFolders {
  /// What TMPDIR names, or `/tmp`.
  static var path: String {
    guard let value = getenv("TMPDIR") else { return "/tmp" }
    let path = String(cString: value)
    return path.isEmpty ? "/tmp" : path
  }
}
