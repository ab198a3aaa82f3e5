/// The attributes of the root elements of `content.xml` and `styles.xml`.
enum ODFNamespaces {
  static let declarations: StaticString = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
    xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
    xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
    """

  /// The fonts that styles name.
  ///
  /// Free and on most systems; another sans-serif takes their place where they are missing.
  static let fonts: StaticString = """
    <office:font-face-decls>
    <style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'" \
    style:font-family-generic="swiss" style:font-pitch="variable"/>
    <style:font-face style:name="Liberation Mono" svg:font-family="'Liberation Mono'" \
    style:font-family-generic="modern" style:font-pitch="fixed"/>
    <style:font-face style:name="Noto Sans CJK TC" svg:font-family="'Noto Sans CJK TC'" \
    style:font-family-generic="system" style:font-pitch="variable"/>
    </office:font-face-decls>

    """
}
