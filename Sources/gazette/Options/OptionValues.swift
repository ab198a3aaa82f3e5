import ArgumentParser
import Content
import OpenData

/// The absolute address of a host, ending in a slash: links begin at its root.
struct BaseURL: ExpressibleByArgument {
  let string: String

  init?(argument: String) {
    let host = ["https://", "http://"].first { argument.hasPrefix($0) }
      .map { argument.dropFirst($0.count) }
    guard let host, let first = host.first, first != "/", argument.hasSuffix("/"),
      host.dropLast().allSatisfy({ $0 != "/" }),
      !argument.contains(where: { $0.isWhitespace || "?#\"<>".contains($0) })
    else { return nil }
    string = argument
  }
}

/// A number of pages to work on at once.
struct JobCount: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    guard let count = Int(argument), (1...1024).contains(count) else { return nil }
    self.count = count
  }
}

/// A day, in the years of either calendar.
struct Day: ExpressibleByArgument {
  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(parsing: argument) else { return nil }
    self.date = date
  }
}

/// A port of this machine; 0 for any that is free.
struct Port: ExpressibleByArgument, CustomStringConvertible {
  let number: Int

  init?(argument: String) {
    guard let number = Int(argument), (0...65_535).contains(number) else { return nil }
    self.number = number
  }

  private init(number: Int) { self.number = number }

  /// Where a preview is unless another port is asked for.
  static let usual = Port(number: 8000)

  var description: String { String(number) }
}
