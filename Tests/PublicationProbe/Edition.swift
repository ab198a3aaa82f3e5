import Publishing

/// A small site in one of two states that differ in every way in which states can.
enum Edition: String, CaseIterable {
  case a, b

  /// What the compiler stores: the edition, and enough that writing it takes a while.
  var memory: [UInt8] { [UInt8](repeating: rawValue.utf8.first ?? 0, count: 1 << 20) }

  static func remembered(_ memory: [UInt8]) -> Edition? {
    memory.first.flatMap { Edition(rawValue: String(UnicodeScalar($0))) }
  }

  var files: [(path: OutputPath, bytes: [UInt8])] {
    var files: [(String, String)] = [("robots.txt", "the same"), ("計畫/index.html", "一樣")]
    for number in 0..<12 {
      files.append(("same/\(number)/index.html", "page \(number), the same"))
      files.append(("changed/\(number)/index.html", "page \(number), edition \(rawValue)"))
      files.append(("only-\(rawValue)/\(number)/index.html", "page \(number)"))
      files.append(("mixed/\(rawValue)\(number).html", "page \(number)"))
    }
    files += [
      ("large/same.csv", String(repeating: "the same\n", count: 9_000)),
      ("large/changed.csv", String(repeating: "edition \(rawValue)\n", count: 9_000)),
      ("large/only-\(rawValue).csv", String(repeating: "row\n", count: 9_000)),
    ]
    switch self {
    case .a: files += [("turned", "a file"), ("turning/deep/file.html", "a folder")]
    case .b: files += [("turned/deep/file.html", "a folder"), ("turning", "a file")]
    }
    return files.map { (OutputPath($0), Array($1.utf8)) }
  }

  /// Whether a file is written piece by piece.
  static func isLarge(_ path: OutputPath) -> Bool { path.string.hasPrefix("large/") }
}
