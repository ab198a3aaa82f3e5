/// How far a run is.
package struct CheckProgress: Sendable, Hashable {
  package var done: Int
  package var total: Int
  package var requests: Int
  /// Requests under way.
  package var running: Int

  package init(done: Int, total: Int, requests: Int, running: Int) {
    self.done = done
    self.total = total
    self.requests = requests
    self.running = running
  }
}
