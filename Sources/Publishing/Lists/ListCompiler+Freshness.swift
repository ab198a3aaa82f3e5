import Audit
import Content
import Mustache
import OpenData

extension ListCompiler {
  /// How many pages to look at again are listed.
  private static let dueCount = 50

  /// The calendar of updates: when pages were brought up to date, and what is due.
  func composeFreshness(_ language: Int, into compiled: inout CompiledGroup) {
    let words = site.words[language]
    var model = model(
      GeneratedPage.freshness, title: words("freshness"), summary: words("freshness_lead"),
      language: language)
    // It stands beneath the pages about the agency, where the site has such a section.
    if let about = site.page(PageKey("about"), language) {
      model.breadcrumbs.insert(BreadcrumbModel(about.title, url: about.href), at: 1)
      model.head.structuredData = StructuredData.breadcrumbs(model, site: site)
    }
    model.freshness = freshness(language)
    write(
      .freshness, model, at: site.root(language) + GeneratedPage.freshness,
      as: .generated(subject: GeneratedPage.freshness, language: language), into: &compiled)
  }

  private func freshness(_ language: Int) -> FreshnessModel {
    let words = site.words[language]
    // The theme's own pages are nobody's to bring up to date.
    let entries = site.entryIndices(
      site.pages.indices.filter {
        site.pages[$0].role == .page && site.pages[$0].sourceIndex != nil
      },
      languageIndex: language)
    let calendar = FreshnessCalendar(of: site.pages, entries: entries, on: site.options.today)
    let highest = calendar.highestCount
    var model = FreshnessModel(
      months: calendar.months.map { words.month($0.month, of: $0.year) },
      rows: calendar.rows.map { row in
        FreshnessRowModel(
          unit: unit(row.unit, language),
          cells: row.counts.map { count in
            FreshnessCellModel(
              count: words.number(count),
              level: count == 0 ? "0" : String((count * 4 + highest - 1) / highest))
          }, older: words.number(row.olderCount), undated: words.number(row.undatedCount),
          total: words.number(row.total))
      })
    model.oldest = calendar.rows.filter { !$0.oldest.isEmpty }.map { row in
      FreshnessUnitModel(
        unit: unit(row.unit, language),
        pages: row.oldest.compactMap { page in
          site.pages[page].frontMatter.lastUpdated.map { self.page(page, date: $0, language) }
        })
    }
    model.due = calendar.due.prefix(Self.dueCount).map { due in
      var entry = page(due.page, date: due.date, language)
      switch due.reason {
      case .pastReview: entry.state = .pastReview
      case .reviewSoon: entry.state = .reviewSoon
      case .outdated: entry.state = .outdated
      }
      return entry
    }
    if calendar.due.count > Self.dueCount {
      model.furtherDue = words.count(calendar.due.count - Self.dueCount, "count_further_pages")
    }
    model.obligations = site.obligationStates.flatMap { obligation, states in
      states.map { self.model(of: obligation, $0, language) }
    }
    return model
  }

  private func page(_ index: Int, date: CalendarDate, _ language: Int) -> FreshnessPageModel {
    let entry = site.entry(index, languageIndex: language)
    return FreshnessPageModel(
      link: LinkModel(entry.title, url: entry.url, language: entry.language),
      unit: unit(site.pages[index].frontMatter.unit, language),
      date: site.words[language].dateModel(date))
  }

  private func unit(_ id: String?, _ language: Int) -> String {
    let words = site.words[language]
    return id.flatMap { site.settings.units[$0]?.name[words.language] }
      ?? words("freshness_no_unit")
  }

  private func model(
    of obligation: Obligation, _ state: ObligationState, _ language: Int
  ) -> ObligationModel {
    let words = site.words[language]
    var model = ObligationModel(
      title: obligation.title[words.language], period: words.name(of: state.period),
      due: words.dateModel(state.period.due), state: .open)
    model.unit = obligation.unit.map { unit($0, language) }
    switch state.standing {
    case .fulfilled(let page):
      model.state = .fulfilled
      let index = site.groups[site.pages[page.id].group].versions[language] ?? page.id
      let entry = site.entry(index, languageIndex: language)
      model.page = LinkModel(entry.title, url: entry.url, language: entry.language)
    case .checked(let date):
      model.state = .fulfilled
      model.checked = words.dateModel(date)
    case .overdue: model.state = .overdue
    case .dueSoon: model.state = .dueSoon
    case .open: break
    }
    return model
  }
}

extension Words {
  /// A month as the head of a narrow column: 115年1月, “Jan 2026”.
  fileprivate func month(_ month: Int, of year: Int) -> String {
    let names = self("months_short").split(separator: " ")
    return self(
      "month_column",
      [
        "month": names.indices.contains(month - 1) ? String(names[month - 1]) : String(month),
        "year": String(year), "roc_year": String(year - CalendarDate.rocOffset),
      ])
  }

  /// 115年度, 115年度上半年, or the first day and the last.
  fileprivate func name(of period: ObligationPeriod) -> String {
    switch period.name {
    case .year(let year): self.year(year)
    case .half(let half, let year):
      self("half_format", ["year": self.year(year), "half": self("half_\(half)")])
    case .days:
      self("range_format", ["from": date(period.start), "to": date(period.due)])
    }
  }
}
