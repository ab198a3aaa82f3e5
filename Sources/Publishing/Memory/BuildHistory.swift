import Content
import Diagnostics
import Encodings
import OpenData

/// Which build it is that something is remembered of, and how the site came to be compiled.
struct BuildHistory: Sendable, Equatable {
  /// Counts the builds that found something to compile, from 1.
  private(set) var number = 1
  /// The last of them that compiled everything.
  private(set) var wholeNumber = 1
  /// Why that one did.
  private(set) var cause = Cause.nothingKnown
  /// What the build was asked for; the day stands with it.
  let choices: Choices

  /// Why everything is compiled.
  enum Cause: Sendable, Equatable {
    /// No build before is known of, or what one left does not fit what stands.
    case nothingKnown
    /// What every page depends on has changed: these files; where there are none, the options or the
    /// program.
    case ground([SourcePath])
  }

  /// The options that decide what the site holds.
  struct Choices: Sendable, Equatable {
    var baseURL: String?
    var includesDrafts = false
    var includesFuture = false
    var audits = false
    var indexes = false

    init(_ options: BuildOptions) {
      baseURL = options.baseURL
      includesDrafts = options.includesDrafts
      includesFuture = options.includesFuture
      audits = options.audits
      indexes = options.indexes
    }
  }

  /// The first build there is.
  init(_ options: BuildOptions) { choices = Choices(options) }

  /// The build after an earlier one; `cause` says why it compiles everything, if it does.
  init(after earlier: BuildHistory, _ options: BuildOptions, cause: Cause?) {
    number = earlier.number + 1
    wholeNumber = cause == nil ? earlier.wholeNumber : number
    self.cause = cause ?? earlier.cause
    choices = Choices(options)
  }

  func write(to writer: inout BinaryWriter) {
    writer.write(number)
    writer.write(wholeNumber)
    switch cause {
    case .nothingKnown: writer.write(false)
    case .ground(let paths):
      writer.write(true)
      writer.write(paths) { $0.write($1.string) }
    }
    writer.write(choices.baseURL) { $0.write($1) }
    writer.write(choices.includesDrafts)
    writer.write(choices.includesFuture)
    writer.write(choices.audits)
    writer.write(choices.indexes)
  }

  init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    number = try reader.integer()
    wholeNumber = try reader.integer()
    if try reader.boolean() {
      cause = .ground(
        try reader.array { (reader) throws(BinaryReader.Damaged) in
          SourcePath(try reader.text())
        })
    }
    choices = try Choices(from: &reader)
  }
}

extension BuildHistory.Choices {
  fileprivate init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    baseURL = try reader.optionalText()
    includesDrafts = try reader.boolean()
    includesFuture = try reader.boolean()
    audits = try reader.boolean()
    indexes = try reader.boolean()
  }
}

extension BuildOptions {
  /// The options of a build that is remembered, for another that is to give the same.
  init(_ choices: BuildHistory.Choices, today: CalendarDate, program: String, jobs: Int) {
    self.init(today: today, jobs: jobs)
    self.program = program
    baseURL = choices.baseURL
    includesDrafts = choices.includesDrafts
    includesFuture = choices.includesFuture
    audits = choices.audits
    indexes = choices.indexes
  }
}
