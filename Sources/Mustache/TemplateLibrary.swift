package import Diagnostics

/// Templates, compiled and checked against the models they show.
///
/// The language is Mustache with inheritance, without lambdas and dynamic names. Unlike elsewhere, a
/// name that the model does not have is an error, and so are text that is not escaped and HTML that
/// is escaped twice.
///
///     let (library, diagnostics) = TemplateLibrary.compile(
///       ["page": SourceFile(path: "templates/page.mustache", text: "<h1>{{title}}</h1>\n")],
///       roots: [("page", Page.self)], messageKeys: [])
///     library.render("page", Record(page), messages: Messages([]), into: &output)
package struct TemplateLibrary: Sendable {
  /// A template that is rendered by itself, and the model of the record it is given.
  package typealias Root = (template: String, model: any TemplateModel.Type)

  private struct RootKey: Hashable {
    let template: String
    let model: ObjectIdentifier
  }

  /// What to run for a root, and where to put its record.
  private struct Entry {
    /// None where the template does not exist.
    let procedure: Int?
    let register: Int
  }

  private let program: Program
  private let entries: [RootKey: Entry]
  private let messageCount: Int

  /// Compiles the templates that `roots` reach, and checks the syntax of all.
  ///
  /// What is wrong is left out of what is compiled, so that each fault is reported once; nobody
  /// should publish what a library with errors renders. Rendering a library always ends, also where
  /// templates include themselves: where that cannot be proved it is an error.
  ///
  /// - Parameters:
  ///   - sources: The templates by name: `plan` is `templates/plan.mustache`, and partials are named
  ///     the same way (`partials/head`).
  ///   - roots: Each template that is rendered by itself, with its model. A template may stand here
  ///     with several models.
  ///   - messageKeys: The keys of the message catalogue, in the order of the texts given to
  ///     ``Messages/init(_:)``.
  /// - Returns: The library, and sorted diagnostics: `template-syntax`, `template-name`,
  ///   `unknown-template` and `invalid-utf8`.
  /// - Complexity: O(*n*) in the bytes of all templates, for each scope that one is used in.
  package static func compile(
    _ sources: [String: SourceFile], roots: [Root], messageKeys: [String] = []
  ) -> (TemplateLibrary, [Diagnostic]) {
    let templates = sources.sorted { $0.key < $1.key }.map { Parser.parse($0.key, $0.value) }
    var compiler = Compiler(
      schema: Schema(of: roots.map(\.model)), templates: templates, messages: messageKeys,
      rule: .checked)
    var entries: [RootKey: Entry] = [:]
    for root in roots {
      guard let model = compiler.schema.number(of: root.model) else { continue }
      let key = RootKey(template: root.template, model: ObjectIdentifier(root.model))
      entries[key] = Entry(
        procedure: compiler.compileRoot(named: root.template, model), register: model)
    }
    compiler.checkTermination()
    let diagnostics = templates.flatMap(\.diagnostics) + compiler.diagnostics
    let library = TemplateLibrary(
      program: compiler.program, entries: entries, messageCount: messageKeys.count)
    return (library, diagnostics.sorted())
  }

  /// Appends `template`, filled from `record`, to `output`.
  ///
  /// - Precondition: `template` was compiled as a root with the record's model, and there are as many
  ///   messages as message keys.
  /// - Complexity: O(bytes written + tags passed).
  package func render(
    _ template: String, _ record: Record, messages: Messages = Messages([]),
    into output: inout [UInt8]
  ) {
    guard let entry = entries[RootKey(template: template, model: record.model)] else {
      preconditionFailure("Template '\(template)' was not compiled for the record's model")
    }
    precondition(
      messages.count == messageCount, "\(messages.count) messages for \(messageCount) keys")
    guard let procedure = entry.procedure else { return }
    program.run(
      procedure, register: entry.register, value: .record(record.slots),
      messages: messages.escaped, into: &output)
  }
}
