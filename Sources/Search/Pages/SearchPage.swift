/// A page as searches find it.
package struct SearchPage: Sendable {
  /// A part of the page that begins with a heading; the first may have none.
  package struct Passage: Sendable {
    /// The id of the heading; empty at the page's beginning.
    package var anchor: String
    package var heading: String
    /// Plain text.
    package var text: String

    package init(anchor: String, heading: String, text: String) {
      self.anchor = anchor
      self.heading = heading
      self.text = text
    }
  }

  package var title: String
  /// Where it stands, as links have it: `/plans/115/`.
  package var address: String
  package var keywords: [String]
  /// What it is found by besides, but what is not shown: its classes, its unit.
  package var tags: [String] = []
  /// The day that it bears, as machines and as readers of its language write it.
  package var date: (iso: String, text: String)?
  package var passages: [Passage]

  package init(title: String, address: String, keywords: [String], passages: [Passage]) {
    self.title = title
    self.address = address
    self.keywords = keywords
    self.passages = passages
  }
}
