import CCurl

/// The certificates that a server sent, its own first.
package struct CertificateChain: Sendable, Hashable {
  package struct Certificate: Sendable, Hashable {
    package var subject: String
    package var issuer: String
    /// Seconds since 1970.
    package var notBefore: Int
    package var notAfter: Int
    /// Whether it says where its issuer's certificate can be had, so that browsers can complete the chain.
    package var namesIssuerAddress: Bool

    package init(
      subject: String, issuer: String, notBefore: Int, notAfter: Int,
      namesIssuerAddress: Bool = false
    ) {
      self.subject = subject
      self.issuer = issuer
      self.notBefore = notBefore
      self.notAfter = notAfter
      self.namesIssuerAddress = namesIssuerAddress
    }

    fileprivate init?(_ fields: [String: String]) {
      guard let issuer = fields["Issuer"],
        let notBefore = fields["Start date"].flatMap(HTTPDate.certificateSeconds),
        let notAfter = fields["Expire date"].flatMap(HTTPDate.certificateSeconds)
      else { return nil }
      self.init(
        subject: fields["Subject"] ?? "", issuer: issuer, notBefore: notBefore,
        notAfter: notAfter,
        namesIssuerAddress: fields["Authority Information Access"]?.contains("CA Issuers") ?? false)
    }
  }

  package var certificates: [Certificate]

  package init(_ certificates: [Certificate]) { self.certificates = certificates }

  /// What libcurl noted while the connection was made; `nil` where there was none to make.
  init?(of transfer: UnsafeMutableRawPointer) {
    guard let found = ccurl_certificates(transfer), found.pointee.num_of_certs > 0 else {
      return nil
    }
    certificates = []
    for index in 0..<Int(found.pointee.num_of_certs) {
      var fields: [String: String] = [:]
      var line = found.pointee.certinfo[index]
      while let current = line {
        if let data = current.pointee.data {
          let text = String(cString: data)
          if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0 == " " }
            fields[String(text[..<colon])] = String(value)
          }
        }
        line = current.pointee.next
      }
      if let certificate = Certificate(fields) { certificates.append(certificate) }
    }
    if certificates.isEmpty { return nil }
  }

  /// Whether the chain stops before a root, and browsers can find the rest by themselves.
  package var lacksIntermediate: Bool {
    guard let last = certificates.last else { return false }
    return last.subject != last.issuer && last.namesIssuerAddress
  }

  /// What reports say of it.
  package func facts(lacksIntermediate: Bool) -> CertificateFacts? {
    guard let leaf = certificates.first else { return nil }
    // A root that the server sends along is the reader's own affair.
    let between = certificates.dropFirst().filter { $0.subject != $0.issuer }
    return CertificateFacts(
      leafExpiry: leaf.notAfter, intermediateExpiry: between.map(\.notAfter).min(),
      issuer: Self.name(leaf.issuer), lacksIntermediate: lacksIntermediate,
      isDistrustedByBrowsers: BrowserDistrust.applies(to: certificates))
  }

  /// The common name of `C = TW, O = …, CN = …`, else the organisation, else all of it.
  private static func name(_ text: String) -> String {
    for key in ["CN", "O"] {
      for part in text.split(separator: ",") {
        let sides = part.split(separator: "=", maxSplits: 1)
        guard sides.count == 2, sides[0].filter({ $0 != " " }) == key else { continue }
        return String(sides[1].drop { $0 == " " })
      }
    }
    return text
  }
}

/// Issuers whose newer certificates browsers refuse, though a server's own list of roots may have them.
enum BrowserDistrust {
  private struct Entry {
    /// Stands in the issuer of one of the certificates.
    var mark: String
    /// What was issued from this moment on is refused, in seconds since 1970.
    var since: Int
  }

  /// Chrome trusts nothing that Chunghwa Telecom or Netlock issued after 31 July 2025
  /// (security.googleblog.com, “Sustaining Digital Certificate Security”, 30 May 2025).
  private static let entries = [
    Entry(mark: "Chunghwa Telecom", since: 1_754_006_400),
    Entry(mark: "HiPKI", since: 1_754_006_400),
    Entry(mark: "ePKI", since: 1_754_006_400),
    Entry(mark: "NetLock", since: 1_754_006_400),
    Entry(mark: "NETLOCK", since: 1_754_006_400),
  ]

  static func applies(to certificates: [CertificateChain.Certificate]) -> Bool {
    guard let leaf = certificates.first else { return false }
    return entries.contains { entry in
      leaf.notBefore >= entry.since && certificates.contains { $0.issuer.contains(entry.mark) }
    }
  }
}
