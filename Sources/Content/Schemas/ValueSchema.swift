/// What a value of YAML may be, to be told to editors as JSON Schema.
///
///     let page = ValueSchema.map([
///       .required("title", .text, "The page's heading."),
///       .optional("date", .date, "Day of issue."),
///     ])
///
/// It refuses nothing that the decoders take. What needs more than one place of a file to be judged, such as two
/// columns of one name, is left to them.
package indirect enum ValueSchema: Sendable, Hashable {
  /// A plain value; editors may know it for a number or a flag, decoders take it as it is written.
  case text
  /// Text that a regular expression of JavaScript matches.
  case matching(String)
  case flag
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>?)
  /// One of a set of words.
  case words([Word])
  /// Text, or a map from the tags of these languages to text; where none are known, from any tag.
  case localizedText([String])
  /// A list, or one value that stands for a list of one.
  case list(ValueSchema)
  /// One or the other.
  case either(ValueSchema, ValueSchema)
  /// A map of these keys and no others.
  case map([Key])
  /// A map whose keys are names that the site chooses.
  case dictionary(of: ValueSchema)
  /// What a schema file defines under this name.
  case defined(String)

  /// A word that a value may be.
  package struct Word: Sendable, Hashable {
    package var text: String
    /// What it means, where that is known.
    package var meaning: String?

    package init(_ text: String, meaning: String? = nil) {
      self.text = text
      self.meaning = meaning
    }
  }

  /// A key of a map.
  package struct Key: Sendable, Hashable {
    package var name: String
    package var value: ValueSchema
    /// What the key is for, shown by editors beside it.
    package var summary: String
    /// Whether it must be there, with a value.
    package var isRequired: Bool

    package init(name: String, value: ValueSchema, summary: String, isRequired: Bool) {
      self.name = name
      self.value = value
      self.summary = summary
      self.isRequired = isRequired
    }

    static func required(_ name: String, _ value: ValueSchema, _ summary: String) -> Key {
      Key(name: name, value: value, summary: summary, isRequired: true)
    }

    static func optional(_ name: String, _ value: ValueSchema, _ summary: String) -> Key {
      Key(name: name, value: value, summary: summary, isRequired: false)
    }
  }

  /// The words that a decoder's choice is made of.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of type: Choice.Type
  ) -> ValueSchema {
    .words(type.allCases.map { Word($0.rawValue) })
  }

  /// One of these words; any text where there are none.
  static func oneOf(_ words: [Word]) -> ValueSchema { words.isEmpty ? .text : .words(words) }
}
