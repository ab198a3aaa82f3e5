extension Catalog {
  /// Says of a dataset what DCAT 3, §6.6 has words for.
  func describe(_ dataset: Dataset, in graph: inout Graph) {
    let node = uri(of: dataset)
    guard graph.begin(node, "dcat:Dataset") else { return }
    graph.add(node, "dct:identifier", .literal(node.text, type: "xsd:string"))
    graph.add(node, "dct:title", dataset.title, tags: languages)
    graph.add(node, "dct:description", dataset.description, tags: languages)
    for keyword in dataset.keywords { graph.add(node, "dcat:keyword", keyword, tags: languages) }
    for term in dataset.classes { graph.add(node, "dcat:theme", uri(of: term)) }
    graph.add(node, "dct:publisher", part("publisher"))
    graph.add(node, "dcat:contactPoint", part("contact", of: dataset))
    graph.add(node, "dct:license", address(of: dataset.license))
    graph.add(node, "dct:rights", rights(of: dataset.license))
    for tag in dataset.languages(in: self) { add(languageTag: tag, to: node, in: &graph) }
    graph.add(node, "dct:issued", date: dataset.issued)
    graph.add(node, "dct:modified", date: dataset.lastChanged)
    graph.add(node, "dct:accrualPeriodicity", ifAny: dataset.frequency?.concept)
    for tag in languages {
      guard let page = dataset.pages[tag].map({ IRI($0) }) else { continue }
      graph.add(node, "dcat:landingPage", page)
      _ = graph.begin(page, "foaf:Document")
    }
    if dataset.temporal != nil { graph.add(node, "dct:temporal", part("period", of: dataset)) }
    if dataset.spatial != nil { graph.add(node, "dct:spatial", part("place", of: dataset)) }
    describeVersions(of: dataset, in: &graph)
    describeWithdrawal(of: dataset, in: &graph)
    for resource in dataset.resources {
      for file in resource.distributions {
        graph.add(node, "dcat:distribution", uri(of: file, of: resource, of: dataset))
      }
    }
    if let frequency = dataset.frequency { _ = graph.begin(frequency.concept, "dct:Frequency") }
    describeCoverage(of: dataset, in: &graph)
    describeContact(of: dataset, in: &graph)
    describe(dataset.license, in: &graph)
    for term in dataset.classes { describe(term, in: &graph) }
    for resource in dataset.resources {
      for file in resource.distributions { describe(file, resource, dataset, in: &graph) }
    }
  }

  private func describeCoverage(of dataset: Dataset, in graph: inout Graph) {
    if let (start, end) = dataset.temporal {
      let period = part("period", of: dataset)
      _ = graph.begin(period, "dct:PeriodOfTime")
      graph.add(period, "dcat:startDate", date: start)
      graph.add(period, "dcat:endDate", date: end)
    }
    if let spatial = dataset.spatial {
      let place = part("place", of: dataset)
      _ = graph.begin(place, "dct:Location")
      graph.add(place, "rdfs:label", .literal(spatial, type: "xsd:string"))
    }
  }

  private func describeContact(of dataset: Dataset, in graph: inout Graph) {
    let contact = part("contact", of: dataset)
    _ = graph.begin(contact, "vcard:Kind")
    // Readers that do not reason know no subclasses, so that both are said.
    graph.add(contact, "rdf:type", .name("vcard:Organization"))
    graph.add(contact, "vcard:fn", dataset.contact.name, tags: languages)
    graph.add(
      contact, "vcard:hasEmail", ifAny: dataset.contact.email.map { IRI("mailto:\($0)") })
    graph.add(
      contact, "vcard:hasTelephone", ifAny: dataset.contact.phone.flatMap(Self.telephoneURI))
  }

  /// `tel:02-2380-0791;ext=123` of `(02)2380-0791#123` (RFC 3966): digits of either width, hyphens where
  /// brackets and spaces are, and the extension that `#` or 轉 begins; `nil` without digits.
  static func telephoneURI(_ phone: String) -> IRI? {
    let parts = phone.split(maxSplits: 1, omittingEmptySubsequences: false) { "#＃轉".contains($0) }
    let groups = parts.map { part in
      part.split { $0.wholeNumberValue == nil && $0 != "+" }.map { group in
        String(group.compactMap { $0 == "+" ? "+" : $0.wholeNumberValue.map(String.init) }.joined())
      }
    }
    guard let number = groups.first, !number.isEmpty else { return nil }
    let isExtended = groups.count > 1 && !groups[1].isEmpty
    return IRI(
      "tel:\(number.joined(separator: "-"))" + (isExtended ? ";ext=\(groups[1].joined())" : ""))
  }

  // MARK: - Classes

  /// The concept that a class's page speaks of.
  private func uri(of term: DatasetClass) -> IRI { IRI("\(term.url)#concept") }

  private func describe(_ term: DatasetClass, in graph: inout Graph) {
    let concept = uri(of: term)
    guard graph.begin(concept, "skos:Concept") else { return }
    graph.add(concept, "skos:prefLabel", term.name, tags: languages)
    graph.add(concept, "skos:notation", .literal(term.code, type: "xsd:string"))
    graph.add(concept, "skos:inScheme", part(term.scheme))
    graph.add(concept, "foaf:page", IRI(term.url))
  }

  // MARK: - Distributions

  private func describe(
    _ file: Distribution, _ resource: DataResource, _ dataset: Dataset, in graph: inout Graph
  ) {
    let node = uri(of: file, of: resource, of: dataset)
    _ = graph.begin(node, "dcat:Distribution")
    graph.add(node, "dct:title", resource.title, tags: languages)
    graph.add(node, "dcat:accessURL", IRI(file.url))
    graph.add(node, "dcat:downloadURL", IRI(file.url))
    let mediaType = IRI("https://www.iana.org/assignments/media-types/\(file.format.mediaType)")
    graph.add(node, "dcat:mediaType", mediaType)
    let format = IRI(
      "http://publications.europa.eu/resource/authority/file-type/\(file.format.label)")
    graph.add(node, "dct:format", format)
    graph.add(
      node, "dcat:byteSize", .literal(String(file.byteCount), type: "xsd:nonNegativeInteger"))
    let checksum = part("\(resource.name).\(file.format.rawValue)-sha256", of: dataset)
    graph.add(node, "spdx:checksum", checksum)
    for standard in file.format.standards { graph.add(node, "dct:conformsTo", standard) }
    graph.add(node, "dct:license", address(of: dataset.license))
    graph.add(node, "dct:rights", rights(of: dataset.license))
    if let tag = resource.language { add(languageTag: tag, to: node, in: &graph) }
    graph.add(node, "dct:modified", date: dataset.lastChanged)

    _ = graph.begin(checksum, "spdx:Checksum")
    graph.add(checksum, "spdx:algorithm", .name("spdx:checksumAlgorithm_sha256"))
    graph.add(checksum, "spdx:checksumValue", .literal(file.sha256, type: "xsd:hexBinary"))
    _ = graph.begin(mediaType, "dct:MediaType")
    _ = graph.begin(format, "dct:MediaTypeOrExtent")
    for standard in file.format.standards { _ = graph.begin(standard, "dct:Standard") }
  }
}

extension Dataset {
  /// The languages of its tables, or of its pages where the tables are of none.
  func languages(in catalog: Catalog) -> [String] {
    let own = Set(resources.compactMap(\.language))
    let tags = own.isEmpty ? Set(pages.keys) : own
    let known = catalog.languages.filter(tags.contains)
    return known + tags.subtracting(known).sorted()
  }
}

extension Distribution.Format {
  /// What files of this kind keep to.
  fileprivate var standards: [IRI] {
    switch self {
    case .csv:
      [
        IRI("https://www.rfc-editor.org/info/rfc4180"),
        IRI("https://www.w3.org/TR/tabular-metadata/"),
      ]
    case .json: [IRI("https://www.rfc-editor.org/info/rfc8259")]
    case .ods: [IRI("https://docs.oasis-open.org/office/OpenDocument/v1.3/")]
    }
  }
}
