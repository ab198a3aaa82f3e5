/// Numbers in several lists, which stand one after the other in one array.
struct NumberLists: Sendable {
  private let numbers: [Int32]
  /// Where each list begins; one more than there are lists.
  private let starts: [Int32]

  /// - Parameters:
  ///   - count: How many lists there are.
  ///   - entries: Adds each number to its list, in the same order whenever it is called: it is called twice.
  init(count: Int, _ entries: ((_ list: Int, _ number: Int32) -> Void) -> Void) {
    var counts = [Int32](repeating: 0, count: count + 1)
    entries { list, _ in counts[list + 1] += 1 }
    for place in 1..<counts.count { counts[place] += counts[place - 1] }
    starts = counts
    var numbers = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    entries { list, number in
      numbers[Int(counts[list])] = number
      counts[list] += 1
    }
    self.numbers = numbers
  }

  /// The numbers of a list, in the order in which they were added.
  subscript(list: Int) -> ArraySlice<Int32> {
    numbers[Int(starts[list])..<Int(starts[list + 1])]
  }
}
