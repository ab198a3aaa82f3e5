/// The elements of a page that others may name, each by the first that has the `id`.
///
/// Open addressing over a power of two of places, at most half of them taken.
struct ElementsByID: Sendable {
  private let tree: HTMLTree
  /// Numbers of elements; -1 where there is none.
  private var places: [Int32]
  /// How many different ids there are.
  private(set) var count = 0

  init(of tree: HTMLTree) {
    self.tree = tree
    let elements = tree.elements(with: .id)
    var size = 8
    while size < elements.count * 2 { size *= 2 }
    places = Array(repeating: -1, count: size)
    for element in elements {
      guard let id = element.bytes(.id) else { continue }
      let place = place(of: id)
      guard places[place] < 0 else { continue }
      places[place] = Int32(element.index)
      count += 1
    }
  }

  subscript(id: ArraySlice<UInt8>) -> Element? {
    let number = places[place(of: id)]
    return number < 0 ? nil : Element(tree, Int(number))
  }

  /// Where the element of an id stands, or would.
  private func place(of id: ArraySlice<UInt8>) -> Int {
    let mask = places.count - 1
    let hash = id.contentHash
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while places[place] >= 0, Element(tree, Int(places[place])).bytes(.id) != id {
      place = (place + 1) & mask
    }
    return place
  }
}
