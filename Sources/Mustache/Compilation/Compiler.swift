import Diagnostics

/// Compiles templates for the scopes they are used in, and checks every name against the schema.
///
/// Each template is compiled once for each ``Form`` it takes. As all models are known, every name
/// becomes a register and a slot; nothing is left to look up when rendering.
struct Compiler {
  /// What becomes of a name that the schema does not have.
  enum NameRule {
    /// It is an error; HTML and text are told apart.
    case checked
    /// It stands for nothing, and any text may be written unescaped, as the Mustache specification
    /// has it for data without a schema.
    case lenient
  }

  /// Where a diagnostic was made.
  private struct Fault: Hashable {
    let code: DiagnosticCode
    let file: SourcePath
    let range: SourceRange
  }

  /// The most forms that templates may take together; a theme takes some hundreds.
  static let formLimit = 2_000
  /// The most instructions, a bound for templates whose parts multiply; a theme takes some thousands.
  static let instructionLimit = 200_000

  let schema: Schema
  let templates: [Template]
  let messages: [String: Int]
  let rule: NameRule
  let templateNumbers: [String: Int]
  var program = Program()
  var environments = Environments()
  private(set) var diagnostics: [Diagnostic] = []
  private var reported: Set<Fault> = []
  /// The blocks that templates have, as far as they were asked for.
  var blockNames: [Int: Set<String>] = [:]

  private var procedures: [Form: Int] = [:]
  private var queue: [(form: Form, scope: Scope)] = []
  private(set) var calls: [Termination.Call] = []
  /// The last instruction that something jumps to: text before and after it must not be joined.
  private var lastTarget = 0

  init(schema: Schema, templates: [Template], messages: [String], rule: NameRule) {
    self.schema = schema
    self.templates = templates
    self.messages = Dictionary(
      messages.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.rule = rule
    templateNumbers = Dictionary(
      templates.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    // One register per model, and one for `{{.}}`.
    program.registerCount = schema.models.count + 1
    for model in schema.models { program.shares.append(shares(of: model)) }
  }

  /// Gives the records that a model shares a register each.
  private mutating func shares(of model: Schema.Model) -> [Program.Share] {
    var shares: [Program.Share] = []
    for field in model.fields {
      guard case .shared(let visit) = field.reader, case .record(let inner) = field.kind else {
        continue
      }
      shares.append(
        Program.Share(
          register: program.registerCount, field: field.name, model: inner, visit: visit))
      program.registerCount += 1
    }
    return shares
  }

  /// The register that holds a value of `kind`.
  func register(for kind: Schema.Kind) -> Int {
    if case .record(let model) = kind { model } else { schema.models.count }
  }

  /// The procedure that renders a template from a value of `kind`; compiled with all that it calls.
  mutating func compileRoot(_ template: Int, _ kind: Schema.Kind) -> Int {
    let scope = Scope().entering(kind, origin: nil)
    let root = procedure(
      template, scope: scope, environment: Environments.empty, indented: false)
    while queue.count > program.entries.count {
      compile(queue[program.entries.count])
    }
    return root
  }

  /// The number of a form's procedure, which is queued if it is new.
  mutating func procedure(
    _ template: Int, scope: Scope, environment: Int, indented: Bool
  ) -> Int {
    let form = Form(
      template: template, models: scope.frames.map(\.model), item: scope.item,
      environment: environment, indented: indented)
    if let known = procedures[form] { return known }
    procedures[form] = queue.count
    queue.append((form, scope))
    return queue.count - 1
  }

  /// Whether the templates multiply beyond what anybody means.
  var isTooLarge: Bool {
    queue.count >= Self.formLimit || program.instructions.count >= Self.instructionLimit
  }

  private mutating func compile(_ job: (form: Form, scope: Scope)) {
    let number = program.entries.count
    program.entries.append(Int32(markTarget()))
    let context = Context(
      procedure: number, template: job.form.template, scope: job.scope,
      environment: job.form.environment, indented: job.form.indented,
      sources: (0..<program.registerCount).map { Termination.Source(register: $0) })
    compile(templates[job.form.template].nodes, context)
  }

  mutating func record(_ call: Termination.Call) { calls.append(call) }
}

// MARK: - Instructions

extension Compiler {
  @discardableResult
  mutating func emit(_ instruction: Instruction) -> Int {
    program.instructions.append(instruction)
    return program.instructions.count - 1
  }

  /// Emits text, joined with the text just before unless something jumps between them.
  mutating func emit(text: some Collection<UInt8>) {
    guard !text.isEmpty else { return }
    let bytes = pool(text)
    if program.instructions.count > lastTarget,
      case .text(let start, let count)? = program.instructions.last,
      start + count == bytes.start
    {
      program.instructions[program.instructions.count - 1] = .text(
        start: start, count: count + bytes.count)
    } else {
      emit(.text(start: bytes.start, count: bytes.count))
    }
  }

  /// Puts bytes into the pool.
  mutating func pool(_ bytes: some Collection<UInt8>) -> (start: Int32, count: Int32) {
    let start = program.pool.count
    program.pool.append(contentsOf: bytes)
    return (Int32(start), Int32(bytes.count))
  }

  /// Puts a reader of texts into their table, and so do those below with theirs.
  mutating func operand(_ register: Int, _ reader: TextReader) -> Operand {
    program.texts.append(reader)
    return Operand(register: Int32(register), reader: Int32(program.texts.count - 1))
  }

  mutating func operand(_ register: Int, _ reader: HTMLReader) -> Operand {
    program.htmls.append(reader)
    return Operand(register: Int32(register), reader: Int32(program.htmls.count - 1))
  }

  mutating func operand(_ register: Int, _ reader: FlagReader) -> Operand {
    program.flags.append(reader)
    return Operand(register: Int32(register), reader: Int32(program.flags.count - 1))
  }

  mutating func operand(_ register: Int, _ parts: Parts) -> Operand {
    program.parts.append(parts)
    return Operand(register: Int32(register), reader: Int32(program.parts.count - 1))
  }

  /// The number of the next instruction, which something will jump to.
  @discardableResult
  mutating func markTarget() -> Int {
    lastTarget = program.instructions.count
    return lastTarget
  }

  mutating func patch(_ index: Int, _ instruction: Instruction) {
    program.instructions[index] = instruction
  }

  /// Adds a diagnostic, one for each place: a template that takes several forms has its faults in
  /// each of them.
  mutating func report(_ diagnostic: Diagnostic) {
    guard rule == .checked else { return }
    let fault = Fault(code: diagnostic.code, file: diagnostic.file, range: diagnostic.range)
    if reported.insert(fault).inserted { diagnostics.append(diagnostic) }
  }
}

// MARK: - Whole libraries

extension Compiler {
  /// The procedure of a root, if there is such a template.
  mutating func compileRoot(named name: String, _ model: Int) -> Int? {
    if let template = templateNumbers[name] { return compileRoot(template, .record(model)) }
    report(
      Diagnostic(
        .unknownTemplate,
        "Template '\(name)' doesn't exist" + suggestion(for: name, in: templates.map(\.name)),
        file: SourcePath("templates/\(name).mustache"),
        help: "The site needs it to show the model '\(schema.models[model].name)'."))
    return nil
  }

  /// Reports each recursion that may never end, and takes it out.
  mutating func checkTermination() {
    for group in Termination.endlessRecursions(calls, procedureCount: queue.count) {
      for call in group {
        patch(call.instruction, .skip)
      }
      guard let first = group.first else { continue }
      let file = templates[first.template].file
      report(
        Diagnostic(
          .templateSyntax, "\(first.name.tag) may include itself without end", file: file.path,
          range: file.range(of: first.name.range),
          help: "Include it within a section over a part of the record, such as its children."))
    }
  }
}
