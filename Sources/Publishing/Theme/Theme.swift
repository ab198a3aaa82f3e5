import CTheme
package import Content
package import Diagnostics
import Mustache

/// Templates, assets, words and standing pages: the site's own files over the built-in ones.
package struct Theme: Sendable {
  /// By path beneath `templates/`, such as `plan.mustache` or `assets/style.css`.
  package let files: [String: SourceFile]
  /// The files that come from the site's own folder.
  package let ownPaths: Set<String>

  /// What the binary carries.
  package static let builtIn: [String: SourceFile] = {
    var files: [String: SourceFile] = [:]
    for entry in UnsafeBufferPointer(start: ctheme_files(), count: ctheme_file_count()) {
      let name = String(cString: entry.path)
      files[name] = SourceFile(
        path: SourcePath("templates/\(name)"),
        bytes: Array(UnsafeBufferPointer(start: entry.bytes, count: entry.count)))
    }
    return files
  }()

  /// The built-in theme with the files of `tree` beneath `templates/` over it.
  package init(_ tree: SourceTree, diagnostics: inout [Diagnostic]) {
    var files = Self.builtIn
    var own: Set<String> = []
    for path in tree.paths where path.string.hasPrefix("templates/") {
      let name = String(path.string.dropFirst("templates/".count))
      guard
        name.hasSuffix(".mustache") || name.hasSuffix(".yml") || name.hasSuffix(".md")
          || name.hasPrefix("assets/")
      else { continue }
      do {
        files[name] = SourceFile(path: path, bytes: try tree.bytes(of: path))
        own.insert(name)
      } catch {
        diagnostics.append(Diagnostic(reading: path, error))
      }
    }
    self.files = files
    ownPaths = own
  }

  /// The templates by name: `plan`, `partials/head`.
  var templates: [String: SourceFile] {
    var templates: [String: SourceFile] = [:]
    for (path, file) in files where path.hasSuffix(".mustache") {
      templates[String(path.dropLast(".mustache".count))] = file
    }
    return templates
  }

  /// What is served under `/assets/`, by output path.
  var assets: [(path: OutputPath, bytes: [UInt8])] {
    files.filter { $0.key.hasPrefix("assets/") }
      .map { (OutputPath($0.key), $0.value.bytes) }
      .sorted { $0.path < $1.path }
  }
}

extension Diagnostic {
  /// Why a source file could not be read.
  init(reading path: SourcePath, _ error: SourceReadingError) {
    switch error {
    case .missing:
      self.init(
        .fileUnreadable, "The file went away while the site was read", file: path,
        help: "Build again once the files rest.")
    case .changed:
      self.init(
        .fileUnreadable, "The file was written anew while it was being read", file: path,
        help: "Build again once the files rest.")
    case .tooLarge(let byteCount, let limit):
      self.init(
        .fileTooLarge, "The file has \(byteCount) bytes; at most \(limit) are read", file: path,
        help: "Divide the page, or offer large material as an attachment.")
    case .unreadable(let reason):
      self.init(.fileUnreadable, "The file can't be read: \(reason)", file: path)
    }
  }
}

extension Theme {
  /// `docs/templates.md`: every template and every name that templates may use, from the models themselves.
  package static var modelReference: String {
    """
    # Templates

    Every page is a template of `templates/` filled from one model, the `page` below. A site's own file of \
    the same name takes the place of a built-in one; `templates/README.md` says how a theme is changed. A \
    name that the model does not have is an error with its line, never a blank.

    \(TemplateLibrary.documentation(of: Template.allCases.map { ($0.rawValue, PageModel.self) }))
    """
  }
}
