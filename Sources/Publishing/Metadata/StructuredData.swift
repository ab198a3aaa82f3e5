import Content
import Encodings
import Mustache

/// The JSON-LD of a page, in schema.org's words.
struct StructuredData {
  let site: Site
  let page: Page

  /// BreadcrumbList for every page with a way to it, WebSite and its publisher for the home page; FAQPage,
  /// GovernmentService and HowTo by type.
  func blocks(_ model: PageModel) -> [StructuredDataModel] {
    var blocks = Self.breadcrumbs(model, site: site)
    if page.role == .home { blocks.append(block(webSite())) }
    // Readers of FAQPage leave one without questions aside.
    if let faq = model.faq, !faq.questions.isEmpty { blocks.append(block(questions(faq))) }
    if page.frontMatter.type == .sop, page.role == .page {
      blocks.append(block(service(model)))
    }
    return blocks
  }

  /// The way from the home page to this one.
  static func breadcrumbs(_ model: PageModel, site: Site) -> [StructuredDataModel] {
    guard !model.breadcrumbs.isEmpty else { return [] }
    let base = String(site.baseURL.dropLast())
    let items = model.breadcrumbs.enumerated().map { index, crumb -> JSON in
      var members: [JSON.Member] = [
        .init("@type", "ListItem"), .init("position", .integer(index + 1)),
        .init("name", .string(crumb.title)),
      ]
      let url = crumb.url.map { base + Address.encoded(href: $0) } ?? model.head.canonical
      if let url { members.append(.init("item", .string(url))) }
      return .object(members)
    }
    let list: JSON = [
      "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": .array(items),
    ]
    return [StructuredDataModel(json: list.bytes(inHTML: true))]
  }

  private func block(_ json: JSON) -> StructuredDataModel {
    StructuredDataModel(json: json.bytes(inHTML: true))
  }

  private func questions(_ faq: FAQModel) -> JSON {
    let questions = faq.questions.map { question -> JSON in
      [
        "@type": "Question", "name": .string(question.title),
        "url": .string(
          site.absoluteURL(page.permalink) + "#" + PercentEncoding.encodedComponent(question.anchor)
        ),
        "acceptedAnswer": [
          "@type": "Answer",
          "text": .string(String(decoding: question.answer, as: UTF8.self).trimmed),
        ],
      ]
    }
    return [
      "@context": "https://schema.org", "@type": "FAQPage",
      "inLanguage": .string(page.language.tag), "mainEntity": .array(questions),
    ]
  }

  /// The site and the agency behind it, as the home page tells them.
  private func webSite() -> JSON {
    let agency = site.settings.agency
    let id = site.baseURL + "#agency"
    var organization: [JSON.Member] = [
      .init("@type", "GovernmentOrganization"), .init("@id", .string(id)),
      .init("name", .string(agency.name[page.language])), .init("url", .string(site.baseURL)),
    ]
    let further: [(key: String, text: String?)] = [
      ("alternateName", agency.shortName?[page.language]), ("email", agency.email),
      ("telephone", agency.phone), ("address", agency.address?[page.language]),
    ]
    for (key, text) in further {
      if let text { organization.append(.init(key, .string(text))) }
    }
    return [
      "@context": "https://schema.org",
      "@graph": [
        [
          "@type": "WebSite", "name": .string(agency.name[page.language]),
          "url": .string(site.absoluteURL(page.permalink)),
          "inLanguage": .string(page.language.tag), "publisher": ["@id": .string(id)],
        ],
        .object(organization),
      ],
    ]
  }

  private func service(_ model: PageModel) -> JSON {
    let words = site.words[page.languageIndex]
    let procedure = page.frontMatter.procedure
    let agency: JSON = [
      "@type": "GovernmentOrganization",
      "name": .string(site.settings.agency.name[words.language]), "url": .string(site.baseURL),
    ]
    var members: [JSON.Member] = [
      .init("@context", "https://schema.org"), .init("@type", "GovernmentService"),
      .init("name", .string(page.title)),
      .init("url", .string(site.absoluteURL(page.permalink))),
      .init("inLanguage", .string(page.language.tag)), .init("provider", agency),
    ]
    if let summary = page.frontMatter.summary {
      members.append(.init("description", .string(summary)))
    }
    if let audience = procedure.eligibility {
      members.append(
        .init("audience", ["@type": "Audience", "audienceType": .string(audience)]))
    }
    if let fee = procedure.fee { members.append(.init("termsOfService", .string(fee))) }
    if let url = model.sop?.applyURL, url.hasPrefix("http") || url.hasPrefix("/") {
      let absolute =
        url.hasPrefix("/") ? String(site.baseURL.dropLast()) + Address.encoded(href: url) : url
      members.append(
        .init("availableChannel", ["@type": "ServiceChannel", "serviceUrl": .string(absolute)]))
    }
    guard let steps = model.sop?.stepList, !steps.isEmpty else { return .object(members) }
    let howTo: JSON = [
      "@type": "HowTo", "name": .string(page.title),
      "step": .array(
        steps.enumerated().map { index, step in
          [
            "@type": "HowToStep", "position": .integer(index + 1), "name": .string(step.name),
            "text": .string(step.text.isEmpty ? step.name : step.text),
          ]
        }),
    ]
    return [
      "@context": "https://schema.org",
      "@graph": .array([.object(Array(members.dropFirst())), howTo]),
    ]
  }
}
