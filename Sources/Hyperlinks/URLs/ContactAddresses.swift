import Encodings

/// Addresses of mail, as `mailto:` has them (RFC 6068).
package enum MailAddress {
  /// The recipients of a `mailto:` link: what stands between the scheme and a `?`, and each `to` after it.
  ///
  /// `reference` is of scheme `mailto`.
  package static func recipients(of reference: URLReference) -> [String] {
    let further = (reference.query ?? "").split(separator: "&").compactMap { field in
      field.lowercased().hasPrefix("to=") ? String(field.dropFirst(3)) : nil
    }
    let paths = ([reference.path] + further).filter { !$0.isEmpty }
    return paths.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { PercentEncoding.decoded(String($0)) ?? String($0) }
  }

  /// Whether mail can be sent there: letters before one `@`, a host's name after it (RFC 5322, §3.4.1).
  ///
  /// Names outside ASCII are taken on both sides (RFC 6532). Whether anybody reads it is not known.
  package static func isValid(_ address: String) -> Bool {
    guard let at = address.lastIndex(of: "@") else { return false }
    let local = address[..<at]
    let host = String(address[address.index(after: at)...])
    guard !local.isEmpty, local.utf8.count <= 64, let name = HostName.ascii(host),
      name.contains(".")
    else { return false }
    if local.hasPrefix("\""), local.hasSuffix("\""), local.count > 2 { return true }
    return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(isAtom)
    }
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }
}

/// Numbers of telephones, as `tel:` has them (RFC 3966).
package enum TelephoneNumber {
  /// Whether it can be dialled: three to fifteen digits after an optional `+`, divided by `-`, `.`, `(` and `)`.
  ///
  /// An extension follows as `;ext=123`; of other parameters nothing is said. Numbers of a country without `+`
  /// are taken, though the standard wants a `phone-context`, since every telephone does.
  package static func isValid(_ number: String) -> Bool {
    let parts = number.split(separator: ";", omittingEmptySubsequences: false)
    guard var digits = parts.first.map({ Array($0.utf8) }) else { return false }
    if digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard digits.allSatisfy({ isDigit($0) || "-.()*#".utf8.contains($0) }),
      (3...15).contains(digits.count(where: isDigit))
    else { return false }
    return parts.dropFirst().allSatisfy { parameter in
      guard parameter.lowercased().hasPrefix("ext=") else { return !parameter.isEmpty }
      let digits = parameter.dropFirst(4).utf8
      return !digits.isEmpty && digits.allSatisfy { isDigit($0) || "-.()".utf8.contains($0) }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// Links that reach people, or a host.
enum ContactLink {
  /// Whether nothing about an absolute address is wrong that can be seen by looking at it.
  static func isSound(_ reference: URLReference) -> Bool {
    switch reference.scheme?.lowercased() {
    case "mailto":
      let recipients = MailAddress.recipients(of: reference)
      return !recipients.isEmpty && recipients.allSatisfy(MailAddress.isValid)
    case "tel": return TelephoneNumber.isValid(reference.path)
    case "http", "https": return reference.normalizedAddress != nil && reference.authority != nil
    default: return true
    }
  }
}
