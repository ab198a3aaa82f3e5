import Encodings

/// The state of one run.
struct Machine {
  let program: Program
  /// What fragments must be made with to be used.
  let library: TemplateLibrary?
  let messages: Messages
  var output: [UInt8] = []
  /// Nothing where a shared record is absent.
  private var registers: [Place?]
  /// By register.
  private var fragments: [Fragments?]
  private var indentations: [[UInt8]] = []

  init(program: Program, library: TemplateLibrary?, messages: Messages) {
    self.program = program
    self.library = library
    self.messages = messages
    registers = Array(repeating: nil, count: program.registerCount)
    fragments = Array(repeating: nil, count: program.registerCount)
  }

  /// Runs instructions with a value in a register, and what it shares in those of its shares.
  mutating func run(_ body: Range<Int>, with place: Place, in register: Int) {
    let outer = registers[register]
    registers[register] = place
    if register < program.shares.count, !program.shares[register].isEmpty {
      run(body, with: place, sharing: program.shares[register][...])
    } else {
      run(body)
    }
    registers[register] = outer
  }

  private mutating func run(
    _ body: Range<Int>, with place: Place, sharing shares: ArraySlice<Program.Share>
  ) {
    guard let share = shares.first else { return run(body) }
    let outer = (registers[share.register], fragments[share.register])
    (registers[share.register], fragments[share.register]) = (nil, nil)
    var isShared = false
    share.visit(place) { inner, prepared in
      isShared = true
      if let prepared, prepared.library === library, prepared.messages === messages {
        fragments[share.register] = prepared
      }
      registers[share.register] = inner
      run(body, with: place, sharing: shares.dropFirst())
    }
    if !isShared { run(body, with: place, sharing: shares.dropFirst()) }
    (registers[share.register], fragments[share.register]) = outer
  }

  /// Runs instructions that show nothing but a shared record.
  mutating func run(_ body: Range<Int>, withShared place: Place, in register: Int) {
    registers[register] = place
    run(body)
    registers[register] = nil
  }

  private mutating func run(_ body: Range<Int>) {
    var counter = body.lowerBound
    while counter < body.upperBound {
      let instruction = program.instructions[counter]
      counter += 1
      switch instruction {
      case .text(let start, let count):
        output.append(program.pool, Int(start), Int(start) + Int(count))
      case .escaped(let operand):
        guard let place = registers[Int(operand.register)] else { continue }
        HTMLEscaping.append(program.texts[Int(operand.reader)](place), to: &output)
      case .raw(let operand):
        guard let place = registers[Int(operand.register)] else { continue }
        output.append(contentsOf: program.htmls[Int(operand.reader)](place))
      case .message(let number):
        messages.append(Int(number), to: &output)

      case .jumpIfFalse(let operand, let target):
        if !isTrue(operand) { counter = Int(target) }
      case .jumpIfTrue(let operand, let target):
        if isTrue(operand) { counter = Int(target) }
      case .jumpIfMessageEmpty(let number, let target):
        if messages.isEmpty(Int(number)) { counter = Int(target) }
      case .jumpIfMessagePresent(let number, let target):
        if !messages.isEmpty(Int(number)) { counter = Int(target) }
      case .section(let register, let operand, let end):
        let body = counter..<Int(end)
        counter = body.upperBound
        guard let place = registers[Int(operand.register)] else { continue }
        program.parts[Int(operand.reader)].forEach(place) { run(body, with: $0, in: Int(register)) }
      case .call(let procedure):
        run(program.body(of: Int(procedure)))
      case .skip:
        break
      case .fragment(let register, let number, let end):
        guard let fragments = fragments[Int(register)] else { continue }
        fragments.append(Int(number), to: &output)
        counter = Int(end)

      case .indent:
        if let indentation = indentations.last { output.append(contentsOf: indentation) }
      case .deepenIndentation(let start, let count):
        let added = program.pool[Int(start)..<Int(start) + Int(count)]
        indentations.append((indentations.last ?? []) + added)
      case .clearIndentation:
        indentations.append([])
      case .restoreIndentation:
        indentations.removeLast()
      }
    }
  }

  private func isTrue(_ operand: Operand) -> Bool {
    guard let place = registers[Int(operand.register)] else { return false }
    return program.flags[Int(operand.reader)](place)
  }
}

extension [UInt8] {
  /// Appends the bytes of `pool` from `start` up to `end`.
  mutating func append(_ pool: [UInt8], _ start: Int, _ end: Int) {
    pool.withUnsafeBufferPointer {
      append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }
}
