import Content
import Diagnostics
import Markup
import Mustache

extension PageComposer {
  /// Sources, changes, unit, classes, licence and downloads.
  mutating func foot() -> FootModel {
    var foot = FootModel()
    foot.downloads = frontMatter.attachments.compactMap { download($0.file, title: $0.title) }
    // The page of a dataset shows them beside its text.
    if frontMatter.type != .dataset {
      foot.downloads += published.flatMap { table in
        table.files.map { DownloadModel($0, of: table, words: words) }
      }
    }
    for source in frontMatter.sources {
      var model = SourceModel(title: source.title)
      let link = link(source.url)
      model.url = link?.href
      model.language = link?.language
      model.publisher = source.publisher
      model.date = source.date.map(words.dateModel)
      model.accessed = source.accessed.map(words.dateModel)
      foot.sources.append(model)
    }
    foot.changes = frontMatter.changes.map {
      ChangeModel(date: words.dateModel($0.date), note: $0.note)
    }
    foot.unit = unit?.model
    foot.categories = furniture.classes(frontMatter.categories)
    foot.keywords = frontMatter.keywords
    foot.license = license
    foot.identifier = frontMatter.type == .dataset && page.role == .page ? page.key.name : nil
    foot.updated = frontMatter.lastUpdated.map(words.dateModel)
    return foot
  }

  /// The unit that answers for the page.
  var unit: UnitFurniture? { frontMatter.unit.flatMap { furniture.units[$0] } }

  /// The page's own licence, else the site's.
  var license: LinkModel {
    frontMatter.license.map { LinkModel(license: $0, words: words) } ?? furniture.license
  }

  /// A file of the page as a download, with its format and size.
  mutating func download(_ file: Located<String>, title: String) -> DownloadModel? {
    guard let link = link(file) else { return nil }
    let name = file.value.split(separator: "/").last.map(String.init) ?? file.value
    let size = site.fileSize(
      file.value, group: group, source: page.path
    ).map { words.size($0) }
    return DownloadModel(
      title: title, url: link.href,
      format: name.split(separator: ".").last.map { $0.uppercased() } ?? "", size: size ?? "")
  }
}

extension UnitModel {
  init(_ unit: Unit, language: Language) {
    self.init(name: unit.name[language])
    head = unit.head?[language]
    phone = unit.phone
    phoneURL = unit.phone.map(telephoneURL)
    email = unit.email
    emailURL = unit.email.map { "mailto:" + $0 }
  }
}

extension Site {
  /// The number of bytes of a page file named in front matter; `nil` where there is none, or where a dataset publishes
  /// what it makes of it.
  func fileSize(_ name: String, group: PageGroup, source: SourcePath) -> Int? {
    guard let path = group.dataPath(name, beside: source, in: tree), dataSources[path] == nil else {
      return nil
    }
    return try? tree.byteCount(of: path)
  }
}
