/// A step of a compiled template.
///
/// A register holds the nearest value of one model on the context stack. Since a nearer record of a
/// model hides a farther one whole, one per model is enough; entering a section saves what its
/// register held, leaving it restores that.
enum Instruction: Sendable {
  /// Appends bytes of the pool.
  case text(start: Int32, count: Int32)
  /// Appends a text, escaped.
  case escaped(Operand)
  /// Appends HTML as it is.
  case raw(Operand)
  /// Appends a message, escaped beforehand.
  case message(Int32)

  case jump(to: Int32)
  case jumpIfFalsy(Operand, to: Int32)
  case jumpIfTruthy(Operand, to: Int32)
  case jumpIfMessageEmpty(Int32, to: Int32)
  case jumpIfMessagePresent(Int32, to: Int32)

  /// Saves the register and puts the operand's value there, or jumps if the value is falsy.
  case enter(register: Int32, Operand, elseTo: Int32)
  /// Restores the register.
  case leave(register: Int32)
  /// As `enter`, with the first value of a list.
  case enterList(register: Int32, Operand, elseTo: Int32)
  /// Puts the list's next value into the register and jumps, or restores the register.
  case nextItem(register: Int32, to: Int32)

  /// Runs another procedure, which returns here.
  case call(Int32)
  case `return`

  /// Appends the indentation in force.
  case indent
  /// Makes the indentation in force deeper by bytes of the pool.
  case deepenIndentation(start: Int32, count: Int32)
  /// Puts no indentation in force.
  case clearIndentation
  /// Goes back to the indentation before the last of these two.
  case restoreIndentation
}

/// Where a value is found.
enum Operand: Sendable {
  /// The value in a register itself.
  case register(Int32)
  /// A slot of the record in a register.
  case slot(register: Int32, Int32)
  /// A slot of a record in a slot of a record …: slot numbers in the table of paths.
  case path(register: Int32, start: Int32, count: Int32)
}
