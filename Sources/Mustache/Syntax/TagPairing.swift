import Diagnostics

/// Which tag closes which, and what each token stands in.
struct TagPairing {
  /// The deepest nesting of sections and blocks in one template.
  ///
  /// Real ones stay below 10; the bound keeps a hostile one from exhausting the stack of what walks
  /// the tree.
  static let nestingLimit = 100

  /// For an opening tag's token, the token where its content ends: its closing tag, or where
  /// something around it ends.
  private(set) var ends: [Int: Int] = [:]
  /// For a closing tag's token, the one that opens; none for a closing tag too many.
  private(set) var openings: [Int: Int] = [:]
  /// For each token, the opening tag it stands in directly, if any.
  private(set) var containers: [Int?] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Pairs the tags of `tokens`.
  ///
  /// A closing tag that fits none is taken for a slip in the innermost open one's name, unless one
  /// further out has that name: then those between are the ones that lack a closing tag.
  init(_ tokens: [Token], in file: SourceFile) {
    var open: [(token: Int, tag: Tag)] = []
    func place(_ range: Range<Int>) -> SourceRange { file.range(of: range) }

    func unclosedDiagnostic(_ tag: Tag, before: String = "") -> Diagnostic {
      Diagnostic(
        .templateSyntax, "\(tag.spelling) isn't closed\(before); add {{/\(tag.name)}}",
        file: file.path, range: place(tag.range))
    }

    for (index, token) in tokens.enumerated() {
      guard let tag = token.tag, tag.kind == .close else {
        containers.append(open.last?.token)
        if let tag = token.tag, tag.opens {
          open.append((index, tag))
          if open.count > Self.nestingLimit {
            diagnostics.append(
              Diagnostic(
                .templateSyntax,
                "\(tag.spelling) is nested deeper than \(Self.nestingLimit) levels",
                file: file.path, range: place(tag.range)))
            return
          }
        }
        continue
      }
      guard let innermost = open.last else {
        containers.append(nil)
        diagnostics.append(
          Diagnostic(
            .templateSyntax, "\(tag.spelling) closes nothing", file: file.path,
            range: place(tag.range)))
        continue
      }
      let match = open.lastIndex { $0.tag.name == tag.name }
      if match == nil {
        diagnostics.append(
          Diagnostic(
            .templateSyntax,
            "\(tag.spelling) doesn't close \(innermost.tag.spelling); write {{/\(innermost.tag.name)}}",
            file: file.path, range: place(tag.range),
            notes: [
              Note(
                "\(innermost.tag.spelling) is opened here", file: file.path,
                range: place(innermost.tag.range))
            ]))
      }
      while open.count - 1 > match ?? open.count - 1 {
        let unclosed = open.removeLast()
        ends[unclosed.token] = index
        diagnostics.append(unclosedDiagnostic(unclosed.tag, before: " before \(tag.spelling)"))
      }
      let opening = open.removeLast()
      ends[opening.token] = index
      openings[index] = opening.token
      containers.append(open.last?.token)
    }
    for unclosed in open {
      ends[unclosed.token] = tokens.count
      diagnostics.append(unclosedDiagnostic(unclosed.tag))
    }
  }
}
