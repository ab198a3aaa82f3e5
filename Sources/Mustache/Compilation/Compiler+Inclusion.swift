import Diagnostics

extension Compiler {
  /// Compiles a partial, or a parent with what fills its blocks.
  mutating func compile(_ inclusion: Inclusion, overrides: [Int], _ context: Context) {
    let name = inclusion.name
    guard let callee = templateNumbers[name.text] else {
      report(
        .unknownTemplate,
        "Template '\(name.text)' doesn't exist"
          + suggestion(for: name.text, in: templates.map(\.name).sorted()),
        name.range, context)
      return
    }
    checkOverrides(overrides, of: callee, context)
    guard !reportTooLarge(name, context) else { return }
    let filled = Dictionary(
      overrides.map { block in
        (
          templates[context.template].blocks[block].name.text,
          Override(template: context.template, block: block, environment: context.environment)
        )
      }, uniquingKeysWith: { first, _ in first })
    // A template without blocks has one form for all that fill some around it.
    let environment =
      blocks(in: callee).isEmpty
      ? Environments.empty : environments.extending(context.environment, with: filled)

    let added = inclusion.indentation.map { relative($0, to: context.removedIndentation) }
    let indented = added.map { context.indented || !$0.isEmpty } ?? false
    let procedure = procedure(
      callee, scope: context.scope, environment: environment, indented: indented)
    if let added, !added.isEmpty {
      withIndentation(added) { $0.emitCall(procedure, name, context) }
    } else if added == nil, context.indented {
      // Within a line: only what stands alone hands its indentation on.
      emit(.clearIndentation)
      emitCall(procedure, name, context)
      emit(.restoreIndentation)
    } else {
      emitCall(procedure, name, context)
    }
  }

  private mutating func emitCall(_ procedure: Int, _ name: Name, _ context: Context) {
    let instruction = emit(.call(Int32(procedure)))
    record(
      Termination.Call(
        from: context.procedure, to: procedure, instruction: instruction,
        template: context.template, name: name, sources: context.sources))
  }

  /// Compiles a block: what fills it, or what it holds itself.
  mutating func compileBlock(_ number: Int, _ context: Context) {
    let place = templates[context.template].blocks[number]
    guard
      let override = environments.override(of: place.name.text, in: context.environment)
    else {
      compile(place.body, context)
      return
    }
    guard !reportTooLarge(place.name, context) else { return }
    let filling = templates[override.template].blocks[override.block]
    let added = relative(place.indentation, to: context.removedIndentation)
    var inner = context
    inner.template = override.template
    inner.environment = override.environment
    inner.removedIndentation = filling.indentation
    inner.indented = context.indented || !added.isEmpty
    guard !added.isEmpty else {
      compileFilling(filling, place, inner)
      return
    }
    withIndentation(added) { $0.compileFilling(filling, place, inner) }
  }

  private mutating func compileFilling(_ filling: Block, _ place: Block, _ context: Context) {
    if place.standsAlone, !filling.startsLine {
      if context.indented { emit(.indent) }
    } else if !place.standsAlone, filling.startsLine, case .text(let text)? = filling.body.first {
      compile(text, context, continuesLine: true)
      compile(Array(filling.body.dropFirst()), context)
      return
    }
    compile(filling.body, context)
  }

  /// Indentation without what is taken off it at the same time.
  private func relative(_ indentation: [UInt8], to removed: [UInt8]) -> [UInt8] {
    var common = 0
    while common < min(indentation.count, removed.count), indentation[common] == removed[common] {
      common += 1
    }
    return Array(indentation[common...])
  }

  private mutating func withIndentation(
    _ indentation: [UInt8], _ body: (inout Compiler) -> Void
  ) {
    let bytes = pool(indentation)
    emit(.deepenIndentation(start: bytes.start, count: bytes.count))
    body(&self)
    emit(.restoreIndentation)
  }
}

// MARK: - Checks

extension Compiler {
  private mutating func reportTooLarge(_ name: Name, _ context: Context) -> Bool {
    guard isTooLarge else { return false }
    report(
      .templateSyntax, "\(name.tag) multiplies the templates beyond what can be compiled",
      name.range, context,
      help: "Include fewer templates in each other, or in fewer different sections.")
    return true
  }

  /// Says which blocks are filled that the parent does not have.
  private mutating func checkOverrides(_ overrides: [Int], of parent: Int, _ context: Context) {
    guard !overrides.isEmpty else { return }
    let blocks = blocks(in: parent)
    for override in overrides {
      let block = templates[context.template].blocks[override].name
      guard !blocks.contains(block.text) else { continue }
      let names = blocks.sorted()
      report(
        .templateName,
        "Block '\(block.text)' doesn't exist in '\(templates[parent].name)'"
          + suggestion(for: block.text, in: names),
        block.range, context,
        help: names.isEmpty ? "It has no blocks." : "It has: \(names.joined(separator: ", ")).")
    }
  }

  /// The blocks that a template has, its own and those of the templates it includes.
  private mutating func blocks(in template: Int) -> Set<String> {
    if let known = blockNames[template] { return known }
    var names: Set<String> = []
    var seen: Set<Int> = []
    var queue = [template]
    while let number = queue.popLast() {
      guard seen.insert(number).inserted else { continue }
      names.formUnion(templates[number].blocks.map(\.name.text))
      queue += templates[number].inclusions.compactMap { templateNumbers[$0.text] }
    }
    blockNames[template] = names
    return names
  }
}
