/// The `settings.xml` of a spreadsheet: each sheet's first row stays in sight.
///
/// The names of settings are those that LibreOffice reads; others pass them over.
enum ODSSettings {
  static func xml(sheets: [String]) -> [UInt8] {
    var xml = ODFXML()
    xml.raw(
      """
      <office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" \
      xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3">
      <office:settings>
      <config:config-item-set config:name="ooo:view-settings">
      <config:config-item-map-indexed config:name="Views">
      <config:config-item-map-entry>
      <config:config-item config:name="ViewId" config:type="string">view1</config:config-item>
      <config:config-item-map-named config:name="Tables">

      """)
    for sheet in sheets {
      xml.raw("<config:config-item-map-entry config:name=\"")
      xml.attributeText(sheet)
      xml.raw("\">\n")
      for item in items {
        xml.raw(
          """
          <config:config-item config:name="\(item.name)" config:type="\(item.type)">\
          \(item.value)</config:config-item>

          """ as String)
      }
      xml.raw("</config:config-item-map-entry>\n")
    }
    xml.raw(
      """
      </config:config-item-map-named>
      <config:config-item config:name="ActiveTable" config:type="string">
      """)
    xml.attributeText(sheets.first ?? "")
    xml.raw(
      """
      </config:config-item>
      </config:config-item-map-entry>
      </config:config-item-map-indexed>
      </config:config-item-set>
      </office:settings>
      </office:document-settings>

      """)
    return xml.bytes
  }

  /// A row frozen above (mode 2), the cursor below it.
  private static let items: [(name: String, type: String, value: Int)] = [
    ("CursorPositionX", "int", 0), ("CursorPositionY", "int", 1),
    ("HorizontalSplitMode", "short", 0), ("VerticalSplitMode", "short", 2),
    ("HorizontalSplitPosition", "int", 0), ("VerticalSplitPosition", "int", 1),
    ("ActiveSplitRange", "short", 2), ("PositionLeft", "int", 0), ("PositionRight", "int", 0),
    ("PositionTop", "int", 0), ("PositionBottom", "int", 1),
  ]
}
