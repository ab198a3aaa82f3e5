import Encodings

/// What a `mailto:` link names (RFC 6068).
package enum MailAddress {
  /// The addresses' domains; `nil` where one of the addresses is none, or there is no recipient at all.
  ///
  ///     MailAddress.domains(of: "mailto:service@example.gov.tw?subject=Hi")  // ["example.gov.tw"]
  package static func domains(of link: String) -> [String]? {
    guard link.lowercased().hasPrefix("mailto:") else { return nil }
    let rest = link.dropFirst("mailto:".count)
    let recipients = rest.prefix { $0 != "?" && $0 != "#" }
    var addresses = recipients.split(separator: ",", omittingEmptySubsequences: false).map(
      String.init)
    if recipients.isEmpty {
      // All recipients may stand in the header fields.
      addresses = rest.drop { $0 != "?" }.dropFirst().split(separator: "&").flatMap {
        field -> [String] in
        guard field.lowercased().hasPrefix("to=") else { return [] }
        return field.dropFirst(3).split(separator: ",").map(String.init)
      }
      if addresses.isEmpty { return nil }
    }
    var domains: [String] = []
    for address in addresses {
      guard let plain = PercentEncoding.decoded(address), let domain = domain(of: plain) else {
        return nil
      }
      domains.append(domain)
    }
    return domains
  }

  /// The part after the `@` of an address of RFC 5321's form, without comments and quoted names.
  private static func domain(of address: String) -> String? {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64,
      isDotted(parts[0], isAllowed: isAtomByte), isHost(parts[1])
    else { return nil }
    return parts[1].lowercased()
  }

  /// Parts between dots, none empty.
  private static func isDotted(_ text: Substring, isAllowed: (UInt8) -> Bool) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.utf8.allSatisfy(isAllowed)
    }
  }

  private static func isHost(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && text.utf8.count <= 253
      && labels.allSatisfy {
        !$0.isEmpty && $0.utf8.count <= 63 && !$0.hasPrefix("-") && !$0.hasSuffix("-")
          && $0.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// RFC 5322's `atext`, and all beyond ASCII (RFC 6531).
  private static func isAtomByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}

/// What a `tel:` link names (RFC 3966).
package enum TelephoneNumber {
  /// Whether the number can be dialled: digits with visual separators, `+` before a global one, parameters.
  ///
  /// Short numbers such as `tel:1999` have no `+` and no `phone-context`, though the standard asks for one: phones
  /// dial them all the same.
  package static func isWellFormed(_ link: String) -> Bool {
    guard link.lowercased().hasPrefix("tel:") else { return false }
    let parts = link.dropFirst(4).split(separator: ";", omittingEmptySubsequences: false)
    guard var number = parts.first else { return false }
    let isGlobal = number.hasPrefix("+")
    if isGlobal { number = number.dropFirst() }
    let digits = number.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
    let allowed = isGlobal ? "0123456789-.()" : "0123456789-.()*#"
    return number.utf8.allSatisfy { allowed.utf8.contains($0) }
      && (isGlobal ? 7...15 : 3...15).contains(digits)
      && parts.dropFirst().allSatisfy { parameter in
        !parameter.isEmpty
          && parameter.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
      }
  }
}
