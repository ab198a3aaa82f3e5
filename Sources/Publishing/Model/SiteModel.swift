package import Mustache

/// A language of the site.
package struct LanguageModel: TemplateModel {
  package var tag: String
  package var label: String
  package var isRightToLeft = false

  package init(tag: String, label: String) {
    self.tag = tag
    self.label = label
  }

  package static let modelName = "language"
  package static let fields: [Field<LanguageModel>] = [
    .text("tag", "BCP 47 tag, such as `zh-Hant`") { $0.tag },
    .text("label", "its name in itself, such as 正體中文") { $0.label },
    .flag("is_right_to_left", "whether it is written from the right") { $0.isRightToLeft },
  ]
}

/// The agency, the navigation and the colophon: the same on every page of a language.
package struct SiteModel: TemplateModel {
  package var name: String
  package var shortName: String?
  package var homeURL: String
  package var otherName: String?
  package var otherLanguage: String?
  package var phone: String?
  package var phoneURL: String?
  package var email: String?
  package var emailURL: String?
  package var address: String?
  package var hours: String?
  package var feedbackURL: String?
  package var surveyURL: String?
  package var navigation: [NavigationModel] = []
  package var footerGroups: [LinkGroupModel] = []
  package var social: [LinkModel] = []
  package var license: LinkModel?
  package var declarationURL: String?
  package var siteMapURL: String
  package var searchURL: String
  package var updated: DateModel?
  package var accessibilityMark: AccessibilityMarkModel?
  package var accessKeys: AccessKeysModel

  package init(
    name: String, homeURL: String, siteMapURL: String, searchURL: String,
    accessKeys: AccessKeysModel
  ) {
    self.name = name
    self.homeURL = homeURL
    self.siteMapURL = siteMapURL
    self.searchURL = searchURL
    self.accessKeys = accessKeys
  }

  package static let modelName = "site"
  package static let fields: [Field<SiteModel>] = [
    .text("name", "the agency's name") { $0.name },
    .optionalText("short_name", "its short name") { $0.shortName },
    .text(
      "home_url",
      "home page in this language; links that a template writes itself begin with it: "
        + "`{{site.home_url}}about/`"
    ) { $0.homeURL },
    .optionalText("other_name", "the agency's name in the next language") { $0.otherName },
    .optionalText("other_language", "the tag of that language") { $0.otherLanguage },
    .optionalText("phone", "telephone number as written") { $0.phone },
    .optionalText("phone_url", "`tel:` address of it") { $0.phoneURL },
    .optionalText("email", "e-mail address") { $0.email },
    .optionalText("email_url", "`mailto:` address of it") { $0.emailURL },
    .optionalText("address", "street address") { $0.address },
    .optionalText("hours", "office hours") { $0.hours },
    .optionalText("feedback_url", "where opinions go: `mailto:` or a page") { $0.feedbackURL },
    .optionalText("survey_url", "survey of satisfaction") { $0.surveyURL },
    .list("navigation", "main navigation") { $0.navigation },
    .list("footer_groups", "groups of links in the colophon") { $0.footerGroups },
    .list("social", "the agency elsewhere") { $0.social },
    .flag("has_social", "whether it is anywhere else") { !$0.social.isEmpty },
    .record("license", "licence of the site's text") { $0.license },
    .optionalText("declaration_url", "open-data declaration") { $0.declarationURL },
    .text("site_map_url", "網站導覽") { $0.siteMapURL },
    .text("search_url", "search page") { $0.searchURL },
    .record("updated", "date of the newest page") { $0.updated },
    .record("accessibility_mark", "the accessibility mark, once it is granted") {
      $0.accessibilityMark
    },
    .record("access_keys", "access keys and the titles of the regions they lead to") {
      $0.accessKeys
    },
  ]
}

/// The regions of every page and their access keys, word for word as 網站導覽 explains them.
package struct AccessKeysModel: TemplateModel {
  package var upper: AccessKeyModel
  package var center: AccessKeyModel
  package var lower: AccessKeyModel
  package var search: AccessKeyModel

  package init(
    upper: AccessKeyModel, center: AccessKeyModel, lower: AccessKeyModel, search: AccessKeyModel
  ) {
    self.upper = upper
    self.center = center
    self.lower = lower
    self.search = search
  }

  package static let modelName = "access keys"
  package static let fields: [Field<AccessKeysModel>] = [
    .record("upper", "top of the page (U)") { $0.upper },
    .record("center", "main content (C)") { $0.center },
    .record("lower", "foot of the page (Z)") { $0.lower },
    .record("search", "search box (S)") { $0.search },
  ]
}

/// One access key.
package struct AccessKeyModel: TemplateModel {
  package var key: String
  package var title: String

  package init(key: String, title: String) {
    self.key = key
    self.title = title
  }

  package static let modelName = "access key"
  package static let fields: [Field<AccessKeyModel>] = [
    .text("key", "the letter, which is also the id of its target") { $0.key },
    .text("title", "name of the region") { $0.title },
  ]
}

/// The accessibility mark: an image of 88 × 31 px that links to the page the authority names.
package struct AccessibilityMarkModel: TemplateModel {
  package var image: String
  package var url: String
  package var level: String

  package init(image: String, url: String, level: String) {
    self.image = image
    self.url = url
    self.level = level
  }

  package static let modelName = "accessibility mark"
  package static let fields: [Field<AccessibilityMarkModel>] = [
    .text("image", "address of the image, 88 × 31 px") { $0.image },
    .text("url", "the page it must link to") { $0.url },
    .text("level", "A, AA or AAA") { $0.level },
  ]
}
