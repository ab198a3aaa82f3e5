/// A step of a compiled template.
///
/// A register holds the place of the nearest value of one model on the context stack. Since a nearer
/// record of a model hides a farther one whole, one per model is enough; a section gives its register
/// a value for its body. Sections and conditions are nested: a jump leads forward, and out of
/// nothing that it does not lead to the end of.
enum Instruction: Sendable {
  /// Appends bytes of the pool.
  case text(start: Int32, count: Int32)
  /// Appends a text, escaped.
  case escaped(Operand)
  /// Appends HTML as it is.
  case raw(Operand)
  /// Appends a message, escaped beforehand.
  case message(Int32)

  /// Jumps where a flag is false.
  case jumpIfFalse(Operand, to: Int32)
  case jumpIfTrue(Operand, to: Int32)
  case jumpIfMessageEmpty(Int32, to: Int32)
  case jumpIfMessagePresent(Int32, to: Int32)
  /// Runs what follows, up to `end`, for each part of a value, with its place in the register.
  case section(register: Int32, Operand, end: Int32)
  /// As `section` over a text, unless it is empty: short for its only part.
  case textSection(register: Int32, Operand, end: Int32)
  /// Runs another procedure.
  case call(Int32)
  /// Does nothing.
  case skip
  /// Appends a fragment and jumps, if the record in the register was prepared.
  case fragment(register: Int32, Int32, end: Int32)

  /// Appends the indentation in force.
  case indent
  /// Makes the indentation in force deeper by bytes of the pool.
  case deepenIndentation(start: Int32, count: Int32)
  /// Puts no indentation in force.
  case clearIndentation
  /// Goes back to the indentation before the last of these two.
  case restoreIndentation
}

/// Where a value is found: what a reader makes of the place in a register.
///
/// Which table the reader stands in is for the instruction to say.
struct Operand: Sendable {
  let register: Int32
  let reader: Int32
}
