package import Encodings

extension Outcome {
  /// Everything that is known, as it is kept in the history and in reports.
  package var record: JSON {
    var object = RecordObject()
    object.set("url", url)
    object.set("finding", finding.rawValue)
    object.set("status", status)
    object.set("hops", hops.map(\.record))
    object.set("finalURL", finalURL)
    object.set("failure", failure?.rawValue)
    object.set("certificate", certificate?.record)
    object.set("missingFragments", missingFragments)
    object.set("message", message.key.rawValue)
    object.set("values", message.values)
    object.set("startedAt", startedAt)
    object.set("milliseconds", milliseconds)
    object.set("requests", requestCount)
    object.set("private", isPrivate)
    return object.json
  }

  init(_ fields: RecordFields) throws(RecordError) {
    var hops: [Hop] = []
    for hop in try fields.objects("hops") { hops.append(try Hop(hop)) }
    var certificate: CertificateFacts?
    if let facts = try fields.optionalObject("certificate") {
      certificate = try CertificateFacts(facts)
    }
    self.init(
      url: try fields.text("url"), finding: try fields.choice("finding"),
      status: try fields.optionalWhole("status"), hops: hops,
      finalURL: try fields.optionalText("finalURL"),
      failure: try fields.optionalChoice("failure"), certificate: certificate,
      missingFragments: try fields.texts("missingFragments"),
      message: Message(try fields.choice("message"), try fields.textsByName("values")),
      startedAt: try fields.whole("startedAt"), milliseconds: try fields.whole("milliseconds"),
      requestCount: try fields.whole("requests"), isPrivate: try fields.flag("private"))
  }
}

extension Outcome.Hop {
  fileprivate var record: JSON {
    var object = RecordObject()
    object.set("url", url)
    object.set("status", status)
    object.set("permanent", isPermanent)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      url: try fields.text("url"), status: try fields.whole("status"),
      isPermanent: try fields.flag("permanent"))
  }
}

extension CertificateFacts {
  fileprivate var record: JSON {
    var object = RecordObject()
    object.set("leafExpiry", leafExpiry)
    object.set("intermediateExpiry", intermediateExpiry)
    object.set("issuer", issuer)
    object.set("lacksIntermediate", lacksIntermediate)
    object.set("distrusted", isDistrustedByBrowsers)
    return object.json
  }

  fileprivate init(_ fields: RecordFields) throws(RecordError) {
    self.init(
      leafExpiry: try fields.whole("leafExpiry"),
      intermediateExpiry: try fields.optionalWhole("intermediateExpiry"),
      issuer: try fields.text("issuer"), lacksIntermediate: try fields.flag("lacksIntermediate"),
      isDistrustedByBrowsers: try fields.flag("distrusted"))
  }
}
