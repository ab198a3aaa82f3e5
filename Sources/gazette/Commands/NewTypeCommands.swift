import ArgumentParser
import Content
import Drafting

/// Begins a self-evaluation.
struct NewEvaluationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluation",
    abstract: "Begin a self-evaluation of a plan.",
    discussion: """
      Its results list every measure of the plan, without figures yet.

      EXAMPLES
        gazette new evaluation 115 --half 1 --title 115年度上半年自行評核 --unit planning
      """)

  @Argument(help: "The year of the Republic.")
  var year: Int

  @Option(help: ArgumentHelp("The half of the year: 1 or 2 (default: all of it).", valueName: "n"))
  var half: Int?

  @Option(
    help: ArgumentHelp(
      "The address of the plan (default: /plans/YEAR/).", valueName: "address"))
  var plan: String?

  @OptionGroup var options: NewPageOptions

  func validate() throws {
    try Beginning.check(year: year)
    if let half, half != 1, half != 2 { throw ValidationError("--half is 1 or 2.") }
    if let plan, Self.address(plan) == "/" {
      throw ValidationError("--plan is the address of a plan, such as /plans/\(year)/.")
    }
  }

  mutating func run() async throws {
    let (year, half) = (year, half)
    let address = plan.map(Self.address) ?? "/plans/\(year)/"
    try await Beginning(.evaluation, options).run(
      id: half.map { "\(year)-h\($0)" } ?? "\(year)"
    ) { page, site, terminal in
      page.year = year
      page.half = half
      page.plan = address
      guard let measures = site.measures(ofPlan: address) else {
        terminal.write("note: there is no plan '\(address)', so no measures are listed\n")
        return
      }
      page.measures = measures
    }
  }

  /// The address as front matter has it, with a slash at both ends.
  private static func address(_ plan: String) -> String {
    "/" + plan.split(separator: "/").map { $0 + "/" }.joined()
  }
}

/// Begins a page of questions.
struct NewFAQCommand: AsyncParsableCommand {
  static let configuration = Beginning.configuration(
    "faq", "Begin a page of questions and answers.",
    "gazette new faq --title 線上申辦常見問答 --title-en \"Applying online\" --unit service")
  @OptionGroup var options: NewPageOptions

  mutating func run() async throws { try await Beginning(.faq, options).run() }
}

/// Begins a procedure.
struct NewSOPCommand: AsyncParsableCommand {
  static let configuration = Beginning.configuration(
    "sop", "Begin the procedure of a service.",
    "gazette new sop --title 申請閱覽卷宗 --title-en \"Inspecting files\" --unit service")
  @OptionGroup var options: NewPageOptions

  mutating func run() async throws { try await Beginning(.sop, options).run() }
}

/// Begins a dataset.
struct NewDatasetCommand: AsyncParsableCommand {
  static let configuration = Beginning.configuration(
    "dataset", "Begin a dataset with an example of its file.",
    "gazette new dataset --title 各月受理件數 --id case-counts --unit planning",
    "Put your own CSV in place of the example; `gazette import FILE.csv` begins a dataset from a file."
  )
  @OptionGroup var options: NewPageOptions

  mutating func run() async throws { try await Beginning(.dataset, options).run() }
}

/// Begins a piece of news.
struct NewNewsCommand: AsyncParsableCommand {
  static let configuration = Beginning.configuration(
    "news", "Begin a piece of news.",
    "gazette new news --title 系統維護公告 --title-en \"Maintenance\" --date 115-12-01")
  @OptionGroup var options: NewPageOptions

  mutating func run() async throws { try await Beginning(.news, options).run() }
}

/// Begins a page.
struct NewPageCommand: AsyncParsableCommand {
  static let configuration = Beginning.configuration(
    "page", "Begin an ordinary page.",
    "gazette new page --title 交通資訊 --title-en \"How to reach us\" --unit service")
  @OptionGroup var options: NewPageOptions

  mutating func run() async throws { try await Beginning(.page, options).run() }
}
