/// What is due at some time, earliest first; of equal times, first come first.
struct TimeQueue<Element> {
  private struct Entry {
    var time: Duration
    var number: Int
    var element: Element
  }

  private var heap: [Entry] = []
  private var nextNumber = 0

  /// When the first is due.
  var firstTime: Duration? { heap.first?.time }

  mutating func push(_ element: Element, at time: Duration) {
    heap.append(Entry(time: time, number: nextNumber, element: element))
    nextNumber += 1
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Element? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.element }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(child, least) { least = child }
      }
      guard least != parent else { return first.element }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  /// All that waits, in no order.
  var elements: [Element] { heap.map(\.element) }

  mutating func removeAll(where isDone: (Element) -> Bool) {
    heap.removeAll { isDone($0.element) }
    // Whatever is in order is a heap.
    heap.sort { ($0.time, $0.number) < ($1.time, $1.number) }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (heap[left].time, heap[left].number) < (heap[right].time, heap[right].number)
  }
}
