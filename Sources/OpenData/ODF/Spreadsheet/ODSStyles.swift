/// The `styles.xml` of spreadsheets.
enum ODSStyles {
  static func xml(language: ODFLanguage) -> [UInt8] {
    var xml = ODFXML()
    xml.raw("<office:document-styles ")
    xml.raw(ODFNamespaces.declarations)
    xml.raw(">\n")
    xml.raw(ODFNamespaces.fonts)
    xml.raw("<office:styles>\n")
    xml.raw(dataStyles)
    xml.raw(
      """
      <style:default-style style:family="table-cell"><style:paragraph-properties \
      style:tab-stop-distance="12.5mm"/><style:text-properties style:font-name="Liberation Sans" \
      fo:font-size="10pt" style:font-name-asian="Noto Sans CJK TC" style:font-size-asian="10pt" \
      \(language.attributes)/></style:default-style>

      """ as String)
    xml.raw(cellStyles)
    xml.raw("</office:styles>\n")
    xml.raw(page)
    xml.raw("</office:document-styles>\n")
    return xml.bytes
  }

  /// Dates and times as ISO 8601 writes them.
  ///
  /// Times are not cut at a day's end: LibreOffice takes such a style for its user's, with AM and PM.
  private static let dataStyles: StaticString = """
    <number:date-style style:name="iso-date"><number:year number:style="long"/>\
    <number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>\
    <number:day number:style="long"/></number:date-style>
    <number:date-style style:name="iso-date-time"><number:year number:style="long"/>\
    <number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>\
    <number:day number:style="long"/><number:text>T</number:text>\
    <number:hours number:style="long"/><number:text>:</number:text>\
    <number:minutes number:style="long"/><number:text>:</number:text>\
    <number:seconds number:style="long"/></number:date-style>

    """

  private static let cellStyles: StaticString = """
    <style:style style:name="Default" style:family="table-cell"><style:table-cell-properties \
    style:vertical-align="top" fo:padding-left="0.8mm" fo:padding-right="0.8mm" \
    fo:padding-top="0.7mm" fo:padding-bottom="0.7mm" \
    fo:border-bottom="0.25pt solid #c9d3dc"/></style:style>
    <style:style style:name="Heading" style:family="table-cell" \
    style:parent-style-name="Default"><style:table-cell-properties fo:background-color="#e4ebf1" \
    fo:wrap-option="wrap" style:vertical-align="middle" fo:border-bottom="0.75pt solid #33475b"/>\
    <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
    <style:style style:name="Text" style:family="table-cell" style:parent-style-name="Default">\
    <style:table-cell-properties fo:wrap-option="wrap"/></style:style>
    <style:style style:name="Date" style:family="table-cell" style:parent-style-name="Default" \
    style:data-style-name="iso-date"/>
    <style:style style:name="Date_20_and_20_time" style:display-name="Date and time" \
    style:family="table-cell" style:parent-style-name="Default" \
    style:data-style-name="iso-date-time"/>

    """

  /// A4 across, the sheet's name above and the page's number below.
  private static let page: StaticString = """
    <office:automatic-styles>
    <style:page-layout style:name="across"><style:page-layout-properties fo:page-width="297mm" \
    fo:page-height="210mm" style:print-orientation="landscape" fo:margin-top="15mm" \
    fo:margin-bottom="15mm" fo:margin-left="15mm" fo:margin-right="15mm" \
    style:scale-to-X="1"/>\
    <style:header-style><style:header-footer-properties fo:min-height="7.5mm" \
    fo:margin-bottom="2.5mm"/></style:header-style>\
    <style:footer-style><style:header-footer-properties fo:min-height="7.5mm" \
    fo:margin-top="2.5mm"/></style:footer-style></style:page-layout>
    </office:automatic-styles>
    <office:master-styles>
    <style:master-page style:name="Default" style:page-layout-name="across">\
    <style:header><text:p><text:sheet-name>Sheet</text:sheet-name></text:p></style:header>\
    <style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer>\
    </style:master-page>
    </office:master-styles>

    """
}
