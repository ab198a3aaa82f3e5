import ArgumentParser
import Content
import Publishing
import Workspace

/// Which site, and what of it: the options of every command that compiles one.
struct SiteOptions: ParsableArguments {
  @Argument(
    help: "The site's folder: the one that holds content/.", completion: .directory)
  var site = "."

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      "Publish under this address instead of the base_url of site.yml.",
      discussion: "It is absolute and ends in a slash: https://preview.example.gov.tw/",
      valueName: "url"))
  var baseURL: BaseURL?

  @Flag(help: "Publish drafts too, marked as such.")
  var drafts = false

  @Flag(help: "Publish pages dated after today too.")
  var future = false

  @Flag(help: "Let warnings count as errors: nothing is published while there are any.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Work on this many pages at once (default: the number of processors).", valueName: "n"))
  var jobs: JobCount?

  @Option(
    help: ArgumentHelp(
      "Build as if on this day: what is due, future or expired is measured against it.",
      discussion: """
        2026-01-15, 115-01-15 or 民國115年1月15日. Without it, SOURCE_DATE_EPOCH decides, and without \
        that the day it is now in Taiwan (UTC+8), wherever the machine stands.
        """,
      valueName: "date"))
  var today: Day?

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  /// - Throws: A validation error for a `SOURCE_DATE_EPOCH` that is no number.
  func buildOptions() throws -> BuildOptions {
    var options = BuildOptions(
      today: try today?.date ?? Today.date(), jobs: jobs?.count ?? Processor.count)
    options.program = Gazette.program
    options.baseURL = baseURL?.string
    options.includesDrafts = drafts
    options.includesFuture = future
    options.isStrict = strict
    return options
  }
}
