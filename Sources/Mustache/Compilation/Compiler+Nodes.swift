import Diagnostics

extension Compiler {
  mutating func compile(_ nodes: [Node], _ context: Context) {
    for node in nodes { compile(node, context) }
  }

  private mutating func compile(_ node: Node, _ context: Context) {
    switch node {
    case .text(let text): compile(text, context)
    case .variable(let name, let escaped): compileVariable(name, escaped: escaped, context)
    case .section(let section): compile(section, context)
    case .partial(let inclusion): compile(inclusion, overrides: [], context)
    case .parent(let inclusion, let overrides): compile(inclusion, overrides: overrides, context)
    case .block(let number): compileBlock(number, context)
    }
  }

  /// Emits a line of text, indented unless `continuesLine`: what it begins with is written already.
  mutating func compile(_ text: Text, _ context: Context, continuesLine: Bool = false) {
    let bytes = templates[context.template].file.bytes
    var range = text.range
    if text.startsLine {
      for byte in context.removedIndentation {
        guard let first = range.first, bytes[first] == byte else { break }
        range = range.dropFirst()
      }
      // No blanks at the end of empty lines.
      let isEmptyLine = range.first.map { bytes[$0] == 0x0A || bytes[$0] == 0x0D } ?? false
      if context.indented, !isEmptyLine, !continuesLine { emit(.indent) }
    }
    emit(text: bytes[range])
  }

  private mutating func compileVariable(_ name: Name, escaped: Bool, _ context: Context) {
    guard let found = resolve(name, context) else { return }
    switch found {
    case .message(let index):
      if escaped || rule == .lenient {
        emit(.message(Int32(index)))
      } else {
        reportUnescaped(name, "a message", context)
      }
    case .value(let value):
      switch (value.kind, value.reader) {
      case (.text, .text(let text)) where escaped:
        emit(.escaped(operand(value.register, text)))
      case (.text, .text(let text)) where rule == .lenient:
        emit(.raw(operand(value.register, HTMLReader { Array(text.read($0).utf8) })))
      case (.text, _): reportUnescaped(name, "text", context)
      case (.html, .html(let html)) where !escaped:
        emit(.raw(operand(value.register, html)))
      default: reportNotWritable(name, value.kind, escaped: escaped, context)
      }
    }
  }

  private mutating func compile(_ section: Section, _ context: Context) {
    guard let found = resolve(section.name, context) else {
      // The names within an unknown section cannot be checked; an inverted one changes no scope.
      if section.inverted { compile(section.body, context) }
      return
    }
    switch (found, section.inverted) {
    case (.message(let index), let inverted):
      let jump = emit(.skip)
      compile(section.body, context)
      let end = Int32(markTarget())
      patch(
        jump,
        inverted
          ? .jumpIfMessagePresent(Int32(index), to: end)
          : .jumpIfMessageEmpty(Int32(index), to: end))
    case (.value(let value), true):
      let jump = emit(.skip)
      compile(section.body, context)
      let flag = operand(value.register, value.reader.isTruthy)
      patch(jump, .jumpIfTrue(flag, to: Int32(markTarget())))
    case (.value(let value), false):
      compileSection(section, over: value, context)
    }
  }

  private mutating func compileSection(
    _ section: Section, over value: Resolution.Found, _ context: Context
  ) {
    let begin = emit(.skip)
    guard let parts = value.reader.parts else {
      compile(section.body, context)
      let flag = operand(value.register, value.reader.isTruthy)
      patch(begin, .jumpIfFalse(flag, to: Int32(markTarget())))
      return
    }
    var kind = value.kind
    if case .list(let element) = kind { kind = element }
    markTarget()
    var inner = context
    inner.scope = context.scope.entering(
      kind, origin: Scope.Origin(template: context.template, name: section.name))
    let register = register(for: kind)
    inner.sources[register] = Termination.Source(
      register: context.sources[value.source].register, isPart: true)
    compile(section.body, inner)
    let end = Int32(markTarget())
    if case .text(let text) = value.reader {
      let operand = operand(value.register, text)
      patch(begin, .textSection(register: Int32(register), operand, end: end))
    } else {
      let operand = operand(value.register, parts)
      patch(begin, .section(register: Int32(register), operand, end: end))
    }
  }
}
