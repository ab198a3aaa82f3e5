import Diagnostics

extension [Diagnostic] {
  /// Leaves out what is told of a cell that something else is told of already.
  ///
  /// A cell that is not of its column's type can't be drawn either, and one that can't be drawn is why its column is
  /// of no type: who mends the one has mended both. What keeps a site from being published is never left out for
  /// something that does not.
  func tellingEachCellOnce() -> [Diagnostic] {
    let drawn = errors(of: .wrongNumber)
    guard !drawn.isEmpty else { return self }
    let typed = errors(of: .cellType)
    return filter { diagnostic in
      switch diagnostic.code {
      case .wrongNumber: !typed.contains(Place(diagnostic))
      case .mixedTypes: !drawn.contains(Place(diagnostic))
      default: true
      }
    }
  }

  private func errors(of code: DiagnosticCode) -> Set<Place> {
    Set(lazy.filter { $0.code == code && $0.isError }.map(Place.init))
  }
}

/// Where something is told of.
private struct Place: Hashable {
  let file: SourcePath
  let start: SourcePosition

  init(_ diagnostic: Diagnostic) {
    file = diagnostic.file
    start = diagnostic.range.start
  }
}
