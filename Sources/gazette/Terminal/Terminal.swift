import Diagnostics
import Glibc
@preconcurrency import Rainbow
import Workspace

/// Where people read: standard error.
///
/// Machine formats go to standard output and never pass here.
struct Terminal: Sendable {
  let style: DiagnosticStyle
  /// Whether a line can be written over, to show progress.
  let canRewrite: Bool

  /// Looks at standard error and the environment.
  ///
  /// Colour only on a terminal that can; `NO_COLOR` turns it off everywhere (no-color.org),
  /// `CLICOLOR_FORCE` on where that does not.
  init() {
    let isDumb = Self.environment("TERM") == "dumb"
    canRewrite = StandardStream.error.isTerminal && !isDumb
    let isForced = Self.environment("CLICOLOR_FORCE").map { $0 != "0" } ?? false
    let isColoured = Self.environment("NO_COLOR") == nil && (isForced || canRewrite)
    style = isColoured ? .coloured() : .plain
  }

  /// Writes lines for people.
  ///
  /// What a closed terminal does not take is lost: nobody is there to read it.
  func write(_ text: String) {
    try? StandardStream.error.write(Array(text.utf8))
  }

  /// How wide lines may be; terminals that do not say have 80 columns.
  var columnCount: Int { StandardStream.error.columnCount ?? 80 }

  /// Puts a text in place of the line that the cursor is in, and leaves the cursor there.
  func rewriteLine(_ text: String) { write("\r\u{1B}[K" + text) }

  /// `error: …`, one line.
  func error(_ message: String) { write("\(style.paint("error:", .error)) \(message)\n") }

  /// `warning: …`, one line.
  func warning(_ message: String) { write("\(style.paint("warning:", .warning)) \(message)\n") }

  /// `help: …`, one line: what to do about the line above.
  func help(_ message: String) { write("\(style.paint("help:", .help)) \(message)\n") }

  /// A value that is set and not empty.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}

extension DiagnosticStyle {
  /// The colours of a terminal's own sixteen, which its owner has made readable.
  static func coloured() -> DiagnosticStyle {
    // By itself it would look at standard output, which is not where we write.
    Rainbow.enabled = true
    Rainbow.outputTarget = .console
    return DiagnosticStyle { text, role in
      switch role {
      case .error: text.applyingCodes(NamedColor.red, Style.bold)
      case .warning: text.applyingCodes(NamedColor.yellow, Style.bold)
      case .note: text.applyingCodes(NamedColor.cyan, Style.bold)
      case .help, .caret: text.applyingCodes(NamedColor.green, Style.bold)
      case .location, .message: text.applyingStyle(.bold)
      case .gutter, .code: text.applyingStyle(.dim)
      }
    }
  }
}
