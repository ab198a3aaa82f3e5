/// A page that answers may lack the place that some of its links name: those links are told apart from the others.
extension LinkVerdict {
  /// Whether what is said of the address is said of the link at one of its places.
  ///
  /// Where the page answers and a place in it is missing, links to its other places are well.
  package func concerns(_ place: LinkPlace) -> Bool {
    guard isOfFragments else { return true }
    guard let fragment = place.fragmentID else { return false }
    return outcome.missingFragments.contains(fragment)
  }

  /// The address that the verdict is of at one of its places: with the fragment, where that is what is missing.
  package func address(at place: LinkPlace) -> String {
    guard isOfFragments, concerns(place), let fragment = place.fragment else { return target.url }
    return "\(target.url)#\(fragment)"
  }

  /// Where the page has moved for good, though what is said of it may be that a place in it is missing; `nil` where it
  /// has not.
  package var newAddress: String? {
    verdict == .movedPermanently || isOfFragments ? outcome.permanentURL : nil
  }

  /// What is told of the links: of those to a place that the page lacks, this; of the others, what the page is.
  ///
  /// A link stands in one of them; those without a link are left out.
  package var told: [LinkVerdict] {
    let others = target.places.filter { !concerns($0) }
    guard !others.isEmpty else { return [self] }
    var lacking = self
    lacking.target.places = target.places.filter(concerns)
    let page = page(at: others)
    return lacking.target.places.isEmpty ? [page] : [lacking, page]
  }

  /// What was found, as diagnostics and machine reports say it: a headline, without a full stop.
  package var english: String {
    guard isOfFragments, let newAddress else { return outcome.message.english }
    return outcome.message.key == .fragmentMissing
      ? "The page has moved for good to \(newAddress), and has no such place in it"
      : "The page has moved for good to \(newAddress); only a browser can tell whether it has the place"
  }

  /// Whether the page answers, and only a place in it is in question.
  var isOfFragments: Bool {
    [.fragmentMissing, .fragmentUnverifiable].contains(outcome.message.key)
  }

  /// What is said of the page itself, whatever is missing in it.
  private func page(at places: [LinkPlace]) -> LinkVerdict {
    var page = self
    page.target.places = places
    page.verdict =
      outcome.hops.first.map { $0.isPermanent ? .movedPermanently : .movedTemporarily } ?? .alive
    page.outcome.finding = page.verdict
    page.outcome.missingFragments = []
    let url = outcome.permanentURL ?? outcome.finalURL ?? target.url
    page.outcome.message =
      switch page.verdict {
      case .movedPermanently: Message(.movedPermanently, ["url": url])
      case .movedTemporarily: Message(.movedTemporarily, ["url": url])
      default: Message(.alive)
      }
    page.since = nil
    page.exception = nil
    // What earlier nights found was of the address with all its fragments.
    page.history = []
    return page
  }
}
