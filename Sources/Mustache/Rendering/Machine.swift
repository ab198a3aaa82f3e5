import Encodings

/// Runs a program with the messages of a language.
struct Machine {
  /// What changes in a run, apart from what does not: that is read without counting references to it.
  struct State {
    var output: [UInt8] = []
    /// Nothing where a shared record is absent.
    fileprivate var registers: [Place?]
    /// By register.
    fileprivate var fragments: [Fragments?]
    fileprivate var indentations: [[UInt8]] = []

    init(registerCount: Int) {
      registers = Array(repeating: nil, count: registerCount)
      fragments = Array(repeating: nil, count: registerCount)
    }
  }

  let program: Program
  /// The program's text.
  ///
  /// Pointers, here and below: all threads would count their references to one array.
  let pool: UnsafeBufferPointer<UInt8>
  /// What fragments must be made with to be used.
  let library: TemplateLibrary?
  let messages: Messages
  /// The bytes of the messages.
  let words: UnsafeBufferPointer<UInt8>

  /// Runs instructions with a value in a register, and what it shares in those of its shares.
  func run(_ body: Range<Int>, with place: Place, in register: Int, _ state: inout State) {
    let outer = state.registers[register]
    state.registers[register] = place
    if register < program.shares.count, !program.shares[register].isEmpty {
      run(body, with: place, sharing: program.shares[register][...], &state)
    } else {
      run(body, &state)
    }
    state.registers[register] = outer
  }

  private func run(
    _ body: Range<Int>, with place: Place, sharing shares: ArraySlice<Program.Share>,
    _ state: inout State
  ) {
    guard let share = shares.first else { return run(body, &state) }
    let outer = (state.registers[share.register], state.fragments[share.register])
    (state.registers[share.register], state.fragments[share.register]) = (nil, nil)
    var isShared = false
    share.visit(place) { inner, prepared in
      isShared = true
      if let prepared, prepared.library === library, prepared.messages === messages {
        state.fragments[share.register] = prepared
      }
      state.registers[share.register] = inner
      run(body, with: place, sharing: shares.dropFirst(), &state)
    }
    if !isShared { run(body, with: place, sharing: shares.dropFirst(), &state) }
    (state.registers[share.register], state.fragments[share.register]) = outer
  }

  /// Runs instructions that show nothing but a shared record.
  func run(_ body: Range<Int>, withShared place: Place, in register: Int, _ state: inout State) {
    state.registers[register] = place
    run(body, &state)
    state.registers[register] = nil
  }

  private func run(_ body: Range<Int>, _ state: inout State) {
    var counter = body.lowerBound
    while counter < body.upperBound {
      let instruction = program.instructions[counter]
      counter += 1
      switch instruction {
      case .text(let start, let count):
        let text = pool[Int(start)..<Int(start) + Int(count)]
        state.output.append(contentsOf: UnsafeBufferPointer(rebasing: text))
      case .escaped(let operand):
        guard let place = state.registers[Int(operand.register)] else { continue }
        HTMLEscaping.append(program.texts[Int(operand.reader)].read(place), to: &state.output)
      case .raw(let operand):
        guard let place = state.registers[Int(operand.register)] else { continue }
        state.output.append(contentsOf: program.htmls[Int(operand.reader)].read(place))
      case .message(let number):
        let message = words[messages.range(of: Int(number))]
        state.output.append(contentsOf: UnsafeBufferPointer(rebasing: message))

      case .jumpIfFalse(let operand, let target):
        if !isTrue(operand, state) { counter = Int(target) }
      case .jumpIfTrue(let operand, let target):
        if isTrue(operand, state) { counter = Int(target) }
      case .jumpIfMessageEmpty(let number, let target):
        if messages.range(of: Int(number)).isEmpty { counter = Int(target) }
      case .jumpIfMessagePresent(let number, let target):
        if !messages.range(of: Int(number)).isEmpty { counter = Int(target) }
      case .section(let register, let operand, let end):
        let body = counter..<Int(end)
        counter = body.upperBound
        guard let place = state.registers[Int(operand.register)] else { continue }
        program.parts[Int(operand.reader)].forEach(place) {
          run(body, with: $0, in: Int(register), &state)
        }
      case .textSection(let register, let operand, let end):
        let body = counter..<Int(end)
        counter = body.upperBound
        guard let place = state.registers[Int(operand.register)] else { continue }
        let text = program.texts[Int(operand.reader)].read(place)
        guard !text.isEmpty else { continue }
        withUnsafePointer(to: text) { run(body, with: Place($0), in: Int(register), &state) }
      case .call(let procedure):
        run(program.body(of: Int(procedure)), &state)
      case .skip:
        break
      case .fragment(let register, let number, let end):
        guard let fragments = state.fragments[Int(register)] else { continue }
        fragments.append(Int(number), to: &state.output)
        counter = Int(end)

      case .indent:
        if let indentation = state.indentations.last {
          state.output.append(contentsOf: indentation)
        }
      case .deepenIndentation(let start, let count):
        let added = pool[Int(start)..<Int(start) + Int(count)]
        state.indentations.append((state.indentations.last ?? []) + added)
      case .clearIndentation:
        state.indentations.append([])
      case .restoreIndentation:
        state.indentations.removeLast()
      }
    }
  }

  private func isTrue(_ operand: Operand, _ state: borrowing State) -> Bool {
    guard let place = state.registers[Int(operand.register)] else { return false }
    return program.flags[Int(operand.reader)].read(place)
  }
}
