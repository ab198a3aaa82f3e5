package import Diagnostics

extension TemplateLibrary {
  /// Renders a template from data without a model: what the Mustache specification is tested by.
  ///
  /// Compiler and renderer are those of typed models; only, as the specification has it, an unknown
  /// name or template stands for nothing, and any text may be written unescaped.
  package static func render(
    _ template: String, of sources: [String: SourceFile], data: DynamicValue
  ) -> [UInt8] {
    let templates = sources.sorted { $0.key < $1.key }.map { Parser.parse($0.key, $0.value) }
    let (schema, kind) = Schema.inferred(from: data)
    var compiler = Compiler(schema: schema, templates: templates, messages: [], rule: .lenient)
    var output: [UInt8] = []
    guard let number = compiler.templateNumbers[template] else { return output }
    let procedure = compiler.compileRoot(number, kind)
    compiler.checkTermination()
    let program = compiler.program
    data.withPlace(as: kind) { place in
      program.run(
        procedure, register: compiler.register(for: kind), place: place, messages: Messages([]),
        of: nil, into: &output)
    }
    return output
  }
}
