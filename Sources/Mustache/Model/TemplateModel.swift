/// A value that templates show: its fields are the names that a template may use.
///
/// Declare `fields` as a `static let`; its order is that of the table in the reference.
///
///     struct Link: TemplateModel {
///       var title: String
///       var url: String
///
///       static let modelName = "link"
///       static let fields: [Field<Link>] = [
///         .text("title", "What the link is called.") { $0.title },
///         .text("url", "Where it leads.") { $0.url },
///       ]
///     }
///
/// Models may refer to each other, also in circles, as long as each value is a finite tree.
@usableFromInline
package protocol TemplateModel: Sendable {
  /// What messages and the reference call the model: a lower-case noun, unlike that of any other.
  static var modelName: String { get }

  /// The names that templates may use, each once.
  static var fields: [Field<Self>] { get }
}

extension TemplateModel {
  /// The fields without their values' types, for the schema.
  static var fieldDescriptions: [FieldDescription] { fields.map(\.description) }
}
