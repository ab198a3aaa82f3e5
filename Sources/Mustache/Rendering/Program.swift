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
  var texts: [@Sendable (Place) -> String] = []
  var htmls: [@Sendable (Place) -> [UInt8]] = []
  var flags: [@Sendable (Place) -> Bool] = []
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
    var machine = Machine(program: self, library: library, messages: messages)
    swap(&machine.output, &output)
    machine.run(body(of: procedure), with: place, in: register)
    swap(&machine.output, &output)
  }

  /// Runs the regions of a shared record's model; gives where the bytes of each end.
  func runRegions(
    of model: Int, at place: Place, messages: Messages, into output: inout [UInt8]
  ) -> [Int] {
    var machine = Machine(program: self, library: nil, messages: messages)
    var ends: [Int] = []
    for region in regions where region.model == model {
      machine.run(region.body, withShared: place, in: region.register)
      ends.append(machine.output.count)
    }
    output = machine.output
    return ends
  }
}
