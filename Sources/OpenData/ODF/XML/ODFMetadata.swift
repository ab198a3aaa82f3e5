/// What `meta.xml` says of a document (OpenDocument 1.3, part 3, §4.3).
package struct ODFMetadata: Sendable, Hashable {
  package var title: String
  /// BCP 47.
  package var language: String
  /// Who publishes it.
  package var creator: String?
  package var description: String?
  package var keywords: [String] = []
  /// The day it is of; given, never today's.
  package var date: CalendarDate?
  /// What programs keep without showing it on the page, by names that ``DocumentMark/prefix`` is put before.
  package var properties: [Property] = []

  package struct Property: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(title: String, language: String) {
    self.title = title
    self.language = language
  }

  /// The bytes of `meta.xml`.
  func xml() throws(ODFPackageError) -> [UInt8] {
    var xml = ODFXML()
    xml.raw(
      """
      <office:document-meta \
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
      <office:meta>
      <meta:generator>Gazette</meta:generator>

      """)
    func element(_ name: StaticString, _ text: String) {
      xml.raw("<")
      xml.raw(name)
      xml.raw(">")
      xml.attributeText(text)
      xml.raw("</")
      xml.raw(name)
      xml.raw(">\n")
    }
    element("dc:title", title)
    if let description { element("dc:description", description) }
    for keyword in keywords { element("meta:keyword", keyword) }
    if let creator {
      element("meta:initial-creator", creator)
      element("dc:creator", creator)
    }
    if let date {
      element("meta:creation-date", "\(date)T00:00:00")
      element("dc:date", "\(date)T00:00:00")
    }
    element("dc:language", language)
    for property in properties {
      xml.raw("<meta:user-defined meta:value-type=\"string\" meta:name=\"")
      xml.attributeText(DocumentMark.prefix + property.name)
      xml.raw("\">")
      xml.attributeText(property.value)
      xml.raw("</meta:user-defined>\n")
    }
    xml.raw("</office:meta>\n</office:document-meta>\n")
    return try xml.complete()
  }
}
