import Content
import Markup
import Mustache

extension PageComposer {
  /// How many headings a page has before it gets an outline.
  private static let outlineMinimum = 3

  /// The headings of the first two levels; `nil` where there are too few to need it.
  func outline() -> OutlineModel? {
    guard page.role == .page else { return nil }
    let items = nested(levels: 2)
    var model = OutlineModel(title: words.outlineTitle, items: items)
    let subpages = frontMatter.outlines.isEmpty ? [] : GeneratedPage.subpages(of: page)
    for index in frontMatter.outlines.indices
    where subpages.contains(GeneratedPage.table(index)) {
      let title = text.outlines[index]?.title ?? ""
      model.tables.append(
        LinkModel(
          words("table_title", ["title": title]),
          url: Address.href(page.permalink + GeneratedPage.table(index))))
    }
    let count = items.reduce(items.count) { $0 + $1.children.count }
    return count >= Self.outlineMinimum || !model.tables.isEmpty ? model : nil
  }

  private func nested(levels: Int) -> [OutlineItemModel] {
    let placement = frontMatter.outlines.isEmpty ? nil : OutlinePlacement(text)
    let shown = document.headings.indices.filter { index in
      !text.headings[index].isHidden
        && placement?.replaces(document.headings[index].node) != true
    }
    guard let top = shown.map({ text.headings[$0].level }).min() else { return [] }
    var items: [OutlineItemModel] = []
    for index in shown {
      let depth = text.headings[index].level - top
      guard depth < levels else { continue }
      let heading = document.headings[index]
      var item = OutlineItemModel(
        url: "#" + Address.href(heading.anchor), number: heading.number?.written,
        title: heading.title)
      item.isLong = heading.title.unicodeScalars.count > 16
      if depth == 0 || items.isEmpty {
        items.append(item)
      } else {
        items[items.count - 1].children.append(item)
      }
    }
    return items
  }

  /// The questions of an FAQ, under their groups.
  func outline(of faq: FAQModel) -> OutlineModel {
    var items: [OutlineItemModel] = []
    for group in faq.groups {
      let questions = group.questions.map {
        OutlineItemModel(url: "#" + Address.href($0.anchor), number: nil, title: $0.title)
      }
      if let anchor = group.anchor {
        var item = OutlineItemModel(
          url: "#" + Address.href(anchor), number: nil, title: group.title)
        item.isLong = true
        item.children = questions
        items.append(item)
      } else {
        items += questions
      }
    }
    var model = OutlineModel(title: words("outline_faq_title"), items: items)
    model.showsAllLevels = true
    return model
  }
}
