import Diagnostics

extension FrontMatterDecoder {
  /// Keys of procedures.
  mutating func procedure() -> ProcedureFields {
    var procedure = ProcedureFields()
    if let node = reader.node("eligibility") {
      procedure.eligibility = ownText(node, "eligibility", in: &reader)
    }
    procedure.processingTime = reader.text("processing_time")
    procedure.fee = reader.text("fee")
    procedure.applyURL = located("apply_url", in: &reader)
    procedure.progressURL = located("progress_url", in: &reader)
    for node in reader.list("documents") { decodePaper(node, into: &procedure.papers) }
    for node in reader.list("legal_basis") {
      decodeLegalBasis(node, into: &procedure.legalBasis)
    }
    for node in reader.list("forms") { decodeForm(node, into: &procedure.forms) }
    return procedure
  }

  private mutating func decodePaper(
    _ node: YAMLNode, into papers: inout [ProcedureFields.Paper]
  ) {
    guard node.members != nil else {
      if let name = reader.text(node, "documents") {
        papers.append(ProcedureFields.Paper(name: name))
      }
      return
    }
    section(node, "'documents'") { reader in
      reader.require("name")
      var paper = ProcedureFields.Paper(name: reader.text("name") ?? "")
      paper.copies = reader.text("copies")
      paper.note = reader.text("note")
      papers.append(paper)
    }
  }

  private mutating func decodeLegalBasis(
    _ node: YAMLNode, into basis: inout [ProcedureFields.LegalBasis]
  ) {
    guard node.members != nil else {
      if let title = reader.text(node, "legal_basis") {
        basis.append(
          ProcedureFields.LegalBasis(title: title, url: nil))
      }
      return
    }
    section(node, "'legal_basis'") { reader in
      reader.require("title")
      let url = located("url", in: &reader)
      basis.append(
        ProcedureFields.LegalBasis(title: reader.text("title") ?? "", url: url))
    }
  }

  private mutating func decodeForm(
    _ node: YAMLNode, into forms: inout [ProcedureFields.Form]
  ) {
    section(node, "'forms'") { reader in
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
      forms.append(form)
    }
  }
}
