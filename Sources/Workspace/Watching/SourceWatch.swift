import Dispatch
import Glibc

/// Watches what a site is made from, and says when it has changed.
///
///     let watch = try SourceWatch(site)
///     for try await _ in watch.changes { … }
///
/// A change is told once the folders have rested for some 20 ms, so that a save which is several steps to the system
/// is one change. Changes that come while the last one is still worked on are one as well.
///
/// What was told says nothing of what has changed: whoever wants to know reads the site's folder.
package final class SourceWatch: Sendable {
  /// Ends when the watch does, and throws where the system can watch no longer; read by one task.
  package let changes: AsyncThrowingStream<Void, any Error>
  private let stop: StopSignal

  /// Begins to watch.
  ///
  /// - Throws: ``FileSystemError`` where the system refuses, such as for its limit of watched folders.
  package init(_ site: SiteFolder) throws(FileSystemError) {
    let folders = try WatchedFolders(of: site)
    let stop = try StopSignal()
    let (changes, continuation) = AsyncThrowingStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    self.stop = stop
    // A thread of its own: waiting would keep one of the few that tasks have.
    DispatchQueue(label: "watch").async {
      var loop = WatchLoop(folders: folders, stop: stop, continuation: continuation)
      loop.run()
    }
  }

  deinit { stop.send() }
}

/// Tells the waiting thread that nobody wants to know any more.
private final class StopSignal: Sendable {
  let reader: Int32
  private let writer: Int32

  init() throws(FileSystemError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileSystemError(.watch, "pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reader, writer) = (ends[0], ends[1])
  }

  deinit {
    close(reader)
    close(writer)
  }

  func send() {
    var byte: UInt8 = 0
    // An empty pipe takes a byte at once.
    _ = write(writer, &byte, 1)
  }
}

/// Waits for changes and for the end, in turn.
private struct WatchLoop {
  /// How long the folders rest before a change is told.
  private static let rest = Duration.milliseconds(20)
  /// How long a change waits at most where they do not rest.
  private static let patience = Duration.milliseconds(200)

  let folders: WatchedFolders
  let stop: StopSignal
  let continuation: AsyncThrowingStream<Void, any Error>.Continuation
  private let clock = ContinuousClock()
  /// The first and the last change that are not told yet.
  private var pending: (first: ContinuousClock.Instant, last: ContinuousClock.Instant)?

  init(
    folders: WatchedFolders, stop: StopSignal,
    continuation: AsyncThrowingStream<Void, any Error>.Continuation
  ) {
    self.folders = folders
    self.stop = stop
    self.continuation = continuation
  }

  mutating func run() {
    do {
      while try wait() {}
      continuation.finish()
    } catch {
      continuation.finish(throwing: error)
    }
  }

  /// Waits once; `false` where the end was asked for.
  private mutating func wait() throws(FileSystemError) -> Bool {
    var waited = [
      pollfd(fd: stop.reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: folders.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waited, nfds_t(waited.count), milliseconds)
    guard count >= 0 || errno == EINTR else { throw FileSystemError(.watch, folders.path) }
    if waited[0].revents != 0 { return false }
    if waited[1].revents != 0, try folders.takeEvents() {
      let now = clock.now
      pending = (pending?.first ?? now, now)
    }
    if let due, due <= clock.now {
      pending = nil
      continuation.yield()
    }
    return true
  }

  /// When the change that waits is told.
  private var due: ContinuousClock.Instant? {
    pending.map { min($0.last + Self.rest, $0.first + Self.patience) }
  }

  /// How long to wait, as `poll` takes it: rounded up, so that it does not wake too early; -1 for ever.
  private var milliseconds: Int32 {
    guard let due else { return -1 }
    return Int32(max(0, ((due - clock.now) / .milliseconds(1)).rounded(.up)))
  }
}
