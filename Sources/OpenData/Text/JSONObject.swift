import Encodings

/// An object that gets its members one by one; what there is not is left out.
struct JSONObject {
  private(set) var members: [JSON.Member] = []

  var json: JSON { .object(members) }

  mutating func set(_ name: String, _ value: JSON?) {
    if let value { members.append(JSON.Member(name, value)) }
  }

  mutating func set(_ name: String, _ text: String?) { set(name, text.map { .string($0) }) }

  mutating func set(_ name: String, _ date: CalendarDate?) { set(name, date?.description) }

  /// A list, left out where it is empty.
  mutating func set(_ name: String, _ values: [JSON]) {
    if !values.isEmpty { set(name, .array(values)) }
  }

  mutating func set(_ name: String, _ texts: [String]) {
    set(name, texts.map { .string($0) })
  }
}

extension JSON {
  /// A file of this value: indented, with a line break at its end.
  var file: [UInt8] { bytes(pretty: true) + [UInt8(ascii: "\n")] }
}
