package import Content
import Diagnostics

/// Tells what makes a part of a site, why the last build compiled it, and what the next one will do.
///
/// Goes through the next build without writing anything, so that what it says is what that build will
/// do, and compiles what is asked about once more, noting all that it reads.
///
/// - Parameters:
///   - query: What is asked about.
///   - tree: The sources as they are now.
///   - memory: What the last build left.
///   - program: As in ``BuildOptions/program``; the other options are those of the last build.
///   - jobs: How many pages are worked on at once.
/// - Returns: What there is to say.
/// - Throws: `CancellationError` only.
/// - Complexity: That of the next build, without writing.
package func explain(
  _ query: ExplanationQuery, in tree: SourceTree, memory: [UInt8], program: String, jobs: Int
) async throws -> ExplanationAnswer {
  guard let earlier = try? EarlierBuild(memory) else { return .unreadable }
  let options = BuildOptions(
    earlier.history.choices, today: earlier.today, program: program, jobs: jobs)
  let beginning = BuildBeginning(tree, earlier, options)
  var diagnostics: [Diagnostic] = []
  let loaded = await Site.load(beginning.comparison, options: options, diagnostics: &diagnostics)
  guard let site = loaded?.furnished(&diagnostics) else { return .broken(diagnostics) }
  var build = SiteBuild(
    site, earlier: beginning.comparison.earlier, history: beginning.history,
    output: DiscardingSink())
  try await build.compilePages()
  try await build.compileLists()
  var explainer = Explainer(earlier: earlier, next: build, history: beginning.history)
  return try await explainer.answer(query)
}
