extension Catalog {
  /// `catalog.ttl`: the catalogue by DCAT 3 as Turtle.
  package var turtle: [UInt8] { graph.turtle }

  /// `catalog.jsonld`: the same statements as JSON-LD.
  package var jsonLD: [UInt8] { graph.jsonLD }

  /// The catalogue by DCAT 3, as the shapes of DCAT-AP 3.0.1 ask for it.
  ///
  /// Withdrawn datasets stay in it with their reason: a harvester that keeps what it knows learns that they
  /// are withdrawn, and their URIs go on meaning something.
  package var graph: Graph {
    var graph = Graph()
    _ = graph.begin(uri, "dcat:Catalog")
    graph.add(uri, "dct:title", title, tags: languages)
    graph.add(uri, "dct:description", description, tags: languages)
    graph.add(uri, "dct:publisher", part("publisher"))
    graph.add(uri, "dct:license", address(of: license))
    graph.add(uri, "dct:rights", rights(of: license))
    for tag in languages { add(languageTag: tag, to: uri, in: &graph) }
    graph.add(uri, "dct:issued", date: datasets.compactMap(\.issued).min())
    graph.add(uri, "dct:modified", date: datasets.compactMap(\.lastChanged).max())
    graph.add(uri, "foaf:homepage", IRI(baseURL))
    _ = graph.begin(IRI(baseURL), "foaf:Document")
    for scheme in ClassScheme.allCases where hasClasses(of: scheme) {
      graph.add(uri, "dcat:themeTaxonomy", part(scheme.rawValue))
    }
    for dataset in datasets { graph.add(uri, "dcat:dataset", uri(of: dataset)) }
    describePublisher(in: &graph)
    describe(license, in: &graph)
    for scheme in ClassScheme.allCases where hasClasses(of: scheme) {
      describe(scheme, in: &graph)
    }
    for dataset in datasets { describe(dataset, in: &graph) }
    return graph
  }

  private func hasClasses(of scheme: ClassScheme) -> Bool {
    datasets.contains { !$0.classes(of: scheme.rawValue).isEmpty }
  }

  private func describePublisher(in graph: inout Graph) {
    let agent = part("publisher")
    _ = graph.begin(agent, "foaf:Agent")
    graph.add(agent, "foaf:name", publisher.name, tags: languages)
    // DCAT-US 3 takes a name without language only, DCAT-AP any.
    if let tag = languages.first {
      graph.add(agent, "foaf:name", .literal(publisher.name[tag: tag], type: "xsd:string"))
    }
    for code in [publisher.code, publisher.oid.map { "urn:oid:\($0)" }].compactMap(\.self) {
      graph.add(agent, "dct:identifier", .literal(code, type: "xsd:string"))
    }
    graph.add(agent, "foaf:homepage", IRI(baseURL))
  }

  private func describe(_ scheme: ClassScheme, in graph: inout Graph) {
    let node = part(scheme.rawValue)
    _ = graph.begin(node, "skos:ConceptScheme")
    graph.add(node, "dct:title", scheme.title, tags: ["zh-Hant", "en"])
  }

  // MARK: - Shared by datasets

  /// The address of a licence's text, or a name of it in this catalogue where it has none.
  func address(of license: License) -> IRI {
    license.url.map { IRI($0) } ?? part("license-\(license.id)")
  }

  func rights(of license: License) -> IRI { part("rights-\(license.id)") }

  func describe(_ license: License, in graph: inout Graph) {
    let node = address(of: license)
    if graph.begin(node, "dct:LicenseDocument") {
      graph.add(node, "dct:title", license.title, tags: languages)
      graph.add(node, "dct:identifier", .literal(license.id, type: "xsd:string"))
    }
    // The portal knows a licence by its words alone.
    let statement = rights(of: license)
    if graph.begin(statement, "dct:RightsStatement") {
      graph.add(statement, "rdfs:label", .text(license.portalName, tag: "zh-Hant"))
    }
  }

  /// Says the language of something by the registry that DCAT 3 asks for (`dct:language`): ISO 639-1, or 639-2
  /// for tags of three letters.
  func add(languageTag tag: String, to subject: IRI, in graph: inout Graph) {
    let language = tag.prefix { $0 != "-" }.lowercased()
    guard let part = [2: 1, 3: 2][language.utf8.count] else { return }
    let address = IRI("http://id.loc.gov/vocabulary/iso639-\(part)/\(language)")
    graph.add(subject, "dct:language", address)
    _ = graph.begin(address, "dct:LinguisticSystem")
  }
}

/// The three official classifications, each with codes of its own.
enum ClassScheme: String, CaseIterable {
  case theme, cake, service

  var title: LocalizedText {
    switch self {
    case .theme: LocalizedText([(tag: "zh-Hant", text: "主題分類"), (tag: "en", text: "Themes")])
    case .cake:
      LocalizedText([(tag: "zh-Hant", text: "施政分類"), (tag: "en", text: "Administration")])
    case .service:
      LocalizedText([(tag: "zh-Hant", text: "服務分類"), (tag: "en", text: "Services")])
    }
  }
}
