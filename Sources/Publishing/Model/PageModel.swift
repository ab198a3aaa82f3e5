package import Mustache

/// What every template is given: the page, the site around it, and the words of its language.
///
/// Parts that only some pages have are absent elsewhere, so that `{{#faq}}…{{/faq}}` shows nothing.
package struct PageModel: TemplateModel {
  package var language: LanguageModel
  package var site: PreparedRecord<SiteModel>
  package var head: HeadModel
  package var url: String
  package var title: String
  package var kind: String?
  package var headingAgency: String?
  package var headingAgencyFollows = false
  package var heading: String
  package var headingLanguage: String?
  package var lead: String?
  package var languageLinks: [LanguageLinkModel] = []
  package var breadcrumbs: [BreadcrumbModel] = []
  package var imprint: [ImprintModel] = []
  package var notices: [NoticeModel] = []
  package var outline: OutlineModel?
  package var body: [UInt8] = []
  package var home: HomeModel?
  package var listing: ListingModel?
  package var plan: PlanModel?
  package var sop: SOPModel?
  package var evaluation: EvaluationModel?
  package var dataset: DatasetModel?
  package var data: DataModel?
  package var dataCentre: DataCentreModel?
  package var faq: FAQModel?
  package var categories: CategoriesModel?
  package var siteMap: SiteMapModel?
  package var search: SearchModel?
  package var freshness: FreshnessModel?
  package var redirect: LinkModel?
  package var gone: GoneModel?
  package var linkReport: LinkReportModel?
  package var checkReport: AuditReportModel?
  package var foot: FootModel?

  package init(
    language: LanguageModel, site: PreparedRecord<SiteModel>, head: HeadModel, url: String,
    title: String,
    heading: String
  ) {
    self.language = language
    self.site = site
    self.head = head
    self.url = url
    self.title = title
    self.heading = heading
  }

  package static let modelName = "page"

  package static let fields: [Field<PageModel>] = [
    .messages("t", "the words of the page's language, from `templates/messages/`"),
    .record("language", "the page's language") { $0.language },
    .sharedRecord("site", "the agency and what stands on every page") { $0.site },
    .record("head", "what belongs into `head`") { $0.head },
    .text("url", "path of the page from the root of the site") { $0.url },
    .text("title", "whole title") { $0.title },
    .optionalText("kind", "kind of document, such as 執行計畫") { $0.kind },
    .optionalText("heading_agency", "the agency's name at the head or end of the title") {
      $0.headingAgency
    },
    .flag("heading_agency_follows", "whether the agency's name ends the title") {
      $0.headingAgencyFollows
    },
    .text("heading", "the title without the agency's name") { $0.heading },
    .optionalText("heading_language", "the title's language where it is not the page's") {
      $0.headingLanguage
    },
    .optionalText("lead", "opening sentence under the title") { $0.lead },
    .list("language_links", "this page in the other languages") { $0.languageLinks },
    .list("breadcrumbs", "the way from the home page; empty on the home page") { $0.breadcrumbs },
    .flag("has_breadcrumbs", "whether there is a way to show") { !$0.breadcrumbs.isEmpty },
    .list("imprint", "dates, unit and numbers under the title") { $0.imprint },
    .flag("has_imprint", "whether the imprint has an entry") { !$0.imprint.isEmpty },
    .list("notices", "status, missing translation, draft") { $0.notices },
    .record("outline", "headings of the page") { $0.outline },
    .html("body", "the page's text") { $0.body },
    .record("home", "only on the home page") { $0.home },
    .record("listing", "pages of a section or a category") { $0.listing },
    .record("plan", "only on plans") { $0.plan },
    .record("sop", "only on procedures") { $0.sop },
    .record("evaluation", "only on evaluations") { $0.evaluation },
    .record("dataset", "only on datasets") { $0.dataset },
    .record("data", "what is published as data, on its landing page and on datasets") { $0.data },
    .record("data_centre", "only in the open-data centre") { $0.dataCentre },
    .record("faq", "only on FAQ pages") { $0.faq },
    .record("categories", "only on the indexes of 主題, 施政 and 服務") { $0.categories },
    .record("site_map", "only on 網站導覽") { $0.siteMap },
    .record("search", "only on the search page") { $0.search },
    .record("freshness", "only on the calendar of updates") { $0.freshness },
    .record("redirect", "the new address, only on a page that moved") { $0.redirect },
    .record("gone", "why nothing stands here any more, only at an address that was given up") {
      $0.gone
    },
    .record("link_report", "only on a report of `gazette links`") { $0.linkReport },
    .record("check_report", "only on a report of `gazette check`") { $0.checkReport },
    .record("foot", "sources, unit, classes and downloads; absent on lists") { $0.foot },
  ]
}
