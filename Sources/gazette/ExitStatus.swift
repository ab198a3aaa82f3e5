import ArgumentParser

// The numbers are those of sysexits.h, where it has one.
extension ExitCode {
  /// The site has errors: nothing was published.
  static let siteHasErrors = ExitCode(1)
  /// A wrong command line.
  static let usage = ExitCode(64)
  /// A fault of ours.
  static let internalFault = ExitCode(70)
  /// The disk failed.
  static let inputOutput = ExitCode(74)
}
