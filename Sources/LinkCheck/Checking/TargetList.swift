import Hyperlinks

/// Gathers links into the addresses they lead to, each once.
///
///     var list = TargetList()
///     list.add("https://www.gov.tw/#top", at: place)
///     list.sorted   // one address, with the fragment and the place
package struct TargetList: Sendable {
  private var targets: [String: LinkTarget] = [:]

  package init() {}

  /// How many links were added.
  package private(set) var linkCount = 0

  /// Takes a link as its author wrote it.
  ///
  /// Addresses of the web that can be read are known by their normal form, others by their text. A user name or
  /// password is replaced by `***`: it's in no report, log or history.
  package mutating func add(_ destination: String, at place: LinkPlace) {
    linkCount += 1
    let url: String
    var fragment: String?
    if let address = WebAddress(destination) {
      fragment = address.fragment
      url =
        address.hasCredentials
        ? address.string.replacing("://", with: "://***@", maxReplacements: 1) : address.string
    } else {
      let hash = destination.firstIndex(of: "#") ?? destination.endIndex
      url = Self.withoutCredentials(String(destination[..<hash]))
    }
    var place = place
    if place.written == nil, url != destination {
      place.written = Self.withoutCredentials(destination)
    }
    var target = targets[url] ?? LinkTarget(url: url)
    if let fragment = fragment.flatMap(Fragment.id), !target.fragments.contains(fragment) {
      target.fragments.append(fragment)
    }
    target.places.append(place)
    targets[url] = target
  }

  /// Sorted by address; fragments and places in order, too.
  package var sorted: [LinkTarget] {
    targets.values.map { target in
      var target = target
      target.fragments.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      target.places.sort()
      return target
    }.sorted { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }
  }

  private static func withoutCredentials(_ text: String) -> String {
    var reference = URLReference(text)
    guard let user = reference.userInformation, let authority = reference.authority else {
      return text
    }
    reference.authority = "***" + authority.dropFirst(user.count)
    return reference.text
  }
}
