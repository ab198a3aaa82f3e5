import Encodings

extension Catalog {
  /// `datapackage.json` of one dataset (Data Package 2 with Table Schema), at ``dataPackageURL(of:)``.
  package func dataPackage(of dataset: Dataset) -> [UInt8] {
    var package = JSONObject()
    package.set("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
    package.set("name", Self.packageName(dataset.name))
    package.set("id", uri(of: dataset).text)
    package.set("title", dataset.title[tag: tag])
    package.set("description", dataset.description[tag: tag])
    package.set("homepage", dataset.page(in: tag, orOneOf: languages).map { IRI($0).text })
    package.set("version", dataset.version?.number.description)
    package.set("created", dataset.lastChanged.map(Self.timestamp))
    package.set("keywords", dataset.keywords.map { $0[tag: tag] }.withoutRepeats)
    package.set("licenses", [Self.packageLicense(dataset.license, tag: tag)])
    package.set("contributors", contributors(contact: dataset.contact))
    let folder = uri(of: dataset).text
    package.set(
      "resources",
      dataset.resources.compactMap {
        packageResource($0, named: Self.packageName($0.name), of: dataset, in: folder)
      })
    return package.json.file
  }

  /// `datapackage.json` of all that is offered, at `BASE/data/datapackage.json`.
  package var dataPackage: [UInt8] {
    var package = JSONObject()
    package.set("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
    package.set("name", "data")
    package.set("id", uri.text)
    package.set("title", title[tag: tag])
    package.set("description", description[tag: tag])
    package.set("homepage", uri.text)
    let changed = datasets.compactMap(\.lastChanged).max()
    package.set("created", changed.map(Self.timestamp))
    package.set("licenses", [Self.packageLicense(license, tag: tag)])
    package.set("contributors", contributors(contact: nil))
    package.set(
      "resources",
      datasets.filter { $0.status == .current }.flatMap { dataset in
        dataset.resources.compactMap { resource in
          let names = [dataset.name, resource.name].map(Self.packageName)
          return packageResource(
            resource, named: names.joined(separator: "."), of: dataset, in: uri.text)
        }
      })
    return package.json.file
  }

  private var tag: String { languages.first ?? "" }

  /// A table by the file that most programs read: its CSV, else its JSON, else its ODS.
  ///
  /// `folder` is the address of the folder that the package lies in; paths are relative to it where they
  /// can be (Data Package 2, “Data Resource”: no `..`).
  private func packageResource(
    _ resource: DataResource, named name: String, of dataset: Dataset, in folder: String
  ) -> JSON? {
    let formats = Distribution.Format.allCases
    let file = formats.lazy.compactMap { format in
      resource.distributions.first { $0.format == format }
    }.first
    guard let file else { return nil }
    let address = IRI(file.url).text
    var entry = JSONObject()
    entry.set("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
    entry.set("name", name)
    entry.set("type", "table")
    entry.set("path", Self.path(of: address, in: folder) ?? address)
    entry.set("title", resource.title[tag: tag])
    entry.set("format", file.format.rawValue)
    entry.set("mediatype", file.format.mediaType)
    if file.format != .ods { entry.set("encoding", "utf-8") }
    entry.set("bytes", .integer(file.byteCount))
    entry.set("hash", "sha256:\(file.sha256)")
    entry.set("schema", resource.schema.tableSchema(tag: tag))
    entry.set("licenses", [Self.packageLicense(dataset.license, tag: tag)])
    return entry.json
  }

  private func contributors(contact: ContactPoint?) -> [JSON] {
    var agency = JSONObject()
    agency.set("title", publisher.name[tag: tag])
    agency.set("path", IRI(baseURL).text)
    agency.set("roles", ["publisher"])
    guard let contact else { return [agency.json] }
    var unit = JSONObject()
    unit.set("title", contact.name[tag: tag])
    unit.set("email", contact.email)
    unit.set("roles", ["contact"])
    unit.set("organization", publisher.name[tag: tag])
    return [agency.json, unit.json]
  }

  private static func packageLicense(_ license: License, tag: String) -> JSON {
    var entry = JSONObject()
    entry.set("name", license.id)
    entry.set("title", license.title[tag: tag])
    entry.set("path", license.url.map { IRI($0).text })
    return entry.json
  }

  /// The path of a file below a folder, both absolute, as it stands on disk; `nil` where it lies elsewhere.
  private static func path(of address: String, in folder: String) -> String? {
    guard address.hasPrefix(folder),
      let path = PercentEncoding.decoded(String(address.dropFirst(folder.count)))
    else { return nil }
    return path.isEmpty ? nil : path
  }

  /// A name of `a-z0-9._-` alone, as packages should have it: other scalars become their code points, so
  /// that `計畫-115` is `u8a08-u756b-115` in every version.
  package static func packageName(_ name: String) -> String {
    var words: [String] = []
    var plain = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", ".", "_": plain.unicodeScalars.append(scalar)
      default:
        if !plain.isEmpty { words.append(plain) }
        plain = ""
        if scalar != "-" { words.append("u" + String(scalar.value, radix: 16)) }
      }
    }
    if !plain.isEmpty { words.append(plain) }
    return words.joined(separator: "-")
  }

  /// The beginning of a day in Taiwan (RFC 3339).
  static func timestamp(_ date: CalendarDate) -> String { "\(date)T00:00:00+08:00" }
}
