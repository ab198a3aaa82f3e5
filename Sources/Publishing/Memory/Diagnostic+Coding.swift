import Content
import Diagnostics
import Encodings

extension BinaryWriter {
  /// Warnings outlive the build that found them: a page that is not compiled again still has them.
  mutating func write(_ diagnostic: Diagnostic) {
    write(diagnostic.code.rawValue)
    write(diagnostic.severity == .error)
    write(diagnostic.file.string)
    write(diagnostic.range)
    write(diagnostic.message)
    write(diagnostic.help) { $0.write($1) }
    write(diagnostic.suggestion) { $0.write($1) }
    write(diagnostic.notes) { writer, note in
      writer.write(note.file.string)
      writer.write(note.range)
      writer.write(note.message)
    }
    write(diagnostic.fix) { writer, fix in
      writer.write(fix.range)
      writer.write(fix.replacement)
    }
    write(diagnostic.excuse) { writer, excuse in
      writer.write(excuse.reason)
      writer.write(excuse.until) { $0.write($1) }
    }
  }
}

extension BinaryReader {
  mutating func diagnostic() throws(Damaged) -> Diagnostic {
    let code: DiagnosticCode = try choice()
    let isError = try boolean()
    let file = SourcePath(try text())
    let range = try range()
    var diagnostic = Diagnostic(
      code, try text(), file: file, range: range, severity: isError ? .error : .warning,
      help: try optionalText(), suggestion: try optionalText(),
      notes: try array { (reader) throws(Damaged) in
        let file = SourcePath(try reader.text())
        let range = try reader.range()
        return Note(try reader.text(), file: file, range: range)
      })
    if try boolean() {
      let range = try self.range()
      diagnostic.fix = FixIt(range, try text())
    }
    diagnostic.excuse = try optional { (reader) throws(Damaged) in
      Diagnostic.Excuse(try reader.text(), until: try reader.optionalText())
    }
    return diagnostic
  }
}
