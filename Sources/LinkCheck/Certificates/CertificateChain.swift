import CCurl

/// The certificates that a server sent, its own first.
package struct CertificateChain: Sendable, Hashable {
  package struct Certificate: Sendable, Hashable {
    package var subject: String
    package var issuer: String
    /// Seconds since 1970.
    package var notBefore: Int
    package var notAfter: Int
    /// Where its issuer's certificate can be had, so that browsers can complete the chain.
    package var issuerAddress: String?

    package init(
      subject: String, issuer: String, notBefore: Int, notAfter: Int,
      issuerAddress: String? = nil
    ) {
      self.subject = subject
      self.issuer = issuer
      self.notBefore = notBefore
      self.notAfter = notAfter
      self.issuerAddress = issuerAddress
    }

    fileprivate init?(_ fields: [String: String]) {
      guard let issuer = fields["Issuer"],
        let notBefore = fields["Start date"].flatMap(HTTPDate.certificateSeconds),
        let notAfter = fields["Expire date"].flatMap(HTTPDate.certificateSeconds)
      else { return nil }
      self.init(
        subject: fields["Subject"] ?? "", issuer: issuer, notBefore: notBefore,
        notAfter: notAfter,
        issuerAddress: fields["Authority Information Access"].flatMap(Self.issuerAddress))
    }

    /// The address in `CA Issuers - URI:http://…`, as OpenSSL prints it; some name LDAP first.
    private static func issuerAddress(_ text: String) -> String? {
      let mark = "CA Issuers - URI:"
      return text.ranges(of: mark).lazy
        .map { text[$0.upperBound...].prefix { !$0.isWhitespace } }
        .first { $0.lowercased().hasPrefix("http") }.map(String.init)
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

  /// Where browsers look for what comes after the last certificate; `nil` after a root, and where none of it says so.
  package var issuerAddress: String? {
    guard let last = certificates.last, last.subject != last.issuer else { return nil }
    return last.issuerAddress
  }

  /// Why nobody would take the server's own certificate at `now`, in seconds since 1970, whoever signed it.
  package func untimeliness(at now: Int) -> Failure? {
    guard let leaf = certificates.first else { return nil }
    return leaf.notAfter < now
      ? .certificateExpired : leaf.notBefore > now ? .certificateNotYetValid : nil
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
