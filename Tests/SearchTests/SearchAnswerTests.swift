import Foundation
import Search
import Testing

/// An index that is kept, and what queries find in it: `Tests/Validators/search` asks the script the same in a browser.
///
/// `RECORD_GOLDEN=1` writes the answers anew, and fails.
struct SearchAnswerTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Validators/Fixtures/search-index")

  @Test func `the script and this reader find the same`() throws {
    let answers = Self.folder.appending(path: "answers.tsv")
    var recorded = ""
    var readers: [Substring: ReferenceReader] = [:]
    let text = try String(contentsOf: answers, encoding: .utf8)
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 2)
      let (language, query) = (fields[0], String(fields[1]))
      let reader = try readers[language] ?? Self.reader(String(language))
      readers[language] = reader
      let found = try reader.addresses(query).prefix(10).joined(separator: " ")
      recorded += "\(language)\t\(query)\t\(found)\n"
    }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try recorded.write(to: answers, atomically: true, encoding: .utf8)
    }
    #expect(recorded == text)
  }

  private static func reader(_ language: String) throws -> ReferenceReader {
    let folder = folder.appending(path: language)
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    return try ReferenceReader(files)
  }
}
