/// The list of a package's entries (OpenDocument 1.3, part 2, §3.2 and §4).
enum ODFManifest {
  static func bytes(_ kind: ODFPackage.Kind, _ entries: [ODFPackage.Entry]) throws(ODFPackageError)
    -> [UInt8]
  {
    var xml = ODFXML()
    xml.raw(
      """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
      manifest:version="1.3">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="
      """)
    xml.raw(kind.rawValue)
    xml.raw("\"/>\n")
    for entry in entries {
      xml.raw("<manifest:file-entry manifest:full-path=\"")
      xml.attributeText(entry.path)
      xml.raw("\" manifest:media-type=\"")
      xml.attributeText(entry.mediaType)
      xml.raw("\"/>\n")
    }
    xml.raw("</manifest:manifest>\n")
    return try xml.complete()
  }
}
