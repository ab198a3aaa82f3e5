import Content
import Figures
import Markup

extension AccessKeysModel {
  init(_ words: Words) {
    self.init(
      upper: AccessKeyModel(key: "U", title: words("region_upper")),
      center: AccessKeyModel(key: "C", title: words("region_center")),
      lower: AccessKeyModel(key: "Z", title: words("region_lower")),
      search: AccessKeyModel(key: "S", title: words("region_search")))
  }

  /// In the order of the page.
  var all: [AccessKeyModel] { [upper, center, lower, search] }
}

extension RenderLabels {
  init(_ words: Words) {
    self.init()
    notesTitle = words("note_title")
    noteReference = words("note_reference")
    backToNote = words("back_to_note")
    alertTitles = [
      .note: words("alert_note"), .tip: words("alert_tip"), .important: words("alert_important"),
      .warning: words("alert_warning"), .caution: words("alert_caution"),
    ]
    tableRegion = words("table_region")
    // The renderer itself numbers those that would be called the same.
    tableWithoutCaption = words("table_caption_default", ["n": ""]).trimmed
    codeRegion = words("code_region")
    rowID = words("row_id_label")
    rowIDTitle = words("row_id_title")
  }
}

extension FigureLabels {
  init(_ words: Words) {
    self.init(number: { value, digits in words.number(value, fractionDigits: digits) }) { key in
      Phrase(words(key.name))
    }
  }
}
