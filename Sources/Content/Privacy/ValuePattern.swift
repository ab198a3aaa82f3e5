/// What values look like: `*` stands for any characters, `?` for one.
///
///     ValuePattern("02*").matches("0223456789")   // true
///
/// Everything else stands for itself.
package struct ValuePattern: Sendable, Hashable {
  private let scalars: [Unicode.Scalar]

  package init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// How many characters stand for themselves.
  package var literalCount: Int { scalars.count { $0 != "*" && $0 != "?" } }

  /// Whether all of a value is as the pattern says.
  ///
  /// - Complexity: O(pattern × value).
  package func matches(_ value: String) -> Bool {
    let value = Array(value.unicodeScalars)
    var (place, index) = (0, 0)
    // The last `*`, and where in the value its characters end as far as tried.
    var star: (place: Int, index: Int)?
    while index < value.count {
      if place < scalars.count, scalars[place] == "*" {
        star = (place, index)
        place += 1
      } else if place < scalars.count, scalars[place] == "?" || scalars[place] == value[index] {
        place += 1
        index += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return scalars[place...].allSatisfy { $0 == "*" }
  }
}
