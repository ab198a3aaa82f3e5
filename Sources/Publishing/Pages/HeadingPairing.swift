import Content
import Markup

/// Pairs the headings of a page's translations by their place, so that each answers to the others' ids.
enum HeadingPairing {
  /// Per document and heading, the ids of its counterparts that its own page does not use.
  ///
  /// Counterparts have the same positions on their paths: the second heading of level 3 under the fourth of
  /// level 2 answers for the same in the other language, however many deeper headings differ.
  static func aliases(_ documents: [Document]) -> [[[String]]] {
    guard documents.count > 1 else {
      return documents.map { Array(repeating: [], count: $0.headings.count) }
    }
    let paths = documents.map { HeadingPath.all(of: $0.headings) }
    let anchorsByPath = zip(documents, paths).map { document, paths in
      Dictionary(
        zip(paths, document.headings.map(\.anchor)), uniquingKeysWith: { first, _ in first })
    }
    return documents.indices.map { index in
      var taken = Set(documents[index].headings.map(\.anchor))
      return paths[index].map { path in
        var aliases: [String] = []
        for other in documents.indices where other != index {
          if let anchor = anchorsByPath[other][path], taken.insert(anchor).inserted {
            aliases.append(anchor)
          }
        }
        return aliases
      }
    }
  }
}
