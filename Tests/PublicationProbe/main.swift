// Publishes one of two editions into a site's public/ and dies where it is told to, for tests of
// what a killed build leaves:
//
//     publication-probe SITE a|b whole|update [at=STEP] [times=N] [after=MICROSECONDS]
//                       [exchange=renames] [sharing=copies] [user=NUMBER]
//
// Ends with 0 and the microseconds that it took, or with 74 and the system's words.

import Glibc
import OpenData
import Publishing
import Synchronization
import Workspace

/// Ends the process as a power cut would: nothing is cleaned up.
func die() -> Never {
  kill(getpid(), SIGKILL)
  while true { pause() }
}

func option(_ name: String) -> String? {
  CommandLine.arguments.first { $0.hasPrefix(name + "=") }
    .map { String($0.dropFirst(name.utf8.count + 1)) }
}

func publish(_ edition: Edition, into site: String) async throws {
  let remaining = Atomic(option("times").flatMap { Int($0) } ?? 1)
  let deadline = option("at").flatMap { Publication.Step(rawValue: $0) }
  let output = try OutputFolder(nil, for: SiteFolder(site))
  let publication = try Publication.begin(
    output, jobs: 2, sharing: option("sharing") == "copies" ? .copies : .links,
    observe: { step in
      if step == deadline, remaining.subtract(1, ordering: .relaxed).newValue == 0 { die() }
    }, notify: { _ in })
  do {
    var before: Edition?
    if CommandLine.arguments[3] == "update", await publication.standsAsLeft() {
      before = publication.memory.flatMap { Edition.remembered($0) }
    }
    try await publication.start(before == nil ? .whole : .changes)
    for file in edition.files {
      guard Edition.isLarge(file.path) else {
        try publication.write(file.bytes, to: file.path)
        continue
      }
      try publication.write(to: file.path) { output in
        for start in stride(from: 0, to: file.bytes.count, by: 5_000) {
          try output.write(Array(file.bytes[start...].prefix(5_000)))
        }
      }
    }
    let wanted = Set(edition.files.map(\.path))
    // A file in a folder's place has taken that away already.
    for file in before?.files ?? [] where !wanted.contains(file.path) {
      try publication.remove(file.path)
    }
    _ = try await publication.commit(
      memory: edition.memory, by: option("exchange") == "renames" ? .twoRenames : .oneStep)
  } catch {
    try? await publication.discard()
    throw error
  }
}

guard CommandLine.arguments.count > 3, let edition = Edition(rawValue: CommandLine.arguments[2])
else { exit(64) }
if let user = option("user").flatMap({ uid_t($0) }), setuid(user) != 0 { exit(64) }
if let delay = option("after").flatMap({ UInt32($0) }) {
  Task.detached {
    usleep(delay)
    die()
  }
}
let start = ContinuousClock.now
do {
  try await publish(edition, into: CommandLine.arguments[1])
  print(Int((ContinuousClock.now - start) / .microseconds(1)))
} catch let error as FileSystemError {
  print("\(error.operation) \(error.path): \(error.reason)")
  exit(74)
}
