/// Digits that may belong to one number: groups with a separator between each and the next.
///
/// Kept from one number to the next, so that none allocates.
struct NumberSeries {
  struct Group {
    /// Offsets in the text.
    var range: Range<Int>
    var count: Int
    /// What stands between it and the group before; `.other` for the first.
    var joint: TextUnit.Kind
  }

  /// The longest number that any kind has: `002-886-0912345678`.
  static let limit = 16

  private(set) var digits: [UInt8] = []
  private(set) var groups: [Group] = []

  /// Reads the groups from one that begins at `start`, until there are more digits than any number has.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    digits.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    var start = start
    var joint = TextUnit.Kind.other
    while true {
      var end = start
      var unit = text.unit(at: end)
      var count = 0
      while unit.kind == .digit {
        if digits.count <= Self.limit { digits.append(unit.value) }
        count += 1
        end += unit.length
        unit = text.unit(at: end)
      }
      groups.append(Group(range: start..<end, count: count, joint: joint))
      guard digits.count <= Self.limit else { return }
      (joint, start) = Self.joint(text, at: end)
      guard joint != .other else { return }
    }
  }

  /// What joins the digits before `end` to digits after it, and where those begin: `-`, `)`, `) `.
  static func joint(
    _ text: UnsafeBufferPointer<UInt8>, at end: Int
  ) -> (kind: TextUnit.Kind, next: Int) {
    var next = end
    var kind = TextUnit.Kind.other
    var unit = text.unit(at: next)
    if unit.kind == .closing {
      kind = .closing
      next += unit.length
      unit = text.unit(at: next)
    }
    if unit.isSeparator {
      if kind == .other { kind = unit.kind }
      next += unit.length
      unit = text.unit(at: next)
    }
    return kind != .other && unit.kind == .digit ? (kind, next) : (.other, end)
  }

  /// The number of groups that together hold just `count` digits, or none.
  func groupCount(holding count: Int) -> Int? {
    var sum = 0
    for (index, group) in groups.enumerated() {
      sum += group.count
      if sum == count { return index + 1 }
      if sum > count { return nil }
    }
    return nil
  }

  /// How many digits each of the first groups holds.
  func shape(of groupCount: Int) -> [Int] { groups[..<groupCount].map(\.count) }

  /// Whether every one of some groups is one digit: `0 9 1 2 …`.
  func isSpacedOut(_ groupCount: Int) -> Bool {
    groupCount > 4 && groups[..<groupCount].allSatisfy { $0.count == 1 }
  }

  /// Whether the first groups are joined by one kind of separator.
  func isEven(_ groupCount: Int) -> Bool {
    var first = TextUnit.Kind.closing
    for group in groups[..<groupCount].dropFirst() where group.joint != .closing {
      if first == .closing { first = group.joint }
      guard group.joint == first else { return false }
    }
    return true
  }

  /// Whether the number goes on beyond its first groups, so that they are no number of their own.
  ///
  /// Hyphens join as far as they go; spaces also divide one number from the next, and join only digits that are
  /// spaced out and groups of the same length, such as thousands.
  func goesOn(after groupCount: Int) -> Bool {
    guard groupCount < groups.count else { return false }
    let next = groups[groupCount]
    if next.joint == .point { return true }
    if isSpacedOut(groupCount) { return next.joint == groups[1].joint }
    guard groups[..<groupCount].dropFirst().contains(where: { $0.joint == next.joint }) else {
      return false
    }
    switch next.joint {
    case .hyphen: return true
    case .space: return next.count == groups[groupCount - 1].count
    default: return false
    }
  }
}
