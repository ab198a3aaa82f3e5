import Encodings
import Glibc
package import Publishing
import Synchronization

/// The next state of a site that is only looked at.
///
/// A file with the bytes that stand at its path is not written again. What is written and never taken goes with the
/// draft.
package final class PreviewDraft: OutputSink {
  private let folder: PreviewFolder
  private let base: [OutputPath: PreviewFolder.Entry]
  private let state: Mutex<State>

  private struct State {
    /// What the draft has: to begin with what stands, or nothing once everything is written anew.
    var files: [OutputPath: PreviewFolder.Entry]
    var made: Set<OutputPath> = []
    var isTaken = false
  }

  init(in folder: PreviewFolder, over base: [OutputPath: PreviewFolder.Entry]) {
    self.folder = folder
    self.base = base
    state = Mutex(State(files: base))
  }

  deinit {
    let unneeded = state.withLock { state in
      state.isTaken ? [] : state.made.compactMap { state.files[$0] }
    }
    for entry in unneeded { unlinkat(folder.handle.descriptor, entry.name.characters, 0) }
  }

  /// Gives its files up to the folder.
  func surrender() -> [OutputPath: PreviewFolder.Entry] {
    state.withLock { state in
      state.isTaken = true
      return state.files
    }
  }

  package func start(_ mode: OutputMode) {
    if mode == .whole { state.withLock { $0.files = [:] } }
  }

  package func remove(_ path: OutputPath) {
    state.withLock { $0.files[path] = nil }
  }

  package func write(_ bytes: [UInt8], to path: OutputPath) throws {
    let fingerprint = Fingerprint(of: bytes)
    if keepsStanding(path, fingerprint, byteCount: bytes.count) { return }
    let entry = PreviewFolder.Entry(
      number: folder.nextNumber(), byteCount: bytes.count, fingerprint: fingerprint)
    let file = openat(
      folder.handle.descriptor, entry.name.characters, FileBytes.creating, 0o600)
    guard file >= 0 else { throw FileSystemError(.create, folder.path) }
    try FileBytes.finish(file, bytes, path: folder.path)
    put(entry, at: path)
  }

  package func write(to path: OutputPath, _ body: (any OutputFile) throws -> Void) throws {
    let part = try folder.parts.makeFile(for: folder.path)
    try body(part)
    let fingerprint = try part.fingerprint()
    if keepsStanding(path, fingerprint, byteCount: part.byteCount) { return }
    let entry = PreviewFolder.Entry(
      number: folder.nextNumber(), byteCount: part.byteCount, fingerprint: fingerprint)
    _ = try entry.name.characters.withUnsafeBufferPointer { name in
      try name.baseAddress.map { try part.move(to: $0, in: folder.handle) }
    }
    put(entry, at: path)
  }

  private func keepsStanding(
    _ path: OutputPath, _ fingerprint: Fingerprint, byteCount: Int
  ) -> Bool {
    guard let entry = base[path], entry.fingerprint == fingerprint, entry.byteCount == byteCount
    else { return false }
    state.withLock { $0.files[path] = entry }
    return true
  }

  private func put(_ entry: PreviewFolder.Entry, at path: OutputPath) {
    state.withLock { state in
      state.files[path] = entry
      state.made.insert(path)
    }
  }
}
