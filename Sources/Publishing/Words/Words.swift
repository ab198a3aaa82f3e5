package import Content
import Diagnostics
import Figures
import Mustache

/// The words of one language: interface, dates and numbers, from `templates/messages/TAG.yml`.
///
/// What stands on page after page is looked up once, by name: ``kinds``, ``imprint``, ``dates``.
package final class Words: Sendable {
  package let language: Language
  private let texts: [String: String]
  /// The same, as templates take them.
  let messages: Messages

  /// The language's name in itself.
  let label: String
  package let home: String
  let colon: String
  let titleSeparator: String
  let outlineTitle: String
  let thousandsSeparator: String
  let decimalSeparator: String
  let kinds: KindWords
  let imprint: ImprintWords
  let dublinCore: DublinCoreWords
  let dates: DateFormat

  /// Takes a language's texts; `keys` are in the order that templates are compiled with.
  init(language: Language, texts: [String: String], keys: [String]) {
    self.language = language
    self.texts = texts
    messages = Messages(keys.map { texts[$0] ?? "" })
    func text(_ key: String) -> String { texts[key] ?? key }
    label = language.label ?? text("language_label")
    home = text("home")
    colon = text("colon")
    titleSeparator = text("title_separator")
    outlineTitle = text("outline_title")
    thousandsSeparator = text("thousands_separator")
    decimalSeparator = text("decimal_separator")
    kinds = KindWords("kind_", text)
    imprint = ImprintWords(text)
    dublinCore = DublinCoreWords(text)
    dates = DateFormat(text)
  }

  /// The text of a key, with each `{name}` replaced.
  ///
  /// A key that no language knows gives itself, which a test over all keys of the generator rules out.
  package func callAsFunction(
    _ key: String, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    let text = texts[key] ?? key
    return values.isEmpty ? text : Phrase(text).filled(values)
  }

  /// The text of a key, or of another where the language has none for it.
  package func callAsFunction(
    _ key: String, fallback: String, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    self(has(key) ? key : fallback, values)
  }

  /// Whether the language has a text for a key that it may lack, such as the name of a licence.
  package func has(_ key: String) -> Bool { texts[key] != nil }

  /// “3 pages”, “1 page”, “3筆”.
  package func count(_ number: Int, _ key: String) -> String {
    self(number == 1 ? key + "_one" : key, ["n": self.number(number)])
  }

  /// Parts joined as the language lists things: 甲、乙 or “a, b”.
  package func list(_ parts: [String]) -> String { parts.joined(separator: self("list_separator")) }
}
