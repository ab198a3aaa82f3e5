/// The `styles.xml` of documents of text: names are those of LibreOffice's own styles.
enum ODTStyles {
  static func xml(language: ODFLanguage) -> [UInt8] {
    var xml = ODFXML()
    xml.raw("<office:document-styles ")
    xml.raw(ODFNamespaces.declarations)
    xml.raw(">\n")
    xml.raw(ODFNamespaces.fonts)
    xml.raw("<office:styles>\n")
    xml.raw(
      """
      <style:default-style style:family="paragraph"><style:paragraph-properties \
      fo:hyphenation-ladder-count="no-limit" style:text-autospace="ideograph-alpha" \
      style:punctuation-wrap="hanging" style:line-break="strict" style:tab-stop-distance="12.5mm" \
      style:writing-mode="page"/><style:text-properties style:font-name="Liberation Sans" \
      fo:font-size="11pt" style:font-name-asian="Noto Sans CJK TC" style:font-size-asian="11pt" \
      style:use-window-font-color="true" \(language.attributes)/></style:default-style>
      <style:default-style style:family="table"><style:table-properties \
      table:border-model="collapsing"/></style:default-style>
      <style:default-style style:family="graphic"><style:graphic-properties \
      svg:stroke-color="#33475b" draw:fill="none"/></style:default-style>

      """ as String)
    xml.raw(paragraphStyles)
    xml.raw(headings)
    xml.raw(characterStyles)
    xml.raw(outline)
    xml.raw(listStyle("List_20_1", "List 1", .bullet))
    xml.raw(listStyle("Numbering_20_1", "Numbering 1", .number))
    xml.raw(listStyle("No_20_bullet", "No bullet", .none))
    xml.raw(notes)
    xml.raw("</office:styles>\n")
    xml.raw(page)
    xml.raw("</office:document-styles>\n")
    return xml.bytes
  }

  // MARK: - Paragraphs

  private static let paragraphStyles: StaticString = """
    <style:style style:name="Standard" style:family="paragraph" style:class="text"/>
    <style:style style:name="Text_20_body" style:display-name="Text body" \
    style:family="paragraph" style:parent-style-name="Standard" style:class="text">\
    <style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="2.5mm" \
    fo:line-height="140%"/></style:style>
    <style:style style:name="Heading" style:family="paragraph" \
    style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:class="text">\
    <style:paragraph-properties fo:margin-top="5mm" fo:margin-bottom="2mm" \
    fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" \
    style:font-weight-asian="bold" fo:color="#1c3a57"/></style:style>
    <style:style style:name="Item_20_Number" style:display-name="Item Number" \
    style:family="paragraph" style:parent-style-name="Standard" \
    style:next-style-name="Text_20_body" style:class="text"><style:paragraph-properties \
    fo:margin-top="0mm" fo:margin-bottom="2mm" fo:keep-with-next="always"/>\
    <style:text-properties fo:font-size="9pt" style:font-size-asian="9pt" fo:color="#5b6670"/>\
    </style:style>
    <style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading" \
    style:next-style-name="Text_20_body" style:class="chapter"><style:paragraph-properties \
    fo:text-align="center" fo:margin-top="0mm" fo:margin-bottom="6mm"/><style:text-properties \
    fo:font-size="20pt" style:font-size-asian="20pt"/></style:style>
    <style:style style:name="Quotations" style:family="paragraph" \
    style:parent-style-name="Text_20_body" style:class="html"><style:paragraph-properties \
    fo:margin-left="10mm" fo:margin-right="10mm" fo:margin-bottom="2.5mm"/></style:style>
    <style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" \
    style:family="paragraph" style:parent-style-name="Standard" style:class="html">\
    <style:paragraph-properties fo:margin-top="1mm" fo:margin-bottom="3mm" fo:padding="1.5mm" \
    fo:background-color="#f1f4f6"/><style:text-properties style:font-name="Liberation Mono" \
    fo:font-size="10pt" style:font-name-asian="Noto Sans CJK TC" style:font-size-asian="10pt"/>\
    </style:style>
    <style:style style:name="Notice" style:family="paragraph" \
    style:parent-style-name="Text_20_body"><style:paragraph-properties fo:margin-left="3mm" \
    fo:padding-left="3mm" fo:padding-top="0mm" fo:padding-bottom="1mm" \
    fo:border-left="2pt solid #2a6099" fo:border-top="none" fo:border-right="none" \
    fo:border-bottom="none"/></style:style>
    <style:style style:name="Notice_20_Heading" style:display-name="Notice Heading" \
    style:family="paragraph" style:parent-style-name="Notice" style:next-style-name="Notice">\
    <style:paragraph-properties fo:keep-with-next="always"/><style:text-properties \
    fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
    <style:style style:name="List" style:family="paragraph" \
    style:parent-style-name="Text_20_body" style:class="list"><style:paragraph-properties \
    fo:margin-bottom="1mm"/></style:style>
    <style:style style:name="List_20_1" style:display-name="List 1" style:family="paragraph" \
    style:parent-style-name="List" style:class="list"/>
    <style:style style:name="Numbering_20_1" style:display-name="Numbering 1" \
    style:family="paragraph" style:parent-style-name="List" style:class="list"/>
    <style:style style:name="List_20_Contents" style:display-name="List Contents" \
    style:family="paragraph" style:parent-style-name="List" style:class="html"/>
    <style:style style:name="Table_20_Contents" style:display-name="Table Contents" \
    style:family="paragraph" style:parent-style-name="Standard" style:class="extra"/>
    <style:style style:name="Table_20_Heading" style:display-name="Table Heading" \
    style:family="paragraph" style:parent-style-name="Table_20_Contents" style:class="extra">\
    <style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
    <style:style style:name="Caption" style:family="paragraph" \
    style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties \
    fo:margin-top="3mm" fo:margin-bottom="1.5mm"/><style:text-properties fo:font-weight="bold" \
    style:font-weight-asian="bold"/></style:style>
    <style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption" \
    style:class="extra"><style:paragraph-properties fo:keep-with-next="always"/></style:style>
    <style:style style:name="Footnote" style:family="paragraph" \
    style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties \
    fo:margin-left="6mm" fo:margin-right="0mm" fo:text-indent="-6mm"/><style:text-properties \
    fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
    <style:style style:name="Horizontal_20_Line" style:display-name="Horizontal Line" \
    style:family="paragraph" style:parent-style-name="Standard" \
    style:next-style-name="Text_20_body" style:class="html"><style:paragraph-properties \
    fo:margin-top="0mm" fo:margin-bottom="5mm" fo:padding="0mm" fo:border-left="none" \
    fo:border-right="none" fo:border-top="none" fo:border-bottom="0.75pt solid #7a8794"/>\
    <style:text-properties fo:font-size="6pt" style:font-size-asian="6pt"/></style:style>
    <style:style style:name="Header_20_and_20_Footer" style:display-name="Header and Footer" \
    style:family="paragraph" style:parent-style-name="Standard" style:class="extra"/>
    <style:style style:name="Footer" style:family="paragraph" \
    style:parent-style-name="Header_20_and_20_Footer" style:class="extra">\
    <style:paragraph-properties fo:text-align="center"/><style:text-properties \
    fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>

    """

  private static let headings = zip(1..., [16, 14, 13, 12, 11, 11]).map { level, size in
    """
    <style:style style:name="Heading_20_\(level)" style:display-name="Heading \(level)" \
    style:family="paragraph" style:parent-style-name="Heading" \
    style:next-style-name="Text_20_body" style:default-outline-level="\(level)" \
    style:class="text"><style:text-properties fo:font-size="\(size)pt" \
    style:font-size-asian="\(size)pt"/></style:style>

    """
  }.joined()

  // MARK: - Characters

  private static let characterStyles: StaticString = """
    <style:style style:name="Emphasis" style:family="text"><style:text-properties \
    fo:font-style="italic" style:font-style-asian="italic"/></style:style>
    <style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" \
    style:family="text"><style:text-properties fo:font-weight="bold" \
    style:font-weight-asian="bold"/></style:style>
    <style:style style:name="Strikethrough" style:family="text"><style:text-properties \
    style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
    <style:style style:name="Source_20_Text" style:display-name="Source Text" \
    style:family="text"><style:text-properties style:font-name="Liberation Mono" \
    style:font-name-asian="Noto Sans CJK TC"/></style:style>
    <style:style style:name="Internet_20_link" style:display-name="Internet link" \
    style:family="text"><style:text-properties fo:color="#1a4f8b" \
    style:text-underline-style="solid" style:text-underline-width="auto" \
    style:text-underline-color="font-color"/></style:style>
    <style:style style:name="Visited_20_Internet_20_Link" \
    style:display-name="Visited Internet Link" style:family="text"><style:text-properties \
    fo:color="#5b2d7a" style:text-underline-style="solid" style:text-underline-width="auto" \
    style:text-underline-color="font-color"/></style:style>
    <style:style style:name="Numbering_20_Symbols" style:display-name="Numbering Symbols" \
    style:family="text"/>
    <style:style style:name="Bullet_20_Symbols" style:display-name="Bullet Symbols" \
    style:family="text"/>
    <style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" \
    style:family="text"/>
    <style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" \
    style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
    <style:style style:name="Graphics" style:family="graphic"><style:graphic-properties \
    text:anchor-type="as-char" style:vertical-pos="top" style:vertical-rel="baseline" \
    fo:padding="0mm" fo:border="none"/></style:style>

    """

  // MARK: - Lists

  private enum Marker { case bullet, number, none }

  /// Ten levels, each five millimetres further in.
  private static func listStyle(
    _ name: String, _ displayName: String, _ marker: Marker
  ) -> String {
    let bullets = ["•", "◦", "▪"]
    var style = """
      <text:list-style style:name="\(name)" style:display-name="\(displayName)">

      """
    for level in 1...10 {
      let head =
        switch marker {
        case .bullet:
          """
          <text:list-level-style-bullet text:level="\(level)" \
          text:style-name="Bullet_20_Symbols" text:bullet-char="\(bullets[(level - 1) % 3])">
          """
        case .number:
          """
          <text:list-level-style-number text:level="\(level)" \
          text:style-name="Numbering_20_Symbols" style:num-suffix="." style:num-format="1">
          """
        case .none:
          "<text:list-level-style-number text:level=\"\(level)\" style:num-format=\"\">"
        }
      let indent = marker == .none ? 5 * (level - 1) : 7 * level
      let hang = marker == .none ? 0 : 7
      let kind = marker == .bullet ? "bullet" : "number"
      style += """
        \(head)<style:list-level-properties \
        text:list-level-position-and-space-mode="label-alignment">\
        <style:list-level-label-alignment text:label-followed-by="\(hang > 0 ? "listtab" : "nothing")" \
        text:list-tab-stop-position="\(indent)mm" fo:text-indent="-\(hang)mm" \
        fo:margin-left="\(indent)mm"/></style:list-level-properties>\
        </text:list-level-style-\(kind)>

        """
    }
    return style + "</text:list-style>\n"
  }

  /// Headings carry their official numbers in their text.
  private static let outline = """
    <text:outline-style style:name="Outline">
    \((1...10).map {
      "<text:outline-level-style text:level=\"\($0)\" style:num-format=\"\"/>\n"
    }.joined())</text:outline-style>

    """

  // MARK: - Notes and pages

  private static let notes: StaticString = """
    <text:notes-configuration text:note-class="footnote" \
    text:citation-style-name="Footnote_20_Symbol" \
    text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" \
    style:num-format="1" text:start-value="0" text:footnotes-position="page" \
    text:start-numbering-at="document"/>

    """

  /// A4 with margins of 25 mm, the page's number below.
  private static let page: StaticString = """
    <office:automatic-styles>
    <style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" \
    fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="25mm" \
    fo:margin-bottom="15mm" fo:margin-left="25mm" fo:margin-right="25mm" \
    style:writing-mode="lr-tb"><style:footnote-sep style:width="0.2mm" \
    style:distance-before-sep="1mm" style:distance-after-sep="1mm" style:line-style="solid" \
    style:adjustment="left" style:rel-width="25%" style:color="#000000"/>\
    </style:page-layout-properties><style:header-style/><style:footer-style>\
    <style:header-footer-properties fo:min-height="10mm" fo:margin-top="5mm"/>\
    </style:footer-style></style:page-layout>
    </office:automatic-styles>
    <office:master-styles>
    <style:master-page style:name="Standard" style:page-layout-name="a4"><style:footer>\
    <text:p text:style-name="Footer"><text:page-number text:select-page="current">1\
    </text:page-number></text:p></style:footer></style:master-page>
    </office:master-styles>

    """
}
