import Diagnostics

extension Rule {
  static let fieldsetLegend = Rule(
    .fieldsetLegend, .accessibility,
    clauses: [.code("HM1130103C"), .code("HM1130105C"), .criterion("1.3.1")],
    title: "A group of fields begins with its title",
    examples: [
      .body(
        wrong: #"<form><fieldset><label>姓名 <input name="n"></label></fieldset></form>"#,
        right: """
          <form><fieldset><legend>申請人</legend><label>姓名 <input name="n"></label></fieldset></form>
          """)
    ],
    check: .markup { page, findings in
      for group in page.visible(.fieldset) {
        findings.judge()
        let first = group.children.first
        if first?.name == .legend, let first, page.names.hasName(first) { continue }
        findings.report(
          first?.name == .legend
            ? "The group of fields has an empty title" : "The group of fields has no title",
          at: page.range(of: group),
          help: "Write <legend> with the group's title as its first element.")
      }
    })

  static let optionGroups = Rule(
    .optionGroups, .accessibility, clauses: [.code("HM1130103C"), .criterion("1.3.1")],
    title: "Groups of options have titles that differ",
    examples: [
      .body(
        wrong: """
          <label>分局 <select name="s"><optgroup><option>甲</option></optgroup></select></label>
          """,
        right: """
          <label>分局 <select name="s"><optgroup label="北區"><option>甲</option></optgroup></select></label>
          """)
    ],
    check: .markup { page, findings in
      for list in page.visible(.select) {
        var known: Set<ArraySlice<UInt8>> = []
        for group in list.children where group.name == .optgroup {
          findings.judge()
          let label = (group.bytes(.label) ?? []).trimmed
          guard label.isBlank || !known.insert(label).inserted else { continue }
          findings.report(
            label.isBlank
              ? "The group of options has no title"
              : "Two groups of options have the title '\(label.string)'",
            at: page.range(of: group), help: "Give each 'optgroup' a 'label' of its own.")
        }
      }
    })

  static let choiceGroup = Rule(
    .choiceGroup, .accessibility, clauses: [.code("HM1130105C"), .criterion("1.3.1")],
    title: "Choices that belong together stand in a group with a title",
    examples: [
      .body(
        wrong: """
          <form><label><input type="radio" name="r" value="1">是</label>
          <label><input type="radio" name="r" value="0">否</label></form>
          """,
        right: """
          <form><fieldset><legend>是否公開</legend>
          <label><input type="radio" name="r" value="1">是</label>
          <label><input type="radio" name="r" value="0">否</label></fieldset></form>
          """)
    ],
    check: .markup { page, findings in
      var groups: [ArraySlice<UInt8>: (count: Int, first: Element, isGrouped: Bool)] = [:]
      var order: [ArraySlice<UInt8>] = []
      for choice in page.visible(.input) {
        guard choice.isInput("radio") || choice.isInput("checkbox"),
          let name = choice.bytes(.name), !name.isBlank
        else { continue }
        findings.judge()
        if groups[name] == nil { order.append(name) }
        groups[name, default: (0, choice, false)].count += 1
        if choice.ancestors.contains(where: \.isTitledGroup) { groups[name]?.isGrouped = true }
      }
      for name in order {
        guard let group = groups[name], group.count > 1, !group.isGrouped else { continue }
        findings.report(
          "The \(group.count) choices named '\(name.string)' stand in no group",
          at: page.range(of: group.first),
          help: "Put them into a <fieldset> that begins with a <legend>.")
      }
    })

  static let controlName = Rule(
    .controlName, .accessibility,
    clauses: [
      .code("HM1130104C"), .code("HM1410200C"), .criterion("1.3.1"), .criterion("4.1.2"),
    ],
    title: "Each field of a form has a label",
    examples: [
      .body(
        wrong: #"<form><input type="search" name="q" placeholder="關鍵字"></form>"#,
        right: #"<form><label for="q">關鍵字</label><input type="search" name="q" id="q"></form>"#)
    ],
    check: .markup { page, findings in
      let fields = page.visible([.input, .select, .textarea]).filter(\.wantsLabel)
      guard !fields.isEmpty else { return }
      let labels = page.visible(.label)
      for field in fields {
        findings.judge()
        guard !page.isLabelled(field, by: labels) else { continue }
        findings.report(
          "The field '\(field[.name] ?? field.name.text)' has no label",
          at: page.range(of: field),
          help: "Write <label for=\"…\"> with the field's 'id', or say its name in 'title'.")
      }
    })
}

extension Element {
  /// Whether it groups fields and says what they are about.
  fileprivate var isTitledGroup: Bool {
    if name == .fieldset { return true }
    guard hasRole("group") || hasRole("radiogroup") else { return false }
    return has(.ariaLabel) || has(.ariaLabelledby)
  }

  /// Whether it is a field whose content does not say what it is for, as a button's does.
  fileprivate var wantsLabel: Bool {
    guard name == .input else { return true }
    return !isInput("hidden") && !isInput("submit") && !isInput("reset") && !isInput("button")
      && !isInput("image")
  }
}

extension MarkupPage {
  fileprivate func isLabelled(_ field: Element, by labels: [Element]) -> Bool {
    if !names.explicitName(of: field).isBlank { return true }
    if !(field.bytes(.title) ?? []).isBlank { return true }
    let id = field.bytes(.id) ?? []
    return labels.contains { label in
      let isItsOwn =
        label.has(.for) ? !id.isEmpty && label.bytes(.for) == id : label.contains(field)
      return isItsOwn && names.hasName(label)
    }
  }
}
