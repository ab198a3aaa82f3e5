import Mustache

/// Two models that refer to each other and share some names, to get lost in.
struct Maze: TemplateModel {
  var name: String
  var isOpen: Bool
  var rooms: [Room]
  var inner: [Maze]

  static let modelName = "maze"
  static let fields: [Field<Maze>] = [
    .text("name", "") { $0.name },
    .flag("open", "") { $0.isOpen },
    .list("rooms", "") { $0.rooms },
    .record("inner", "") { $0.inner.first },
    .texts("signs", "") { ["\($0.name)1", "\($0.name)2"] },
  ]

  var data: ReferenceRenderer.Data {
    .record([
      "name": .text(name), "open": .flag(isOpen), "rooms": .list(rooms.map(\.data)),
      "inner": inner.first?.data ?? .nothing,
      "signs": .list([.text("\(name)1"), .text("\(name)2")]),
    ])
  }
}

struct Room: TemplateModel {
  var name: String
  var colour: String
  var doors: [Room]
  var maze: [Maze]

  static let modelName = "room"
  static let fields: [Field<Room>] = [
    .text("name", "") { $0.name },
    .optionalText("colour", "") { $0.colour },
    .list("doors", "") { $0.doors },
    .record("maze", "") { $0.maze.first },
  ]

  var data: ReferenceRenderer.Data {
    .record([
      "name": .text(name), "colour": .text(colour), "doors": .list(doors.map(\.data)),
      "maze": maze.first?.data ?? .nothing,
    ])
  }
}
