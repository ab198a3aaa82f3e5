import ArgumentParser
import Diagnostics
import Encodings
import Workspace

/// The findings that a site had when somebody began to check it, as `--format json` told them.
///
/// A finding is known by its code, file and message: lines move when text above them changes.
struct Baseline {
  private struct Finding: Hashable {
    let code: String
    let file: String
    let message: String
  }

  private var known: [Finding: Int] = [:]

  /// Why a file is no list of findings.
  struct Unreadable: Error {}

  /// - Throws: ``Unreadable`` where the bytes are not what `--format json` writes.
  init(_ bytes: [UInt8]) throws(Unreadable) {
    guard let json = try? JSON(parsing: bytes), let findings = json["diagnostics"]?.elements else {
      throw Unreadable()
    }
    for finding in findings {
      guard let code = finding["code"]?.text, let file = finding["file"]?.text,
        let message = finding["message"]?.text
      else { throw Unreadable() }
      known[Finding(code: code, file: file, message: message), default: 0] += 1
    }
  }

  /// What of the findings is new, each known one taken off the list once.
  ///
  /// - Returns: The new ones and the known ones in their order, and how many known ones are mended.
  func divided(
    _ diagnostics: [Diagnostic]
  ) -> (new: [Diagnostic], known: [Diagnostic], mendedCount: Int) {
    var left = known
    var found: [Diagnostic] = []
    let new = diagnostics.filter { diagnostic in
      let finding = Finding(
        code: diagnostic.code.rawValue, file: diagnostic.file.string, message: diagnostic.message)
      guard let count = left[finding], count > 0 else { return true }
      left[finding] = count - 1
      found.append(diagnostic)
      return false
    }
    return (new, found, left.values.reduce(0, +))
  }
}

extension Baseline {
  /// - Throws: Where the file is not there, or lists no findings.
  static func read(_ path: String) throws -> Baseline {
    let bytes = try InputFile.read(path)
    do { return try Baseline(bytes) } catch {
      throw ValidationError(
        "'\(path)' lists no findings. Write it with: gazette check --format json > \(path)")
    }
  }
}
