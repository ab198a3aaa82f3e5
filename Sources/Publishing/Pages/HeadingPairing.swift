import Markup

/// Pairs the headings of a page's translations by their place, so that each answers to the others' ids.
enum HeadingPairing {
  /// Per document and heading, the ids of its counterparts that its own page does not use.
  ///
  /// Counterparts have the same positions on their paths: the second heading of level 3 under the fourth of
  /// level 2 answers for the same in the other language, however many deeper headings differ.
  ///
  /// - Complexity: O(headings × depth).
  static func aliases(_ documents: [Document]) -> [[[String]]] {
    guard documents.count > 1 else {
      return documents.map { Array(repeating: [], count: $0.headings.count) }
    }
    var tree = PositionTree(capacity: documents.reduce(1) { $0 + $1.headings.count })
    let places = documents.map { tree.places(of: $0.headings) }
    let anchors = documents.map { $0.headings.map(\.anchor) }
    let headings = places.map { places in
      var headings = [Int?](repeating: nil, count: tree.count)
      for (heading, place) in places.enumerated() { headings[place] = heading }
      return headings
    }
    return documents.indices.map { index in
      var taken = Set<AnchorBytes>(minimumCapacity: 2 * anchors[index].count)
      for anchor in anchors[index] { taken.insert(AnchorBytes(anchor)) }
      return places[index].map { place in
        var aliases: [String] = []
        for other in documents.indices where other != index {
          guard let heading = headings[other][place] else { continue }
          let anchor = anchors[other][heading]
          if taken.insert(AnchorBytes(anchor)).inserted { aliases.append(anchor) }
        }
        return aliases
      }
    }
  }
}

extension HeadingPairing {
  /// Per heading of an original, the place of its counterpart among a translation's; `nil` where there is none.
  static func counterparts(of original: Document, in translation: Document) -> [Int?] {
    var tree = PositionTree(capacity: original.headings.count + translation.headings.count + 1)
    let places = tree.places(of: original.headings)
    var byPlace: [Int: Int] = [:]
    for (heading, place) in tree.places(of: translation.headings).enumerated() {
      byPlace[place] = heading
    }
    return places.map { byPlace[$0] }
  }
}

/// The positions that headings have on their paths, shared by documents: equal paths are one place.
private struct PositionTree {
  private struct Place {
    var firstChild: Int?
    var nextSibling: Int?
  }

  /// The first is the document itself.
  private var all: [Place] = []

  /// - Parameter capacity: The most places that it may come to hold.
  init(capacity: Int) {
    all.reserveCapacity(capacity)
    all.append(Place())
  }

  /// How many places there are; the next one gets this number.
  var count: Int { all.count }

  /// The place of each heading.
  mutating func places(of headings: [Heading]) -> [Int] {
    // The headings that the next one may lie beneath, and the last one beneath each.
    var path: [(level: Int, place: Int, lastChild: Int?)] = [(level: 0, place: 0, lastChild: nil)]
    var places: [Int] = []
    places.reserveCapacity(headings.count)
    for heading in headings {
      while path.count > 1, path[path.count - 1].level >= heading.level { path.removeLast() }
      let parent = path[path.count - 1]
      let place = place(after: parent.lastChild, beneath: parent.place)
      path[path.count - 1].lastChild = place
      path.append((heading.level, place, nil))
      places.append(place)
    }
    return places
  }

  private mutating func place(after sibling: Int?, beneath parent: Int) -> Int {
    if let sibling {
      if let known = all[sibling].nextSibling { return known }
      all[sibling].nextSibling = all.count
    } else {
      if let known = all[parent].firstChild { return known }
      all[parent].firstChild = all.count
    }
    all.append(Place())
    return all.count - 1
  }
}

/// An id compared by its bytes: all ids are in one normalisation form, and a string would be brought into it at
/// each look.
private struct AnchorBytes: Hashable {
  let id: String

  init(_ id: String) { self.id = id }

  static func == (left: AnchorBytes, right: AnchorBytes) -> Bool {
    left.id.utf8.elementsEqual(right.id.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = id.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in id.utf8 { hasher.combine(byte) } }
  }
}
