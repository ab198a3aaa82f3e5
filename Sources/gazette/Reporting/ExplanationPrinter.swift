import Diagnostics
import Encodings
import Publishing

/// Says what made pages, to people or to tools.
struct ExplanationPrinter {
  private let explanations: [Explanation]
  private let folder: String
  /// What there is to say instead.
  private let sentence: String?

  /// `folder` is the name of the output folder.
  init(explanations: [Explanation], folder: String) {
    self.explanations = explanations
    self.folder = folder
    sentence = nil
  }

  init(sentence: String) {
    explanations = []
    folder = ""
    self.sentence = sentence
  }

  // MARK: Text

  /// A paragraph for each part of the site that is compiled by itself.
  var text: String {
    if let sentence { return sentence + "\n" }
    return explanations.map(text).joined(separator: "\n")
  }

  private func text(_ explanation: Explanation) -> String {
    var lines: [String] = []
    func list(_ title: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      lines.append("  \(title)")
      lines += items.map { "    \($0)" }
    }
    for output in explanation.outputs {
      lines.append(
        "\(output.address)  (\(folder)/\(output.path), \(Summary.counted(output.byteCount, "byte")))"
      )
    }
    list(
      "Sources",
      explanation.sources.map {
        $0.string + (explanation.builtIn.contains($0) ? Self.builtIn : "")
      })
    var templates: [Explanation.TemplateUse] = []
    for template in explanation.outputs.compactMap(\.template) where !templates.contains(template) {
      templates.append(template)
    }
    list("Template", templates.flatMap(Self.lines))
    list("Data and attachments", explanation.files.map(\.string))
    list("Other pages", explanation.pages.map { "\($0.path): \($0.parts.joined(separator: "; "))" })
    list("Of the whole site", explanation.others)
    list("Last build", [Self.last(explanation.compilation)])
    list("Next build", [Self.next(explanation.prospect)])
    return lines.joined(separator: "\n") + "\n"
  }

  private static let builtIn = " (built in)"

  /// A template and, broken into lines, what it includes.
  private static func lines(_ template: Explanation.TemplateUse) -> [String] {
    var lines = [template.path.string + (template.isOwn ? "" : builtIn)]
    var line = "  with"
    for (place, partial) in template.partials.enumerated() {
      let name = partial.string.dropFirst("templates/".count).dropLast(".mustache".count)
      if line.count + name.count > 90 {
        lines.append(line)
        line = "      "
      }
      line += " \(name)\(place == template.partials.count - 1 ? "" : ",")"
    }
    return template.partials.isEmpty ? lines : lines + [line]
  }

  private static func last(_ compilation: Explanation.Compilation?) -> String {
    guard let compilation else { return "It was not part of it." }
    let time = duration(compilation.microseconds)
    let because = past(compilation.reason)
    switch compilation.buildsSince {
    case 0: return "Compiled in \(time), because \(because)."
    case 1:
      return "Taken over unchanged. The build before compiled it in \(time), because \(because)."
    default:
      return "Taken over unchanged. It was compiled \(compilation.buildsSince) builds before, in "
        + "\(time), because \(because)."
    }
  }

  private static func next(_ prospect: Explanation.Prospect) -> String {
    switch prospect {
    case .taken: "Will take it over: nothing that it reads has changed since."
    case .compiled(.new): "Will compile it: it is new."
    case .compiled(let reason): "Will compile it: \(present(reason))."
    case .removed: "Will remove it: what made it is gone."
    }
  }

  private static func past(_ reason: Explanation.Reason) -> String {
    switch reason {
    case .nothingKnown: "no build before was known of"
    case .new: "it was new"
    case .ground(let paths): "\(named(paths)) had changed"
    case .changed(let what): "\(what ?? "something that it read") had changed"
    }
  }

  private static func present(_ reason: Explanation.Reason) -> String {
    switch reason {
    case .nothingKnown: "no build before is known of"
    case .new: "it is new"
    case .ground(let paths): "since then, a change was made to \(named(paths))"
    case .changed(let what): "since then, a change was made to \(what ?? "something that it reads")"
    }
  }

  private static func named(_ paths: [SourcePath]) -> String {
    if paths.isEmpty { return "the options or the program" }
    let shown = paths.prefix(3).map(\.string).joined(separator: ", ")
    return paths.count > 3 ? "\(shown) and \(paths.count - 3) more" : shown
  }

  /// `312 µs`, `1.3 ms`.
  private static func duration(_ microseconds: Int) -> String {
    guard microseconds >= 1000 else { return "\(microseconds) µs" }
    return "\(Summary.grouped(microseconds / 1000)).\(microseconds % 1000 / 100) ms"
  }

  // MARK: JSON

  /// `explanations`, one for each part of the site that is compiled by itself; `message` where there
  /// is none.
  var json: JSON {
    var members = [JSON.Member("explanations", .array(explanations.map(json)))]
    if let sentence { members.append(JSON.Member("message", .string(sentence))) }
    return .object(members)
  }

  private func json(_ explanation: Explanation) -> JSON {
    [
      "outputs": .array(explanation.outputs.map(json)),
      "sources": Self.strings(explanation.sources.map(\.string)),
      "files": Self.strings(explanation.files.map(\.string)),
      "pages": .array(
        explanation.pages.map { ["path": .string($0.path), "reads": Self.strings($0.parts)] }),
      "site": Self.strings(explanation.others),
      "lastBuild": explanation.compilation.map { compilation in
        [
          "compiled": .bool(compilation.buildsSince == 0),
          "buildsSince": .integer(compilation.buildsSince),
          "because": .string(Self.past(compilation.reason)),
          "microseconds": .integer(compilation.microseconds),
        ]
      } ?? .null,
      "nextBuild": Self.json(explanation.prospect),
    ]
  }

  private func json(_ output: Explanation.Output) -> JSON {
    [
      "path": .string(output.path.string), "address": .string(output.address),
      "bytes": .integer(output.byteCount),
      "template": output.template.map { template in
        [
          "file": .string(template.path.string), "builtIn": .bool(!template.isOwn),
          "partials": Self.strings(template.partials.map(\.string)),
        ]
      } ?? .null,
    ]
  }

  private static func json(_ prospect: Explanation.Prospect) -> JSON {
    switch prospect {
    case .taken: ["action": "take over", "because": .null]
    case .compiled(let reason): ["action": "compile", "because": .string(present(reason))]
    case .removed: ["action": "remove", "because": "what made it is gone"]
    }
  }

  private static func strings(_ strings: [String]) -> JSON { .array(strings.map { .string($0) }) }
}
