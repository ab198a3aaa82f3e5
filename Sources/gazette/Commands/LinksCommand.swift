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
        gazette links                                  the links within this site
        gazette links --external --report report       to other sites too
        gazette links --html public                    those of a folder of HTML
        gazette links merge shard-*/ --site .          unite several reports
        gazette links fix                              show what has moved, as a diff
      """,
    subcommands: [LinksCheckCommand.self, LinksMergeCommand.self, LinksFixCommand.self],
    defaultSubcommand: LinksCheckCommand.self)
}
