extension Catalog {
  /// Says which versions a dataset had (DCAT 3, §11).
  ///
  /// A version is a `prov:Entity` and not a further `dcat:Dataset`: harvesters such as CKAN list whatever is
  /// a `dcat:Dataset`, and would offer each version as a dataset without files.
  func describeVersions(of dataset: Dataset, in graph: inout Graph) {
    let node = uri(of: dataset)
    guard let current = dataset.version else { return }
    graph.add(node, "dcat:version", .literal(current.number.description, type: "xsd:string"))
    if let note = current.note { graph.add(node, "adms:versionNotes", note, tags: languages) }
    if dataset.status == .current {
      graph.add(node, "dcat:hasCurrentVersion", uri(of: current, of: dataset))
    }
    if dataset.versions.count > 1 {
      let last = dataset.versions[dataset.versions.count - 2]
      graph.add(node, "dcat:previousVersion", uri(of: last, of: dataset))
    }
    for version in dataset.versions {
      graph.add(node, "dcat:hasVersion", uri(of: version, of: dataset))
    }

    var previous: IRI?
    for version in dataset.versions {
      let entity = uri(of: version, of: dataset)
      _ = graph.begin(entity, "prov:Entity")
      graph.add(entity, "dcat:isVersionOf", node)
      graph.add(
        entity, "dcat:version", .literal(version.number.description, type: "xsd:string"))
      graph.add(entity, "dct:title", dataset.title, tags: languages)
      graph.add(entity, "dct:issued", date: version.date)
      graph.add(
        entity, "dct:identifier", .literal("sha256:\(version.digest)", type: "xsd:string"))
      if let note = version.note { graph.add(entity, "adms:versionNotes", note, tags: languages) }
      let isLast = version == current
      let status: DatasetStatus =
        version.change == .withdrawn || isLast && dataset.withdrawal != nil
        ? .withdrawn : isLast ? .completed : .deprecated
      graph.add(entity, "adms:status", status.uri)
      graph.add(entity, "dcat:previousVersion", ifAny: previous)
      previous = entity
    }
  }

  /// Says why a dataset is no longer offered, as the open-data rules demand: with day, reason and approver.
  func describeWithdrawal(of dataset: Dataset, in graph: inout Graph) {
    guard let withdrawal = dataset.withdrawal else { return }
    let node = uri(of: dataset)
    let activity = part("withdrawal", of: dataset)
    let approver = part("approver", of: dataset)
    graph.add(node, "adms:status", DatasetStatus.withdrawn.uri)
    graph.add(node, "prov:wasInvalidatedBy", activity)
    graph.add(node, "dct:isReplacedBy", ifAny: withdrawal.successor.map { IRI($0) })
    _ = graph.begin(activity, "prov:Activity")
    graph.add(activity, "rdfs:label", withdrawal.reason, tags: languages)
    graph.add(activity, "dct:date", date: withdrawal.date)
    graph.add(activity, "prov:wasAssociatedWith", approver)
    _ = graph.begin(approver, "foaf:Agent")
    graph.add(approver, "foaf:name", withdrawal.approver, tags: languages)
  }
}

/// The states of the ADMS status scheme that datasets have here.
private enum DatasetStatus: String {
  case completed = "Completed"
  case deprecated = "Deprecated"
  case withdrawn = "Withdrawn"

  var uri: IRI { IRI("http://purl.org/adms/status/\(rawValue)") }
}
