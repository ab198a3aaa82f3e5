/// Makes the `content.xml` of a spreadsheet, piece by piece.
final class SheetStream {
  private var sheets: [SheetRows]
  private var xml = ODFXML()
  /// The sheet whose rows are being written.
  private var index = 0
  private var isInSheet = false
  private var isAtEnd = false

  private static let pieceCount = 1 << 16

  init(_ sheets: [Sheet]) throws {
    self.sheets = try sheets.map { try SheetRows($0) }
    xml.bytes.reserveCapacity(2 * Self.pieceCount)
    writeBeginning()
  }

  /// Puts the next piece in place of `piece`; `false` after the last.
  func next(into piece: inout [UInt8]) throws -> Bool {
    while !isAtEnd, xml.bytes.count < Self.pieceCount { try advance() }
    guard !(try xml.complete()).isEmpty else { return false }
    swap(&xml.bytes, &piece)
    xml.bytes.removeAll(keepingCapacity: true)
    return true
  }

  private func advance() throws {
    if index == sheets.count {
      xml.raw("</office:spreadsheet></office:body></office:document-content>\n")
      isAtEnd = true
    } else if !isInSheet {
      try beginSheet()
      isInSheet = true
    } else if try !sheets[index].writeRow(to: &xml) {
      xml.raw("</table:table>\n")
      isInSheet = false
      index += 1
    }
  }

  private func writeBeginning() {
    xml.raw("<office:document-content ")
    xml.raw(ODFNamespaces.declarations)
    xml.raw(">\n")
    xml.raw(ODFNamespaces.fonts)
    xml.raw(
      """
      <office:automatic-styles>
      <style:style style:name="sheet" style:family="table" style:master-page-name="Default">\
      <style:table-properties table:display="true"/></style:style>

      """)
    for millimetres in Set(sheets.flatMap(\.widths)).sorted() {
      xml.raw(
        """
        <style:style style:name="width-\(millimetres)" style:family="table-column">\
        <style:table-column-properties style:column-width="\(millimetres)mm"/></style:style>

        """ as String)
    }
    xml.raw("</office:automatic-styles>\n<office:body><office:spreadsheet>\n")
  }

  private func beginSheet() throws {
    let (sheet, widths) = (sheets[index].sheet, sheets[index].widths)
    xml.raw("<table:table table:name=\"")
    xml.attributeText(sheet.name)
    xml.raw("\" table:style-name=\"sheet\">\n")
    if let title = sheet.title {
      xml.raw("<table:title>")
      xml.attributeText(title)
      xml.raw("</table:title>\n")
    }
    for (width, kind) in zip(widths, sheets[index].kinds) {
      xml.raw("<table:table-column table:style-name=\"width-")
      xml.number(width)
      xml.raw("\" table:default-cell-style-name=\"")
      xml.raw(kind.style)
      xml.raw("\"/>\n")
    }
    xml.raw("<table:table-header-rows>")
    try sheets[index].writeHeader(to: &xml)
    xml.raw("</table:table-header-rows>\n")
  }
}
