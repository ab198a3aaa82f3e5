package import Diagnostics
package import OpenData

/// One of the three category lists of 行政機關電子資料流通詮釋資料及分類檢索規範.
///
/// The same code means different things in each list, so a code never stands without its scheme.
package enum CategoryScheme: String, Sendable, Hashable, CaseIterable {
  /// 主題分類, by the needs of the public.
  case theme
  /// 施政分類, by the duties of government.
  case cake
  /// 服務分類, by the events of a life.
  case service

  /// The file that lists its classes.
  package var path: SourcePath { SourcePath("content/categories/\(rawValue).yml") }

  /// The name of its `meta` element.
  package var metaName: String {
    switch self {
    case .theme: "Category.Theme"
    case .cake: "Category.Cake"
    case .service: "Category.Service"
    }
  }
}

/// A class of a category list.
package struct Term: Sendable {
  package var code: String
  package var name: LocalizedText
  /// The code of the class above it.
  package var parent: String?

  package init(code: String, name: LocalizedText, parent: String?) {
    self.code = code
    self.name = name
    self.parent = parent
  }
}

/// The classes of one list, in the order of its file.
package struct Taxonomy: Sendable {
  package let scheme: CategoryScheme
  package private(set) var terms: [Term]
  private var indexByCode: [String: Int]

  package init(scheme: CategoryScheme, terms: [Term]) {
    self.scheme = scheme
    self.terms = terms
    indexByCode = Dictionary(
      terms.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The class with a code.
  ///
  /// - Complexity: O(1).
  package subscript(code: String) -> Term? { indexByCode[code].map { terms[$0] } }

  /// Whether a class has this code.
  ///
  /// - Complexity: O(1).
  package func contains(_ code: String) -> Bool { indexByCode.keys.contains(code) }

  package var codes: [String] { terms.map(\.code) }

  /// Classes that lie beneath no other, in order.
  package var topTerms: [Term] { terms.filter { $0.parent == nil } }

  /// Classes directly beneath a class, in order.
  package func children(of code: String) -> [Term] { terms.filter { $0.parent == code } }

  /// The classes from the top down to the one with `code`.
  package func path(to code: String) -> [Term] {
    var path: [Term] = []
    var next: String? = code
    while let code = next, let term = self[code], path.count < 8 {
      path.insert(term, at: 0)
      next = term.parent
    }
    return path
  }
}
