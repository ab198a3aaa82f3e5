/// A table of twelve columns of the common types, as CSV: the same bytes for the same seed.
public struct DataTable: Sendable {
  public let rowCount: Int
  private let seed: UInt64

  private static let districts = ["東區", "西區", "南區", "北區", "中區", "港區"]
  private static let kinds = ["圖書館", "運動中心", "停車場", "公園", "市場"]
  private static let notes = [
    "", "", "", "整修中，暫停開放", "週一休館", "含線上預約, 不含現場", "依「場地使用要點」第3點辦理",
  ]
  /// How many bytes are handed on at once.
  private static let pieceByteCount = 1 << 20

  public init(rowCount: Int, seed: UInt64 = 7) {
    self.rowCount = rowCount
    self.seed = seed
  }

  /// Hands the file on in pieces.
  public func forEachPiece(_ body: (String) throws -> Void) rethrows {
    var numbers = Numbers(seed: seed, stream: 12)
    var piece =
      "id,date,year,district,kind,site,code,visits,amount,share,open,note\n"
    for row in 1...max(1, rowCount) {
      append(row, &numbers, to: &piece)
      guard piece.utf8.count >= Self.pieceByteCount else { continue }
      try body(piece)
      piece = ""
    }
    try body(piece)
  }

  private func append(_ row: Int, _ numbers: inout Numbers, to piece: inout String) {
    let (year, month, day) = (
      2016 + numbers.below(10), 1 + numbers.below(12), 1 + numbers.below(28)
    )
    let (district, kind) = (numbers.pick(Self.districts), numbers.pick(Self.kinds))
    let site = 1 + numbers.below(400)
    let note = numbers.pick(Self.notes)
    piece += "\(row),\(year)-\(twoDigits(month))-\(twoDigits(day)),\(year),\(district),\(kind),"
    piece += "\(district)第\(site)\(kind),\(String(100_000 + site).dropFirst()),"
    piece +=
      "\(numbers.below(90_000)),\(numbers.below(9_000_000)).\(twoDigits(numbers.below(100))),"
    piece += "0.\(twoDigits(numbers.below(100))),\(numbers.below(9) > 0),"
    piece += note.contains(",") ? "\"\(note)\"\n" : "\(note)\n"
  }

  private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
