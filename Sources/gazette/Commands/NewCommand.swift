import ArgumentParser

/// Begins sites and pages.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a site, or a page of it.",
    discussion: """
      A new site builds at once, with a page of every type in two languages to change. A new page has its \
      front matter and the parts that its type expects. Questions are answered by options; what is missing is \
      asked for on a terminal, and named in the error elsewhere. Nothing that is there is written over.

      EXAMPLES
        gazette new site my-site
        gazette new plan 116 --from 115
        gazette new plan 116 --title 116年度執行計畫 --title-en "Plan for 2027"
        gazette new evaluation 115 --half 2 --title 115年度下半年自行評核
        gazette new faq --title 線上申辦常見問答 --title-en "Applying online"
      """,
    subcommands: [
      NewSiteCommand.self, NewPlanCommand.self, NewEvaluationCommand.self, NewFAQCommand.self,
      NewSOPCommand.self, NewDatasetCommand.self, NewNewsCommand.self, NewPageCommand.self,
    ])
}
