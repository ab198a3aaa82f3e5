/// Compiled templates: flat instructions, and what they refer to.
struct Program: Sendable {
  /// A register for a record that the records of a model share, bound whenever theirs is.
  struct Share: Sendable {
    let register: Int
    let field: String
    /// The model of the shared record.
    let model: Int
    let visit: @Sendable (Place, SharedVisitor) -> Void
  }

  var instructions: [Instruction] = []
  /// The text of the templates.
  var pool: [UInt8] = []
  var texts: [TextReader] = []
  var htmls: [HTMLReader] = []
  var flags: [FlagReader] = []
  var parts: [Parts] = []
  /// The first instruction of each procedure; it ends where the next one begins.
  var entries: [Int32] = []
  /// One per model, one for `{{.}}`, and one per share.
  var registerCount = 1
  /// What the records of each model share.
  var shares: [[Share]] = []
  /// The stretches that fragments stand for; see ``markRegions()``.
  var regions: [Region] = []

  /// The instructions of a procedure.
  func body(of procedure: Int) -> Range<Int> {
    let next = procedure + 1
    return Int(
      entries[procedure])..<(next < entries.count ? Int(entries[next]) : instructions.count)
  }
}

extension Program {
  /// Runs a procedure and appends what it writes to `output`.
  ///
  /// The compiler proves that it ends; the depth of recursion is the memory's only bound.
  ///
  /// - Complexity: O(bytes written + tags passed).
  func run(
    _ procedure: Int, register: Int, place: Place, messages: Messages, of library: TemplateLibrary?,
    into output: inout [UInt8]
  ) {
    withMachine(messages, library) { machine in
      var state = Machine.State(registerCount: registerCount)
      swap(&state.output, &output)
      machine.run(body(of: procedure), with: place, in: register, &state)
      swap(&state.output, &output)
    }
  }

  /// Runs the regions of a shared record's model; gives where the bytes of each end.
  func runRegions(
    of model: Int, at place: Place, messages: Messages, into output: inout [UInt8]
  ) -> [Int] {
    var ends: [Int] = []
    withMachine(messages, nil) { machine in
      var state = Machine.State(registerCount: registerCount)
      for region in regions where region.model == model {
        machine.run(region.body, withShared: place, in: region.register, &state)
        ends.append(state.output.count)
      }
      output = state.output
    }
    return ends
  }

  private func withMachine(
    _ messages: Messages, _ library: TemplateLibrary?, _ body: (Machine) -> Void
  ) {
    pool.withUnsafeBufferPointer { pool in
      messages.bytes.withUnsafeBufferPointer { words in
        body(
          Machine(program: self, pool: pool, library: library, messages: messages, words: words))
      }
    }
  }
}
