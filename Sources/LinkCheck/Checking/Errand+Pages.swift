/// What a page that answered is: the one that was linked to, or one that says that there is none.
extension Errand {
  /// Takes what a page answered that can't be there.
  mutating func take(_ sibling: SiblingAnswer) -> Step {
    guard let (facts, response) = page else { return fail(.httpProtocol) }
    let status = response.status ?? 0
    if !sibling.isHonest {
      if !chain.hops.isEmpty, sibling.finalURL == current.string {
        return .done(
          outcome(.soft404, status, Message(.softNotFoundHome, ["url": current.string])))
      }
      if sibling.signature?.isSamePage(as: PageSignature(facts, path: current.path)) == true {
        return .done(outcome(.soft404, status, Message(.softNotFoundSibling)))
      }
    }
    return .done(arrival(facts, response))
  }

  mutating func reach(_ response: Response) -> Step {
    let status = response.status ?? 0
    if !chain.hops.isEmpty, SignIn.isNeeded(from: address, to: current) {
      return .done(outcome(.needsSignIn, status, Message(.needsSignIn)))
    }
    guard response.isHTML, request.method == .get, status == 200 else {
      return .done(arrival(nil, response))
    }
    let facts = PageFacts(
      PageText.utf8(response.body, contentType: response.header("content-type")))
    if let phrase = softNotFound.phrase(in: facts, at: current), !address.isHome {
      return .done(outcome(.soft404, status, Message(.softNotFoundPhrase, ["phrase": phrase])))
    }
    guard settings.siblingLimit > 0, !address.isHome else {
      return .done(arrival(facts, response))
    }
    page = (facts, response)
    return Step(next: .askSibling(address))
  }

  private mutating func arrival(_ facts: PageFacts?, _ response: Response) -> Outcome {
    let status = response.status ?? 0
    if let facts, settings.checksFragments {
      let answers = target.fragments.map {
        ($0, FragmentCheck.answer($0, in: facts, pageIsWhole: response.bodyIsWhole))
      }
      for (answer, verdict, key) in [
        (FragmentCheck.Answer.missing, Verdict.dead, Message.Key.fragmentMissing),
        (.unverifiable, .unverifiable, .fragmentUnverifiable),
      ] {
        let fragments = answers.filter { $0.1 == answer }.map(\.0)
        guard let first = fragments.first else { continue }
        var found = outcome(verdict, status, Message(key, ["fragment": first]))
        found.missingFragments = fragments
        return found
      }
    }
    let found = outcome(.alive, status, Message(.alive))
    guard let first = chain.hops.first else { return found }
    let isPermanent = first.isPermanent
    return outcome(
      isPermanent ? .movedPermanently : .movedTemporarily, status,
      Message(
        isPermanent ? .movedPermanently : .movedTemporarily,
        ["url": found.permanentURL ?? current.string]))
  }
}
