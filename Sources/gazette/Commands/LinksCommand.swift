import ArgumentParser

/// Checks links, and what belongs to it.
///
/// The check is a subcommand that need not be named: a command with an argument of its own would take the names of its
/// subcommands for it.
struct LinksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links",
    abstract: "Find the links that lead nowhere, and mend those that have moved.",
    discussion: """
      Without a subcommand it checks: `gazette links SITE` is `gazette links check SITE`, whose --help has \
      all options.

      EXAMPLES
        gazette links                                  the links within the site in this folder
        gazette links --external --report report       those to other sites too, with a dated report
        gazette links --html public                    those of a folder of HTML
        gazette links merge shard-*/ --site .          unite what several machines found
        gazette links fix                              show the addresses that have moved, as a diff
      """,
    subcommands: [LinksCheckCommand.self, LinksMergeCommand.self, LinksFixCommand.self],
    defaultSubcommand: LinksCheckCommand.self)
}
