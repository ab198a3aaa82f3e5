import ArgumentParser
import Content
import Glibc
import LinkCheck
import Preview
import Publishing
import Workspace

/// Runs a command and turns what stops it into a sentence and an exit status.
func reportingFailures(
  on terminal: Terminal, _ body: () async throws -> Void
) async throws {
  do {
    try await body()
  } catch let error as FileSystemError {
    terminal.error(sentence(for: error))
    throw ExitCode.inputOutput
  } catch let error as NotASite {
    terminal.error(sentence(for: error))
    throw ExitCode.usage
  } catch let error as FilesExist {
    terminal.error(sentence(for: error))
    throw ExitCode.siteHasErrors
  } catch let error as OutputRefusal {
    terminal.error(sentence(for: error))
    throw ExitCode.usage
  } catch let error as DatasetLedger.Unreadable {
    terminal.error(
      "The dataset '\(error.name)' has more tables or columns than \(DatasetLedger.path) can hold; "
        + "nothing was recorded.")
    throw ExitCode.siteHasErrors
  } catch let error as PortRefused {
    terminal.error(sentence(for: error))
    throw ExitCode.inputOutput
  } catch let error as HistoryError {
    terminal.error(sentence(for: error))
    throw ExitCode.inputOutput
  } catch let error as SilentProxy {
    let variables = error.scheme == "http" ? "http_proxy or all_proxy" : "https_proxy or all_proxy"
    terminal.error(
      "The proxy that \(variables) names does not answer. What was found until now is kept: "
        + "run again when it does.")
    throw ExitCode.inputOutput
  } catch let error as UnreadableReport {
    terminal.error(sentence(for: error))
    throw ExitCode.usage
  } catch let error as ExitCode {
    throw error
  } catch let error as ValidationError {
    // Thrown on, it would be followed by the usage of `gazette` itself, which is no help here.
    terminal.error(error.message)
    throw ExitCode.usage
  } catch {
    terminal.error(
      "Gazette met something that it was not written for, and published nothing: \(error). "
        + "This is a fault of the program, not of the site; please report it.")
    throw ExitCode.internalFault
  }
}

func sentence(for error: FileSystemError) -> String {
  let attempt =
    switch error.operation {
    case .create: "can't be made"
    case .read: "can't be read"
    case .write: "can't be written"
    case .list: "can't be opened"
    case .exchange: "can't be replaced"
    case .remove: "can't be removed"
    case .keep: "can't be carried over into the new site"
    case .displace: "would be lost"
    case .watch: "can't be watched"
    }
  if error.operation == .displace {
    return "'\(error.path)' \(attempt): no build wrote it, and the site has a file of that name. "
      + "Move it away, or publish into another folder; nothing was published."
  }
  let hint =
    switch (error.operation, error.number) {
    case (.exchange, EBUSY): " (a mount point can't be replaced: publish into a folder inside it)"
    case (.watch, ENOSPC): " (raise the system's limit, fs.inotify.max_user_watches)"
    case (.watch, EMFILE): " (raise the system's limit, fs.inotify.max_user_instances)"
    default: ""
    }
  return "'\(error.path)' \(attempt): \(error.reason)\(hint)"
}

/// Names the first files alone: a site that is there already has all of them.
private func sentence(for error: FilesExist) -> String {
  let named = error.paths.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  let more = error.paths.count > 3 ? " and \(error.paths.count - 3) more" : ""
  let verb = error.paths.count == 1 ? "is" : "are"
  return "\(named)\(more) \(verb) there already; nothing was written."
    + (error.canReplace ? " Use --force to replace." : "")
}

func sentence(for error: UnreadableReport) -> String {
  "'\(error.path)' is no report of links: \(error.place)."
}

private func sentence(for error: NotASite) -> String {
  let start = "'\(error.path)' is not a site: it has no content/ folder."
  guard let nearest = error.nearest else {
    return start + " Name the folder that holds content/site.yml."
  }
  return start + " The nearest one above is '\(nearest)'."
}

private func sentence(for refusal: OutputRefusal) -> String {
  switch refusal {
  case .root: "A site can't be published into '/': everything there would be replaced."
  case .site:
    "A site can't be published into its own folder: its sources would be replaced. "
      + "Name a folder of its own, such as 'public'."
  case .holdsSources(let folder):
    "The output folder holds the site's '\(folder)', which would be replaced. "
      + "Name a folder of its own, such as 'public'."
  case .insideSources(let folder):
    "The output folder lies in the site's '\(folder)', which the next build would read. "
      + "Name a folder beside it, such as 'public'."
  case .published(let folder):
    "Data alone can't be exported into '\(folder)', which holds a published site: its pages would be removed. "
      + "Name a folder of its own, such as 'export'."
  case .insideState:
    "The output folder lies in '.gazette', where the program keeps files of its own. "
      + "Name a folder beside it, such as 'public'."
  }
}

private func sentence(for error: PortRefused) -> String {
  error.isTaken
    ? "Port \(error.port) is taken, perhaps by another preview: name another with --port, or any free one "
      + "with --port 0."
    : "Port \(error.port) can't be served at: \(error.reason). Name another with --port, such as 8000."
}

private func sentence(for error: HistoryError) -> String {
  switch error {
  case .damaged(let path):
    "'\(path)' is no history of links, or damaged. Move it away; the next run begins a new one."
  case .newer(let path):
    "'\(path)' was written by a later version of Gazette. Use that one, or name another --history."
  case .failed(let path, let reason): "'\(path)' can't be used: \(reason)"
  }
}
