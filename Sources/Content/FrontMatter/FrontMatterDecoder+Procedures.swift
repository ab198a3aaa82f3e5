import Diagnostics

extension FrontMatterDecoder {
  /// Keys of procedures.
  mutating func decodeProcedure() {
    if let node = reader.node("eligibility") {
      frontMatter.procedure.eligibility = ownText(node, "eligibility", in: &reader)
    }
    frontMatter.procedure.processingTime = reader.text("processing_time")
    frontMatter.procedure.fee = reader.text("fee")
    frontMatter.procedure.applyURL = located("apply_url", in: &reader)
    frontMatter.procedure.progressURL = located("progress_url", in: &reader)
    for node in reader.list("documents") { decodePaper(node) }
    for node in reader.list("legal_basis") { decodeLegalBasis(node) }
    for node in reader.list("forms") { decodeForm(node) }
  }

  private mutating func decodePaper(_ node: YAMLNode) {
    guard node.members != nil else {
      if let name = reader.text(node, "documents") {
        frontMatter.procedure.papers.append(ProcedureFields.Paper(name: name))
      }
      return
    }
    section(node, "documents") { decoder, reader in
      reader.require("name")
      var paper = ProcedureFields.Paper(name: reader.text("name") ?? "")
      paper.copies = reader.text("copies")
      paper.note = reader.text("note")
      decoder.frontMatter.procedure.papers.append(paper)
    }
  }

  private mutating func decodeLegalBasis(_ node: YAMLNode) {
    guard node.members != nil else {
      if let title = reader.text(node, "legal_basis") {
        frontMatter.procedure.legalBasis.append(
          ProcedureFields.LegalBasis(title: title, url: nil))
      }
      return
    }
    section(node, "legal_basis") { decoder, reader in
      reader.require("title")
      let url = located("url", in: &reader)
      decoder.frontMatter.procedure.legalBasis.append(
        ProcedureFields.LegalBasis(title: reader.text("title") ?? "", url: url))
    }
  }

  private mutating func decodeForm(_ node: YAMLNode) {
    section(node, "forms") { decoder, reader in
      let file = located("file", in: &reader)
      let url = located("url", in: &reader)
      if node.members != nil, (file == nil) == (url == nil) {
        reader.report(
          .missingKey, "A form has either 'file' or 'url'", at: node.range)
      }
      let fallback = (file ?? url).map { SourcePath($0.value).lastComponent } ?? ""
      var form = ProcedureFields.Form(title: reader.text("title") ?? fallback)
      form.file = file
      form.url = url
      decoder.frontMatter.procedure.forms.append(form)
    }
  }
}
