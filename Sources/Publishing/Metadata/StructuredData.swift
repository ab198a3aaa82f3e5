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
    if page.role == .home { blocks.append(Self.block(writeWebSite)) }
    // Readers of FAQPage leave one without questions aside.
    if let faq = model.faq, faq.groups.contains(where: { !$0.questions.isEmpty }) {
      blocks.append(Self.block(capacity: 2_048) { write(faq, to: &$0) })
    }
    if page.frontMatter.type == .sop, page.role == .page {
      blocks.append(Self.block(capacity: 2_048) { writeService(model, to: &$0) })
    }
    return blocks
  }

  /// The way from the home page to this one.
  static func breadcrumbs(_ model: PageModel, site: Site) -> [StructuredDataModel] {
    guard !model.breadcrumbs.isEmpty else { return [] }
    let base = String(site.baseURL.dropLast())
    let block = block(capacity: 512) { list in
      list.member("@type", "BreadcrumbList")
      list.member("itemListElement") { items in
        items.array { items in
          for (index, crumb) in model.breadcrumbs.enumerated() {
            items.object { item in
              item.member("@type", "ListItem")
              item.member("position", index + 1)
              item.member("name", crumb.title)
              let url = crumb.url.map { base + Address.encoded(href: $0) } ?? model.head.canonical
              if let url { item.member("item", url) }
            }
          }
        }
      }
    }
    return [block]
  }

  /// An object in schema.org's words, for `script`.
  private static func block(
    capacity: Int = 0, _ members: (inout JSONWriter) -> Void
  ) -> StructuredDataModel {
    var writer = JSONWriter(inHTML: true, capacity: capacity)
    writer.object { object in
      object.member("@context", "https://schema.org")
      members(&object)
    }
    return StructuredDataModel(json: writer.output)
  }

  private func write(_ faq: FAQModel, to object: inout JSONWriter) {
    let url = site.absoluteURL(page.permalink) + "#"
    object.member("@type", "FAQPage")
    object.member("inLanguage", page.language.tag)
    object.member("mainEntity") { questions in
      questions.array { questions in
        for group in faq.groups {
          for question in group.questions { write(question, at: url, to: &questions) }
        }
      }
    }
  }

  private func write(
    _ question: QuestionModel, at url: String, to questions: inout JSONWriter
  ) {
    questions.object { object in
      object.member("@type", "Question")
      object.member("name", question.title)
      object.member("url", url + PercentEncoding.encodedComponent(question.anchor))
      object.member("acceptedAnswer") { answer in
        answer.object { answer in
          answer.member("@type", "Answer")
          answer.member("text") { $0.string(utf8: question.answer.trimmingWhiteSpace) }
        }
      }
    }
  }

  /// The site and the agency behind it, as the home page tells them.
  private func writeWebSite(to object: inout JSONWriter) {
    let agency = site.settings.agency
    let id = site.baseURL + "#agency"
    object.member("@graph") { graph in
      graph.array { graph in
        graph.object { webSite in
          webSite.member("@type", "WebSite")
          webSite.member("name", agency.name[page.language])
          webSite.member("url", site.absoluteURL(page.permalink))
          webSite.member("inLanguage", page.language.tag)
          webSite.member("publisher") { $0.object { $0.member("@id", id) } }
        }
        graph.object { organization in
          organization.member("@type", "GovernmentOrganization")
          organization.member("@id", id)
          organization.member("name", agency.name[page.language])
          organization.member("url", site.baseURL)
          let further: [(key: String, text: String?)] = [
            ("alternateName", agency.shortName?[page.language]), ("email", agency.email),
            ("telephone", agency.phone), ("address", agency.address?[page.language]),
          ]
          for (key, text) in further {
            if let text { organization.member(key, text) }
          }
        }
      }
    }
  }

  /// The service of a procedure; with its steps, where it has some.
  private func writeService(_ model: PageModel, to object: inout JSONWriter) {
    guard let steps = model.sop?.stepList, !steps.isEmpty else {
      return writeServiceMembers(applyURL: model.sop?.applyURL, to: &object)
    }
    object.member("@graph") { graph in
      graph.array { graph in
        graph.object { writeServiceMembers(applyURL: model.sop?.applyURL, to: &$0) }
        graph.object { write(steps, to: &$0) }
      }
    }
  }

  private func writeServiceMembers(applyURL: String?, to object: inout JSONWriter) {
    let procedure = page.frontMatter.procedure
    object.member("@type", "GovernmentService")
    object.member("name", page.title)
    object.member("url", site.absoluteURL(page.permalink))
    object.member("inLanguage", page.language.tag)
    object.member("provider") { provider in
      provider.object { agency in
        agency.member("@type", "GovernmentOrganization")
        agency.member("name", site.settings.agency.name[page.language])
        agency.member("url", site.baseURL)
      }
    }
    if let summary = page.frontMatter.summary { object.member("description", summary) }
    if let audience = procedure.eligibility {
      object.member("audience") { value in
        value.object {
          $0.member("@type", "Audience")
          $0.member("audienceType", audience)
        }
      }
    }
    if let fee = procedure.fee { object.member("termsOfService", fee) }
    if let url = applyURL, url.hasPrefix("http") || url.hasPrefix("/") {
      object.member("availableChannel") { value in
        value.object {
          $0.member("@type", "ServiceChannel")
          $0.member(
            "serviceUrl",
            url.hasPrefix("/") ? site.baseURL.dropLast() + Address.encoded(href: url) : url)
        }
      }
    }
  }

  private func write(_ steps: [(name: String, text: String)], to howTo: inout JSONWriter) {
    howTo.member("@type", "HowTo")
    howTo.member("name", page.title)
    howTo.member("step") { array in
      array.array { array in
        for (index, step) in steps.enumerated() {
          array.object { object in
            object.member("@type", "HowToStep")
            object.member("position", index + 1)
            object.member("name", step.name)
            object.member("text", step.text.isEmpty ? step.name : step.text)
          }
        }
      }
    }
  }
}

extension [UInt8] {
  /// The HTML of some blocks without the line ends around it; there, their tags begin and end.
  fileprivate var trimmingWhiteSpace: ArraySlice<UInt8> {
    func isInner(_ byte: UInt8) -> Bool { byte != 0x20 && !(0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: isInner), let last = lastIndex(where: isInner) else {
      return []
    }
    return self[first...last]
  }
}
