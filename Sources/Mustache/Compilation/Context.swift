/// Where the compiler is.
struct Context {
  let procedure: Int
  /// The template whose text is read: not the procedure's own within the block of another.
  var template: Int
  var scope: Scope
  var environment: Int
  /// Whether an indentation is in force when rendering.
  var indented: Bool
  /// Blanks to take off the beginning of each line.
  var removedIndentation: [UInt8] = []
  /// For each register, where its value comes from, seen from the procedure's entry.
  var sources: [Termination.Source]
}
