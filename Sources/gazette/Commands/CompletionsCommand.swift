import ArgumentParser
import Workspace

/// Writes a script that completes the command line.
struct CompletionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Write the script by which a shell completes this program's command line.",
    discussion: """
      To standard output. `make install` puts the scripts where the shells look for them; by hand, \
      that is one of the lines below, and a new shell.

      EXAMPLES
        gazette completions bash > ~/.local/share/bash-completion/completions/gazette
        gazette completions zsh > ~/.zfunc/_gazette    with ~/.zfunc in fpath
        gazette completions fish > ~/.config/fish/completions/gazette.fish
      """)

  /// A shell that the parser writes scripts for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var completing: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "For which shell.")
  var shell: Shell

  mutating func run() async throws {
    let script = Gazette.completionScript(for: shell.completing)
    let terminal = Terminal()
    try await reportingFailures(on: terminal) {
      try StandardStream.output.write(Array(script.utf8) + [UInt8(ascii: "\n")])
    }
  }
}
