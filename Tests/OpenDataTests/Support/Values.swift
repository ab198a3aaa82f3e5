import OpenData

/// A text in Chinese and English.
func zhEn(_ chinese: String, _ english: String) -> LocalizedText {
  LocalizedText([(tag: "zh-Hant", text: chinese), (tag: "en", text: english)])
}

func day(_ text: String) -> CalendarDate? { CalendarDate(parsing: text) }
