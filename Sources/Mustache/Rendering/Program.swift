import Encodings

/// Compiled templates: flat instructions, and the constants that they refer to.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// The text of the templates.
  var pool: [UInt8] = []
  /// The slot numbers of dotted names.
  var paths: [Int32] = []
  /// The first instruction of each procedure.
  var entries: [Int32] = []
  /// One register per model, and the last one for `{{.}}`.
  var registerCount = 1

  /// Runs a procedure and appends what it writes to `output`.
  ///
  /// The compiler proves that it ends; the depth of recursion is the memory's only bound.
  ///
  /// - Complexity: O(bytes written + tags passed).
  func run(
    _ procedure: Int, register: Int, value: Value, messages: [[UInt8]],
    into output: inout [UInt8]
  ) {
    var machine = Machine(program: self, messages: messages)
    machine.registers[register] = value
    pool.withUnsafeBufferPointer { pool in
      instructions.withUnsafeBufferPointer { instructions in
        machine.run(instructions, pool, from: Int(entries[procedure]), into: &output)
      }
    }
  }
}

/// The state of one run.
private struct Machine {
  /// What a section or a call goes back to.
  private enum Frame {
    case record(saved: Value)
    case list(saved: Value, items: [Value], index: Int)
    case call(from: Int)
  }

  let program: Program
  let messages: [[UInt8]]
  var registers: [Value]
  private var stack: [Frame] = []
  private var indentations: [[UInt8]] = []

  init(program: Program, messages: [[UInt8]]) {
    self.program = program
    self.messages = messages
    registers = Array(repeating: .absent, count: program.registerCount)
  }

  mutating func run(
    _ instructions: UnsafeBufferPointer<Instruction>, _ pool: UnsafeBufferPointer<UInt8>,
    from entry: Int, into output: inout [UInt8]
  ) {
    var counter = entry
    while true {
      let instruction = instructions[counter]
      counter += 1
      switch instruction {
      case .text(let start, let count):
        let range = Int(start)..<Int(start) + Int(count)
        output.append(contentsOf: UnsafeBufferPointer(rebasing: pool[range]))
      case .escaped(let operand):
        if case .text(let bytes) = value(operand) { HTMLEscaping.append(bytes, to: &output) }
      case .raw(let operand):
        if case .text(let bytes) = value(operand) { output.append(contentsOf: bytes) }
      case .message(let index):
        output.append(contentsOf: messages[Int(index)])

      case .jump(let target):
        counter = Int(target)
      case .jumpIfFalsy(let operand, let target):
        if !value(operand).isTruthy { counter = Int(target) }
      case .jumpIfTruthy(let operand, let target):
        if value(operand).isTruthy { counter = Int(target) }
      case .jumpIfMessageEmpty(let index, let target):
        if messages[Int(index)].isEmpty { counter = Int(target) }
      case .jumpIfMessagePresent(let index, let target):
        if !messages[Int(index)].isEmpty { counter = Int(target) }

      case .enter(let register, let operand, let target):
        let entered = value(operand)
        guard entered.isTruthy else {
          counter = Int(target)
          continue
        }
        stack.append(.record(saved: registers[Int(register)]))
        registers[Int(register)] = entered
      case .enterList(let register, let operand, let target):
        guard case .list(let items) = value(operand), let first = items.first else {
          counter = Int(target)
          continue
        }
        stack.append(.list(saved: registers[Int(register)], items: items, index: 0))
        registers[Int(register)] = first
      case .leave(let register):
        if case .record(let saved)? = stack.popLast() { registers[Int(register)] = saved }
      case .nextItem(let register, let target):
        guard case .list(let saved, let items, let index)? = stack.popLast() else { continue }
        if index + 1 < items.count {
          stack.append(.list(saved: saved, items: items, index: index + 1))
          registers[Int(register)] = items[index + 1]
          counter = Int(target)
        } else {
          registers[Int(register)] = saved
        }

      case .call(let procedure):
        stack.append(.call(from: counter))
        counter = Int(program.entries[Int(procedure)])
      case .return:
        guard case .call(let caller)? = stack.popLast() else { return }
        counter = caller

      case .indent:
        if let indentation = indentations.last { output.append(contentsOf: indentation) }
      case .deepenIndentation(let start, let count):
        let added = pool[Int(start)..<Int(start) + Int(count)]
        indentations.append((indentations.last ?? []) + added)
      case .clearIndentation:
        indentations.append([])
      case .restoreIndentation:
        indentations.removeLast()
      }
    }
  }

  private func value(_ operand: Operand) -> Value {
    switch operand {
    case .register(let register):
      return registers[Int(register)]
    case .slot(let register, let slot):
      guard case .record(let slots) = registers[Int(register)] else { return .absent }
      return slots[Int(slot)]
    case .path(let register, let start, let count):
      var value = registers[Int(register)]
      for index in Int(start)..<Int(start) + Int(count) {
        guard case .record(let slots) = value else { return .absent }
        value = slots[Int(program.paths[index])]
      }
      return value
    }
  }
}
