package import Mustache

/// Why nothing stands at an address any more.
package struct GoneModel: TemplateModel {
  package var reason: String
  /// The reason's language where it is not the page's.
  package var language: String?
  package var successor: LinkModel?

  package init(reason: String) { self.reason = reason }

  package static let modelName = "gone"
  package static let fields: [Field<GoneModel>] = [
    .text("reason", "the agency's words for why") { $0.reason },
    .optionalText("language", "the reason's language where it is not the page's") { $0.language },
    .record("successor", "what has taken its place, if anything has") { $0.successor },
  ]
}
