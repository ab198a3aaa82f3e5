import Diagnostics

/// A template as a tree.
struct Template {
  let name: String
  let file: SourceFile
  var nodes: [Node] = []
  /// All blocks, in the order of their opening tags; nodes refer to them by index.
  var blocks: [Block] = []
  /// The names of the templates that are included, as partials or parents, with their places.
  var inclusions: [Name] = []
  var diagnostics: [Diagnostic] = []
}

/// A part of a template.
indirect enum Node {
  case text(Text)
  case variable(Name, escaped: Bool)
  case section(Section)
  case partial(Inclusion)
  case parent(Inclusion, overrides: [Int])
  /// A place that a template which includes this one may fill; the index of its block.
  case block(Int)
}

/// Text within one line, with the line's end if it reaches that far.
struct Text {
  /// Offsets into the file; empty where a tag is first on a line that it has not for itself.
  let range: Range<Int>
  let startsLine: Bool
}

/// A name in a tag, and where it is.
struct Name {
  let text: String
  /// The name without its delimiters.
  let range: Range<Int>
  /// The tag in the default delimiters, for messages.
  let tag: String

  /// The parts between dots with their places; `.` alone has none.
  var parts: [(text: String, range: Range<Int>)] {
    guard text != "." else { return [] }
    var start = range.lowerBound
    return text.split(separator: ".").map { part in
      let place = start..<start + part.utf8.count
      start = place.upperBound + 1
      return (String(part), place)
    }
  }
}

/// `{{#name}}…{{/name}}`, or inverted `{{^name}}…{{/name}}`.
struct Section {
  let name: Name
  let inverted: Bool
  var body: [Node] = []
}

/// Another template's place: a partial or a parent.
struct Inclusion {
  let name: Name
  /// The blanks before a tag that stands alone on its line; `nil` within a line.
  ///
  /// Each line of the included template gets them.
  let indentation: [UInt8]?
}

/// `{{$name}}…{{/name}}`: a place to fill, or what fills one.
struct Block {
  let name: Name
  /// What its lines begin with: the blanks of the first line if the content begins on a line of its
  /// own, else those before the opening tag.
  ///
  /// Taken off where the block is lifted from, put on where another takes its place (Mustache
  /// specification, inheritance).
  var indentation: [UInt8] = []
  /// Whether the opening tag stands alone on its line.
  let standsAlone: Bool
  /// Whether the content begins on a line of its own.
  let startsLine: Bool
  var body: [Node] = []
}
