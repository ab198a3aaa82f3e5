/// Whether a redirect ended at a page that asks who is there.
enum SignIn {
  private static let words: Set<String> = [
    "login", "logon", "signin", "sign-in", "sign_in", "sso", "cas", "adfs", "oauth", "oauth2",
    "authorize", "auth", "saml", "saml2", "passport",
  ]

  /// `from` is what the link names: a link to the sign-in page itself is well.
  static func isNeeded(from: WebAddress, to final: WebAddress) -> Bool {
    !names(from) && names(final)
  }

  private static func names(_ address: WebAddress) -> Bool {
    let parts = (address.path + "/" + (address.host.split(separator: ".").first ?? "")).lowercased()
      .split(separator: "/")
    return parts.contains { part in
      words.contains(String(part.prefix { $0 != "." && $0 != ";" }))
    }
  }
}
