/// A certificate of an issuer, fetched from where another certificate says that it can be had (RFC 5280, §4.2.2.1).
///
/// Trusted in nothing: it may only stand between a server's certificate and a root that is known anyway.
package struct IssuerCertificate: Sendable, Hashable {
  /// As it was signed.
  let bytes: [UInt8]
  /// Whether issuer and subject are one: a root, which no server can bring along.
  package let isRoot: Bool
  /// Where the certificate of its own issuer can be had.
  package let issuerAddress: String?

  /// Bytes of a bundle that are read.
  package static let bundleLimit = 64 * 1024
  /// Certificates of a bundle that are looked at.
  private static let countLimit = 16

  /// The certificates that an answer holds: a single one, or a bundle as PKCS #7 (RFC 5652), either in PEM, too.
  ///
  /// Agencies' issuers in Taiwan hand out bundles (`IssuedToThisCA.p7b`).
  package static func all(in body: [UInt8]) -> [IssuerCertificate] {
    guard let value = DERValue((PEM.content(of: body) ?? body)[...]),
      value.tag == DERValue.Tag.sequence
    else { return [] }
    guard value.parts.first?.tag == DERValue.Tag.name else {
      return [IssuerCertificate(value)].compactMap { $0 }
    }
    // ContentInfo, and in it SignedData, which holds certificates alone.
    let signed = value.parts.dropFirst().first?.parts.first
    let certificates = signed?.parts.first { $0.tag == DERValue.Tag.context0 }
    return (certificates?.parts ?? []).prefix(countLimit).compactMap(IssuerCertificate.init)
  }

  private init?(_ certificate: DERValue) {
    // Version, which the first left out; serial number, algorithm, issuer, times, subject, key, extensions.
    guard var fields = certificate.parts.first?.parts else { return nil }
    if fields.first?.tag == DERValue.Tag.context0 { fields.removeFirst() }
    guard fields.count >= 6, fields[2].tag == DERValue.Tag.sequence,
      fields[4].tag == DERValue.Tag.sequence
    else { return nil }
    bytes = Array(certificate.bytes)
    isRoot = Self.name(fields[2]) == Self.name(fields[4])
    let extensions = fields.first { $0.tag == DERValue.Tag.context3 }?.parts.first?.parts ?? []
    issuerAddress = extensions.lazy.compactMap(Self.issuerAddress).first
  }

  /// A name as OpenSSL compares it (X509_NAME_cmp): whatever types its texts have, without regard to case and spaces.
  private static func name(_ value: DERValue) -> [[String]] {
    value.parts.flatMap(\.parts).map { attribute in
      attribute.parts.map {
        $0.tag == DERValue.Tag.name
          ? $0.content.map { String($0, radix: 16) }.joined(separator: " ")
          : String(decoding: $0.content, as: UTF8.self).lowercased().split(separator: " ")
            .joined(separator: " ")
      }
    }
  }

  /// 1.3.6.1.5.5.7.1.1, Authority Information Access, and in it 1.3.6.1.5.5.7.48.2, CA Issuers.
  private static let accessName: [UInt8] = [0x2B, 6, 1, 5, 5, 7, 1, 1]
  private static let issuersName: [UInt8] = [0x2B, 6, 1, 5, 5, 7, 0x30, 2]

  private static func issuerAddress(_ field: DERValue) -> String? {
    let parts = field.parts
    guard let name = parts.first, name.content.elementsEqual(accessName),
      let octets = parts.last, octets.tag == DERValue.Tag.octets,
      let descriptions = DERValue(octets.content)?.parts
    else { return nil }
    for description in descriptions.map(\.parts) where description.count == 2 {
      guard description[0].content.elementsEqual(issuersName),
        description[1].tag == DERValue.Tag.plainContext6
      else { continue }
      let address = String(decoding: description[1].content, as: UTF8.self)
      // Some name LDAP first.
      if address.lowercased().hasPrefix("http") { return address }
    }
    return nil
  }
}
