import Workspace

/// Says what publication has to say to people.
struct PublicationTeller: Sendable {
  let terminal: Terminal
  let folder: OutputFolder
  let isQuiet: Bool
  /// What is true once the folder is changed: “The site is published”.
  var done = "The site is published"
  /// What is done the next time, in one word.
  var next = "build"

  func tell(_ notice: Publication.Notice) {
    switch notice {
    case .waitingForOtherBuild:
      terminal.write("Waiting for another build into \(folder.path) to finish\n")
    case .locksUnavailable(let reason):
      terminal.warning(
        "'\(folder.path)' can't be locked (\(reason)); let no other build run at the same time")
    case .restoredInterrupted:
      terminal.warning("A build was interrupted; the site that it had put aside is back")
    case .removedLeftovers:
      if !isQuiet { terminal.write("Removed what an interrupted build had left\n") }
    }
  }

  func tell(_ outcome: Publication.Outcome) {
    if let error = outcome.unfinished {
      terminal.warning(
        "\(done), but the next \(next) could not be made ready for: "
          + "'\(error.path)': \(error.reason)")
    }
    // Hidden files, such as the one that keeps an empty folder in git, are nobody's worry.
    let kept = outcome.newlyKept.filter { !$0.hasPrefix(".") }
    if !isQuiet, !kept.isEmpty {
      terminal.write("Kept files that no \(next) had written: \(named(kept))\n")
    }
  }

  private func named(_ paths: [String]) -> String {
    let shown = paths.prefix(5).joined(separator: ", ")
    return paths.count > 5 ? "\(shown) and \(paths.count - 5) more" : shown
  }
}
