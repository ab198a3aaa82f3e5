/// Numbers terms in the order in which they are first met.
///
/// A term's first eight bytes stand as one number, in which nearly every term is whole, so that finding one
/// compares numbers; the rest lies in one pool.
struct TermTable {
  /// The first eight bytes, the first one highest, with zeros behind a shorter term.
  private(set) var heads: [UInt64] = []
  private var tails: [Range<Int>] = []
  private var pool: [UInt8] = []
  /// Open addressing: the number of a term, counted from 1, or 0.
  private var slots: [Int32]

  init(capacity: Int = 512) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    heads.reserveCapacity(capacity)
    tails.reserveCapacity(capacity)
  }

  var count: Int { heads.count }

  /// The number of a term, which is new where it is ``count`` before.
  mutating func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
    var head: UInt64 = 0
    for index in 0..<min(8, term.count) { head = head << 8 | UInt64(term[index]) }
    if term.count < 8 { head <<= UInt64(8 * (8 - term.count)) }
    let tail = UnsafeBufferPointer(rebasing: term[min(8, term.count)...])
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(head, tail)) & mask
    while slots[place] != 0 {
      let number = Int(slots[place]) - 1
      if heads[number] == head, isTail(of: number, tail) { return number }
      place = (place + 1) & mask
    }
    heads.append(head)
    tails.append(pool.count..<pool.count + tail.count)
    pool.append(contentsOf: tail)
    slots[place] = Int32(heads.count)
    if heads.count * 2 > slots.count { grow() }
    return heads.count - 1
  }

  @inline(__always)
  private func isTail(of number: Int, _ tail: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = tails[number]
    if range.count != tail.count { return false }
    return tail.isEmpty || pool[range].elementsEqual(tail)
  }

  private static func hash(_ head: UInt64, _ tail: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = head ^ 0x9E37_79B9_7F4A_7C15
    for byte in tail { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let product = state.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for number in heads.indices {
      let hash = pool.withUnsafeBufferPointer { pool in
        Self.hash(heads[number], UnsafeBufferPointer(rebasing: pool[tails[number]]))
      }
      var place = Int(truncatingIfNeeded: hash) & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = Int32(number + 1)
    }
  }

  /// Every number, by the bytes of their terms.
  func sorted() -> [Int] {
    heads.indices.sorted { left, right in
      heads[left] != heads[right]
        ? heads[left] < heads[right]
        : pool[tails[left]].lexicographicallyPrecedes(pool[tails[right]])
    }
  }

  /// Appends a term's bytes.
  func append(_ number: Int, to output: inout [UInt8]) {
    let head = heads[number]
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 8
      let byte = UInt8(truncatingIfNeeded: head >> shift)
      // No term holds a zero.
      if byte == 0 { return }
      output.append(byte)
    }
    output += pool[tails[number]]
  }
}
