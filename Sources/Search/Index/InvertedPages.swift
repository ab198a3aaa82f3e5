/// The terms of some pages, each with the pages that hold it.
struct InvertedPages {
  private let table: TermTable
  /// The numbers of the terms in the order of their bytes.
  let order: [Int]
  /// Where each term's postings begin, by its number; one more at the end.
  private let starts: [Int]
  private let pages: [Int32]
  private let marks: [UInt8]

  /// - Parameter lists: Places of pages, rising, with what ``TermListWriter`` wrote of them.
  /// - Complexity: O(terms of all pages), some 30 ns for each.
  init(_ lists: [(page: Int, terms: [UInt8])]) {
    var table = TermTable(capacity: lists.isEmpty ? 8 : 1 << 14)
    var numbers: [Int32] = []
    var given: [UInt8] = []
    var ends: [Int] = []
    for list in lists {
      var reader = TermListReader(list.terms)
      reader.forEach { term, mark in
        numbers.append(Int32(table.number(of: term)))
        given.append(mark)
      }
      ends.append(numbers.count)
    }
    var starts = [Int](repeating: 0, count: table.count + 1)
    for number in numbers { starts[Int(number) + 1] += 1 }
    for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
    var next = starts
    var pages = [Int32](repeating: 0, count: numbers.count)
    var marks = [UInt8](repeating: 0, count: numbers.count)
    var place = 0
    for (index, list) in lists.enumerated() {
      while place < ends[index] {
        let number = Int(numbers[place])
        pages[next[number]] = Int32(list.page)
        marks[next[number]] = given[place]
        next[number] += 1
        place += 1
      }
    }
    self.table = table
    self.starts = starts
    self.pages = pages
    self.marks = marks
    order = table.sorted()
  }

  /// The bytes of the term of a number.
  func term(_ number: Int) -> [UInt8] {
    var term: [UInt8] = []
    table.append(number, to: &term)
    return term
  }

  func pages(of number: Int) -> ArraySlice<Int32> { pages[starts[number]..<starts[number + 1]] }

  func marks(of number: Int) -> ArraySlice<UInt8> { marks[starts[number]..<starts[number + 1]] }
}
