import Foundation
import Testing

/// A terminal of a test's own, whose screen is what was written to it.
final class PseudoTerminal {
  /// The end that a process takes for its terminal.
  let processEnd: FileHandle
  private let screenEnd: FileHandle

  // Requests that are macros which Swift does not see; man 2 ioctl_tty describes them.
  private static let setLock: UInt = 0x4004_5431  // TIOCSPTLCK
  private static let openPeer: UInt = 0x5441  // TIOCGPTPEER

  init(columnCount: UInt16) throws {
    let screen = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(screen >= 0)
    screenEnd = FileHandle(fileDescriptor: screen, closeOnDealloc: true)
    var lock: CInt = 0
    try #require(ioctl(screen, Self.setLock, &lock) == 0)
    let process = ioctl(screen, Self.openPeer, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(process >= 0)
    processEnd = FileHandle(fileDescriptor: process, closeOnDealloc: true)
    var size = winsize(ws_row: 24, ws_col: columnCount, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(process, UInt(TIOCSWINSZ), &size) == 0)
  }

  /// Runs the program to its end with its standard error here, and returns what it wrote.
  func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> String {
    let process = Executable.process(
      arguments, in: folder, environment: ["TERM": "xterm"].merging(environment) { $1 })
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = processEnd
    try process.run()
    // Once the process is gone nobody holds that end, and reading comes to an end as well.
    try processEnd.close()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(screenEnd.fileDescriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }
}
