import Glibc

/// The computer that a run is made on, in words.
struct Machine: Sendable {
  let processor: String
  let memory: Int
  let system: String
  let kernel: String
  /// The load of the last minute when the run began.
  let load: String
  let date: String

  static let processorCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  init() throws {
    processor = try Self.value(of: "model name", in: "/proc/cpuinfo") ?? "unknown processor"
    let kilobytes = try Self.value(of: "MemTotal", in: "/proc/meminfo")?.prefix { $0.isNumber }
    memory = (kilobytes.flatMap { Int($0) } ?? 0) * 1024
    let name = try FileTree.text(of: "/etc/os-release").split(separator: "\n")
      .first { $0.hasPrefix("PRETTY_NAME=") }
    system = name.map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } } ?? "Linux"
    kernel = try FileTree.text(of: "/proc/sys/kernel/osrelease").filter { !$0.isNewline }
    load = try FileTree.text(of: "/proc/loadavg").split(separator: " ").first.map(String.init) ?? ""
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let length = strftime(&text, text.count, "%Y-%m-%d %H:%M UTC", &parts)
    date = String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The value of `key: value`, or of its first line, in a file of the kernel's.
  private static func value(of key: String, in file: String) throws -> String? {
    for line in try FileTree.text(of: file).split(separator: "\n") where line.hasPrefix(key) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      return String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return nil
  }

  /// The kind of file system that holds `path`: `tmpfs`, `ext4`.
  static func fileSystem(of path: String) throws -> String {
    let folder = try FileTree.absolute(path) + "/"
    var best = (length: 0, type: "unknown")
    for line in try FileTree.text(of: "/proc/self/mounts").split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2 else { continue }
      let point = fields[1].hasSuffix("/") ? String(fields[1]) : fields[1] + "/"
      if folder.hasPrefix(point), point.utf8.count >= best.length {
        best = (point.utf8.count, String(fields[2]))
      }
    }
    return best.type
  }

  static func freeBytes(on path: String) throws -> Int {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { throw Failure.system(path) }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }
}
