import Publishing
package import Workspace

/// Decides what a request is answered with; knows no socket.
package struct Responder: Sendable {
  private let folder: PreviewFolder
  private let feed: StateFeed
  private let hosts: ServedHosts

  package init(folder: PreviewFolder, feed: StateFeed, hosts: ServedHosts) {
    self.folder = folder
    self.feed = feed
    self.hosts = hosts
  }

  /// Answers a request.
  ///
  /// - Parameters:
  ///   - method: As it stands in the request.
  ///   - target: Its path, without the query.
  ///   - query: What follows `?`; empty where nothing does.
  ///   - host: The value of the header; `nil` where there is none.
  /// - Returns: What to send, a refusal among it.
  /// - Throws: ``FileSystemError`` where the preview's own files cannot be read.
  package func answer(
    method: String, target: String, query: String, host: String?
  ) throws(FileSystemError) -> Answer {
    guard let host, hosts.contains(host) else {
      return Answer(
        refusing: .misdirectedRequest, "This preview answers to localhost and 127.0.0.1 alone.")
    }
    guard method == "GET" || method == "HEAD" else {
      return Answer(
        refusing: .methodNotAllowed, "A preview can be read, and nothing else.",
        further: [("Allow", "GET, HEAD")])
    }
    guard let path = RequestPath(target) else {
      return Answer(refusing: .badRequest, "No file can have such an address.")
    }
    switch OutputPath(path.string) {
    case Injection.eventsPath: return Answer(.ok, type: MediaType.events, .events)
    case Injection.scriptPath:
      return Answer(.ok, type: MediaType.javaScript, .bytes(Injection.script))
    default: break
    }
    // Read before a file is opened: a page that is newer than it says is only loaded once more.
    let state = feed.state
    if let answer = try departure(from: path, state) { return answer }
    if !path.isHidden {
      if let file = try folder.open(path.file) {
        return try answer(.ok, path.file, file, state)
      }
      if !path.isFolder, folder.holds(path.fileOfFolder) {
        return moved(to: "/" + target.drop { $0 == "/" } + "/", query)
      }
    }
    return try missing(state)
  }

  /// The answer for an address that something has left; `nil` for any other.
  private func departure(
    from path: RequestPath, _ state: PreviewState
  ) throws(FileSystemError) -> Answer? {
    for place in path.isFolder ? [path.file] : [path.file, path.fileOfFolder] {
      switch state.departures[place] {
      case .moved(let target): return moved(to: target, "")
      case .gone:
        return try folder.open(place).map { (file) throws(FileSystemError) in
          try answer(.gone, place, file, state)
        }
      case nil: continue
      }
    }
    return nil
  }

  private func moved(to target: String, _ query: String) -> Answer {
    let location = query.isEmpty ? target : "\(target)?\(query)"
    return Answer(
      refusing: .movedPermanently, "This address leads on.", further: [("Location", location)])
  }

  private func answer(
    _ status: Answer.Status, _ path: OutputPath, _ file: PreviewFile, _ state: PreviewState
  ) throws(FileSystemError) -> Answer {
    let type = MediaType.of(path.string)
    guard type == MediaType.html else { return Answer(status, type: type, .file(file)) }
    let page = Injection.added(to: try file.read(file.byteCount), version: state.version)
    return Answer(status, type: type, .bytes(page))
  }

  /// The site's own page for what is not there, or one that waits for the first page there is.
  private func missing(_ state: PreviewState) throws(FileSystemError) -> Answer {
    let path = OutputPath("404.html")
    if let file = try folder.open(path) { return try answer(.notFound, path, file, state) }
    let page = Injection.added(to: EmptyPage.bytes(state.words), version: state.version)
    let status = folder.isEmpty ? Answer.Status.serviceUnavailable : .notFound
    return Answer(status, type: MediaType.html, .bytes(page))
  }
}
