import Encodings

/// The keys of `content/site.yml` as ``SettingsDecoder`` asks for them; tests hold the two together.
package struct SettingsSchema {
  let vocabulary: SchemaVocabulary

  package init(_ vocabulary: SchemaVocabulary) { self.vocabulary = vocabulary }

  package var keys: [ValueSchema.Key] { agencyKeys + publicationKeys + checkKeys + pageKeys }

  /// The keys of an entry of the menu, which may hold further ones.
  package var navigationKeys: [ValueSchema.Key] {
    [
      .required("page", .text, "Address of a page of this site, such as /plans/."),
      .optional("title", localized, "What readers see; default: the page's title."),
      .optional("items", .list(.defined(Self.entry)), "What is shown beneath it."),
    ]
  }

  var json: JSON {
    EditorSchema.file(
      title: "content/site.yml",
      summary: "The settings of a site of Gazette: the agency, its languages, how it is published.",
      rules: ValueSchema.map(keys).members(),
      definitions: [JSON.Member(Self.entry, ValueSchema.map(navigationKeys).json())])
  }

  var localized: ValueSchema { .localizedText(vocabulary.languages) }

  private static let entry = "navigation-entry"

  // MARK: The agency

  private var agencyKeys: [ValueSchema.Key] {
    [
      .required(
        "agency",
        .map([
          .required("name", localized, "The agency's full name."),
          .optional("short_name", localized, "For the masthead."),
          .optional("code", .text, "Agency code."),
          .optional("oid", .text, "Object identifier; begins each page's DC.Identifier."),
          .optional("phone", .text, "As people write it; an extension after #."),
          .optional("email", .text, "Also for security.txt where feedback has none."),
          .optional("address", localized, "For the footer."),
          .optional("hours", localized, "Office hours, for the footer."),
        ]), "Who publishes."),
      .required(
        "base_url", .matching("^https?:/+[^/?#]+/+$"),
        "The site's address: a host with a slash at its end, such as https://www.example.gov.tw/."),
      .optional(
        "languages", .list(.either(Self.tag, .map(languageKeys))),
        "BCP 47 tags, the first one without a prefix in addresses; default: zh-Hant."),
      .optional(
        "units", .dictionary(of: .map(unitKeys)),
        "Units that answer for pages, by their short names."
      ),
    ]
  }

  private static let tag = ValueSchema.matching("^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$")

  private var languageKeys: [ValueSchema.Key] {
    [
      .required("tag", Self.tag, "BCP 47, such as zh-Hant; names the files: NAME.TAG.md."),
      .optional("label", .text, "The language's name in itself."),
      .optional("prefix", .text, "First part of its addresses; default: the tag."),
    ]
  }

  private var unitKeys: [ValueSchema.Key] {
    [
      .required("name", localized, "The unit's name."),
      .optional("phone", .text, "As people write it; an extension after #."),
      .optional("email", .text, "Where readers write to."),
      .optional("head", localized, "The title of who leads it."),
    ]
  }

  // MARK: What is published

  private var publicationKeys: [ValueSchema.Key] {
    [
      .optional("navigation", .list(.defined(Self.entry)), "The main menu."),
      .optional(
        "translations", .map(translationKeys), "What happens where a page is missing in a language."
      ),
      .optional(
        "formats", .list(.choice(of: PageFormat.self)),
        "In what pages and data are offered beside HTML; default: all."),
      .optional("license", .text, "SPDX identifier; default: OGDL-Taiwan-1.0."),
      .optional(
        "search", .map([.optional("popular", .list(localized), "Searches to offer.")]),
        "The search page."),
    ]
  }

  private var translationKeys: [ValueSchema.Key] {
    PageType.allCases.map { type in
      .optional(type.rawValue, .choice(of: TranslationPolicy.self), "For pages of this type.")
    } + [.optional("default", .choice(of: TranslationPolicy.self), "For all others.")]
  }

  // MARK: What pages show

  private var pageKeys: [ValueSchema.Key] {
    [
      .optional(
        "accessibility_mark",
        .map([
          .required("image", .text, "The mark: a file of 88 by 31 pixels."),
          .required("url", .text, "The page that the authority designates."),
          .optional("level", .choice(of: AccessibilityTarget.Level.self), "Default: AA."),
        ]), "The accessibility mark in the footer."),
      .optional("verification_files", .list(.text), "Files of content/ copied to the site's root."),
      .optional(
        "feedback",
        .map([
          .optional("email", .text, "Where opinions go."),
          .optional("survey_url", .text, "Address of a survey."),
        ]), "Where readers send opinions."),
      .optional("social", links, "The agency elsewhere, in the footer."),
      .optional("links", links, "Links in the footer."),
    ]
  }

  private var links: ValueSchema {
    .list(
      .map([
        .required("title", localized, "What readers see."),
        .required("url", .text, "Where it leads."),
      ]))
  }
}
