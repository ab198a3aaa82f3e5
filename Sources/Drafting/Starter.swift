import CStarter
import OpenData

/// The files of `starter/`, which are in the program.
enum Starter {
  /// By their paths, such as `pages/plan.en.md`.
  static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    for entry in UnsafeBufferPointer(start: cstarter_files(), count: cstarter_file_count()) {
      files[String(cString: entry.path)] = Array(
        UnsafeBufferPointer(start: entry.bytes, count: entry.count))
    }
    return files
  }()

  /// The text that pages of a type begin with, and the front matter that the type has of its own.
  static func page(_ type: String, language: String) -> (frontMatter: String, body: String)? {
    guard let bytes = files["pages/\(type).\(language).md"] else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("---\n") else { return ("", text) }
    let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return ("", text) }
    return (String(parts[1]), String(parts[2].drop { $0 == "\n" }))
  }
}

/// Puts values in place of names such as `@YEAR@`.
struct Placeholders {
  private var values: [(name: String, value: String)] = []

  /// Those of a day: the day itself, the day to look again, and the year in both calendars.
  init(today: CalendarDate) {
    add("TODAY", "\(today)")
    add("REVIEW", "\(today.nextYear)")
    add("YEAR", "\(today.rocYear)")
    add("AD", "\(today.year)")
  }

  mutating func add(_ name: String, _ value: String) { values.append(("@\(name)@", value)) }

  /// Adds a unit's name, or where it isn't known, that it is to be written.
  mutating func addUnit(_ name: LocalizedText?, language: String) {
    let isChinese = language.hasPrefix("zh")
    add("UNIT-NAME", name?[tag: language] ?? (isChinese ? "請寫出單位名稱" : "Name the unit"))
  }

  func filling(_ text: String) -> String {
    guard text.contains("@") else { return text }
    return values.reduce(text) { $0.replacing($1.name, with: $1.value) }
  }
}

extension CalendarDate {
  /// The same day of the next year; of 29 February, the 28th.
  var nextYear: CalendarDate { adding(months: 12) ?? self }
}
