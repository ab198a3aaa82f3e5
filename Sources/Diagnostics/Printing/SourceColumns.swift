extension SourceFile {
  /// The position with its column in Unicode scalars instead of bytes, from 1, as editors and CI
  /// count.
  ///
  /// Bytes that are no text count as the replacement characters that stand for them.
  ///
  /// - Complexity: O(*n*) in the line.
  package func scalarPosition(of position: SourcePosition) -> SourcePosition {
    let line = lineRange(position.line)
    let end = min(line.lowerBound + max(position.column - 1, 0), line.upperBound)
    let before = String(decoding: bytes[line.lowerBound..<end], as: UTF8.self)
    return SourcePosition(line: position.line, column: before.unicodeScalars.count + 1)
  }

  /// Both ends of the range with columns in Unicode scalars.
  package func scalarRange(of range: SourceRange) -> SourceRange {
    SourceRange(scalarPosition(of: range.start), scalarPosition(of: range.end))
  }
}

extension [SourcePath: SourceFile] {
  /// The range with columns in Unicode scalars; as it is where the file's text is not known.
  func scalarRange(of range: SourceRange, in file: SourcePath) -> SourceRange {
    self[file]?.scalarRange(of: range) ?? range
  }
}
