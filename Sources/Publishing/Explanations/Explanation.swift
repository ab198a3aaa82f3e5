package import Diagnostics

/// What makes some pages or files of a site, why the last build compiled them, and what the next one
/// will do.
package struct Explanation: Sendable {
  /// What is compiled together.
  package var outputs: [Output]
  /// The pages or settings that it is made of.
  package var sources: [SourcePath]
  /// Those of ``sources`` that come with the program, since the site has no file of its own there.
  package var builtIn: Set<SourcePath> = []
  /// Data and attachments that it reads.
  package var files: [SourcePath]
  /// Other pages of which it shows something.
  package var pages: [PageRead]
  /// What else it reads of the site.
  package var others: [String]
  /// How it was compiled last; `nil` where no build has compiled it yet.
  package var compilation: Compilation?
  package var prospect: Prospect

  /// A file of the output.
  package struct Output: Sendable {
    package var path: OutputPath
    /// The path from the site's root that a server gives it for.
    package var address: String
    package var byteCount: Int
    /// `nil` for a file that no template makes.
    package var template: TemplateUse?
  }

  /// A template, and what it includes.
  package struct TemplateUse: Sendable, Hashable {
    package var path: SourcePath
    /// Whether it is the site's own, and not built in.
    package var isOwn: Bool
    package var partials: [SourcePath]
  }

  /// Another page, by its path without language, and what of it is read.
  package struct PageRead: Sendable, Hashable {
    package var path: String
    package var parts: [String]
  }

  /// Why something is compiled.
  package enum Reason: Sendable, Hashable {
    /// No build before was known of, or it did not fit what stood.
    case nothingKnown
    /// These files, on which every page depends; where there are none, the options or the program.
    case ground([SourcePath])
    /// It was not part of the build before.
    case new
    /// This has changed; `nil` for something that it no longer reads.
    case changed(String?)
  }

  /// How something was compiled last.
  package struct Compilation: Sendable {
    /// How many builds have taken it over since; 0 where the last build compiled it.
    ///
    /// Builds that found nothing to compile do not count.
    package var buildsSince: Int
    package var reason: Reason
    package var microseconds: Int
  }

  /// What the next build will do, as the sources stand now.
  package enum Prospect: Sendable, Hashable {
    case taken
    case compiled(Reason)
    case removed
  }
}

/// What a person asks about.
package enum ExplanationQuery: Sendable, Hashable {
  /// A file of the output (`plans/115/index.html`), a path from the site's root (`/plans/115/`), or
  /// either beneath the site's absolute address.
  case output(String)
  /// A file of `content/` or `templates/`.
  case source(SourcePath)
}

/// What there is to say of it.
package enum ExplanationAnswer: Sendable {
  case explained([Explanation])
  /// Every page depends on it; of a template, those that include it.
  case everything(SourcePath, templates: [SourcePath])
  /// A page that is kept back, and why.
  case withheld(String)
  /// A source of which nothing is made.
  case unused(SourcePath)
  /// Nothing of the site; perhaps this was meant.
  case unknown(nearest: String?)
  /// What the last build left was left by another version of the program, or is damaged.
  case unreadable
  /// The site cannot be compiled as it stands, and why.
  case broken([Diagnostic])
}
