import ArgumentParser
import Foundation
import Testing

@testable import gazette

/// What is installed beside the program: manual pages and completions.
@Suite struct InstallationTests {
  private static let scripts = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "scripts")

  /// Every command by the words that call it.
  private static let commands: [[String]] = paths(of: Gazette.self, ["gazette"])

  private static func paths(
    of command: any ParsableCommand.Type, _ words: [String]
  ) -> [[String]] {
    [words]
      + command.configuration.subcommands.flatMap { subcommand in
        paths(of: subcommand, words + [subcommand.configuration.commandName ?? "?"])
      }
  }

  /// Runs a command of the shell; `$0` is the program, `$1` the folder of scripts.
  private func shell(_ command: String, in site: TestSite) throws -> Executable.Run {
    try Executable.run([Self.scripts.path], in: site.url, shell: command)
  }

  // MARK: Help

  @Test(arguments: commands)
  func `shows examples in the help of every command`(words: [String]) throws {
    let run = try TestSite().run(words.dropFirst() + ["--help"])
    #expect(run.status == 0)
    // `gazette links` is how most people call `gazette links check`.
    let parent = words.count > 2 ? words.dropLast() : words
    #expect(
      [words, parent].contains { run.output.contains("EXAMPLES\n  \($0.joined(separator: " "))") })
    let examples = run.output.split(separator: "EXAMPLES\n").last?.split(separator: "USAGE:").first
    for line in (examples ?? "").split(separator: "\n") {
      #expect(line.hasPrefix("  ") || line == "EXIT STATUS", "broken in two: \(line)")
    }
    #expect(!run.output.contains("). (default: "))
    #expect(!run.output.contains("). (values: "))
  }

  // MARK: Manual

  @Test(.timeLimit(.minutes(15)))
  func `has a manual page for every command, that man reads without a warning`() throws {
    let site = try TestSite()
    let made = try shell(#""$1/make-manual" "$0" man"#, in: site)
    #expect(made.status == 0, "\(made.error)")
    let pages = try site.files("man")
    #expect(pages.keys.sorted() == Self.commands.map { "\($0.joined(separator: "-")).1" }.sorted())
    let read = try shell(
      #"for page in man/*.1; do LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings=w -l "$page" || exit 1; done"#,
      in: site)
    #expect(read.status == 0 && read.error == "", "\(read.error)")
    #expect(read.output.contains("gazette - publishes an agency's plans"))
    #expect(read.output.contains("-q, --quiet\n"))
    #expect(read.output.matches(of: /\nEXAMPLES\n/).count == pages.count)
  }

  @Test func `takes away the page of a command that is no more`() throws {
    let site = try TestSite()
    try site.write(".TH x 1\n", to: "man/gazette-former.1")
    try site.write(".TH x 1\n", to: "man/other.1")
    #expect(try shell(#""$1/make-manual" "$0" man"#, in: site).status == 0)
    let names = try site.files("man").keys
    #expect(!names.contains("gazette-former.1") && names.contains("other.1"))
  }

  // MARK: Completions

  @Test(arguments: [
    ("gazette ch", "check"), ("gazette build --st", "--strict --stats"),
    ("gazette check --format ", "text json sarif junit"), ("gazette links me", "merge"),
    ("gazette schema ", "front-matter section site all"), ("gazette build --output con", "content"),
    ("gazette completions z", "zsh"), ("gazette new site con", "content"),
    ("gazette import --to con", "content"), ("gazette new faq --site con", "content"),
    ("gazette serve con", "content"),
  ])
  func `completes commands, options, values and folders in bash`(
    line: String, expected: String
  ) throws {
    let run = try TestSite().run(
      [line],
      shell: #"""
        exec bash -c '
          eval "$("$0" completions bash)"
          complete -p gazette >/dev/null || exit 1
          read -ra COMP_WORDS <<<"$1"
          [ "${1% }" = "$1" ] || COMP_WORDS+=("")
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
          _gazette gazette "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
          echo "${COMPREPLY[@]}"
        ' "$0" "$1"
        """#)
    #expect(run.status == 0 && run.error == "", "\(run.error)")
    #expect(run.output == expected + "\n")
  }

  @Test(arguments: [("bash", "complete "), ("zsh", "#compdef gazette"), ("fish", "complete -c ")])
  func `writes a script for every shell`(shell: String, sign: String) throws {
    let run = try TestSite().run("completions", shell)
    #expect(run.status == 0 && run.output.contains(sign))
  }

  // MARK: make install

  @Test func `installs program, manual and completions below a prefix, and removes them`() throws {
    let site = try TestSite()
    let install = #"DESTDIR=$PWD/stage "$1/install-program" "$0" /opt/gazette"#
    let installed = try shell(install, in: site)
    #expect(installed.status == 0, "\(installed.error)")
    #expect(try shell("stage/opt/gazette/bin/gazette --version", in: site).status == 0)
    let names = try site.files("stage/opt/gazette").keys.sorted()
    #expect(names.contains("share/man/man1/gazette-links-check.1"))
    #expect(
      names.filter { !$0.hasPrefix("share/man/man1/gazette") } == [
        "bin/gazette", "share/bash-completion/completions/gazette",
        "share/fish/vendor_completions.d/gazette.fish", "share/zsh/site-functions/_gazette",
      ])
    try site.write("", to: "stage/opt/gazette/share/man/man1/gazetteer.1")
    let removed = try shell(
      #"DESTDIR=$PWD/stage "$1/install-program" --remove /opt/gazette"#, in: site)
    #expect(removed.status == 0)
    #expect(try site.files("stage").keys.sorted() == ["opt/gazette/share/man/man1/gazetteer.1"])
  }

  @Test(arguments: [
    (#""$1/install-program" nothing /opt"#, "run 'make build' first"),
    (#""$1/install-program" "$0" relative"#, "is no absolute path"),
    (#""$1/install-program""#, "usage:"),
  ])
  func `says why it installs nothing`(command: String, reason: String) throws {
    let site = try TestSite()
    let run = try shell(command, in: site)
    #expect(run.status == 1 && run.error.contains(reason))
    #expect(site.names == ["content"])
  }
}
