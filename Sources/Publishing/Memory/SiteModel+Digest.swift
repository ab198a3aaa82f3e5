import Encodings

extension SiteModel {
  /// Changes with what the frame of every page shows of other pages: navigation, links of the
  /// colophon, the date of the newest page.
  ///
  /// All else in it comes from the settings and the words.
  var digest: UInt64 {
    var digester = Digester()
    for entry in navigation { digester.add(entry) }
    for group in footerGroups {
      digester.add(group.title)
      for link in group.links { digester.add(link) }
    }
    for link in social { digester.add(link) }
    digester.add(surveyURL)
    digester.add(declarationURL)
    digester.add(updated?.iso)
    digester.add(accessibilityMark?.image)
    digester.add(accessibilityMark?.url)
    return digester.fingerprint.low
  }
}

extension Digester {
  fileprivate mutating func add(_ link: LinkModel) {
    add(link.title)
    add(link.url)
    add(link.language)
  }

  fileprivate mutating func add(_ entry: NavigationModel) {
    add(entry.title)
    add(entry.url)
    add(entry.language)
    add(entry.items.count)
    for item in entry.items { add(item) }
  }
}
