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
///     library.render("page", page, messages: Messages([]), into: &output)
package final class TemplateLibrary: Sendable {
  /// A template that is rendered by itself, and the model it is given.
  package typealias Root = (template: String, model: any TemplateModel.Type)

  private struct RootKey: Hashable {
    let template: String
    let model: ObjectIdentifier
  }

  /// What to run for a root, and where to put its model.
  private struct Entry {
    /// None where the template does not exist.
    let procedure: Int?
    let register: Int
  }

  private let program: Program
  private let entries: [RootKey: Entry]
  /// The numbers of the models.
  private let schema: Schema
  private let messageCount: Int
  /// By template the names that it includes, as partials or parents.
  private let inclusions: [String: Set<String>]

  private init(
    program: Program, entries: [RootKey: Entry], schema: Schema, messageCount: Int,
    inclusions: [String: Set<String>]
  ) {
    self.program = program
    self.entries = entries
    self.schema = schema
    self.messageCount = messageCount
    self.inclusions = inclusions
  }

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
    compiler.program.markRegions()
    let diagnostics = templates.flatMap(\.diagnostics) + compiler.diagnostics
    let library = TemplateLibrary(
      program: compiler.program, entries: entries, schema: compiler.schema,
      messageCount: messageKeys.count,
      inclusions: Dictionary(
        templates.map { ($0.name, Set($0.inclusions.map(\.text))) },
        uniquingKeysWith: { first, _ in first }))
    return (library, diagnostics.sorted())
  }

  /// The templates that a template includes, and those that they include, sorted.
  package func templates(includedBy name: String) -> [String] {
    var found: Set<String> = []
    var queue = [name]
    while let next = queue.popLast() {
      for inclusion in inclusions[next] ?? [] where found.insert(inclusion).inserted {
        queue.append(inclusion)
      }
    }
    return found.sorted()
  }

  /// Appends `template`, filled from `model`, to `output`.
  ///
  /// - Precondition: `template` was compiled as a root with the model's type, and there are as many
  ///   messages as message keys.
  /// - Complexity: O(bytes written + tags passed); what was prepared of shared records is copied.
  package func render<Model: TemplateModel>(
    _ template: String, _ model: Model, messages: Messages = Messages([]),
    into output: inout [UInt8]
  ) {
    guard let entry = entries[RootKey(template: template, model: ObjectIdentifier(Model.self))]
    else { preconditionFailure("Template '\(template)' was not compiled for the model") }
    precondition(
      messages.count == messageCount, "\(messages.count) messages for \(messageCount) keys")
    guard let procedure = entry.procedure else { return }
    withUnsafePointer(to: model) { model in
      program.run(
        procedure, register: entry.register, place: Place(model), messages: messages, of: self,
        into: &output)
    }
  }

  /// A record for ``Field/sharedRecord(_:_:_:)``, with what templates show of it alone written
  /// beforehand: of a masthead, all but the few places that ask for something of the page.
  ///
  /// Shown by another library or with other messages, it is as good as ``PreparedRecord/init(_:)``.
  ///
  /// - Complexity: That of rendering each such stretch of the templates once.
  package func prepare<Model: TemplateModel>(
    _ model: Model, messages: Messages = Messages([])
  ) -> PreparedRecord<Model> {
    guard let number = schema.number(of: Model.self) else { return PreparedRecord(model) }
    var bytes: [UInt8] = []
    let ends = withUnsafePointer(to: model) { model in
      program.runRegions(of: number, at: Place(model), messages: messages, into: &bytes)
    }
    return PreparedRecord(
      model,
      fragments: Fragments(library: self, messages: messages, bytes: bytes, ends: ends))
  }
}
