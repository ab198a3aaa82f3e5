/// A language of the corpus.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh-Hant"
  case english = "en"

  /// One of two texts.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    self == .chinese ? chinese : english
  }
}

/// Sentences of official prose, of no meaning but of the usual letters, lengths and punctuation.
struct Prose {
  let language: Language
  var numbers: Numbers

  /// A sentence of about so many bytes, with its full stop.
  mutating func sentence(bytes: Int) -> String {
    var sentence = ""
    while sentence.utf8.count < bytes {
      if !sentence.isEmpty { sentence += language("，", ", ") }
      sentence += numbers.pick(language == .chinese ? Self.chinese : Self.english)
    }
    return Self.capitalized(sentence) + language("。", ".")
  }

  /// The same without a full stop, for headings and cells.
  mutating func phrase() -> String {
    Self.capitalized(numbers.pick(language == .chinese ? Self.chinese : Self.english))
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static let chinese = [
    "依民眾意見檢討申辦流程", "逐項公布應備文件與處理期限", "由專責窗口受理並全程追蹤", "提供線上申辦及進度查詢",
    "每季檢視網頁內容是否正確", "連結失效者於三個工作日內修正", "引用資料均註明出處與日期", "統計資料以開放格式供下載",
    "表單同時提供開放文件格式", "新進同仁完成櫃檯服務訓練", "以淺白文字說明法規要件", "針對身心障礙者提供協助",
    "設置雙語標示與諮詢人員", "跨機關案件由本機關代為轉送", "減少申請人往返次數", "資料介接取代紙本謄本",
    "定期公開辦理情形及成果", "民眾滿意度列入年度評核", "電話於鈴響三聲內接聽", "陳情案件依限回復並列管",
    "重大變更於七日前公告", "服務時間延長至中午不休息", "建立常見問題並即時更新", "個人資料依法妥善保護",
  ]

  private static let english = [
    "the office reviews each procedure with those who use it",
    "required papers and time limits are published item by item",
    "one desk takes the case and follows it to the end",
    "applications can be filed and traced on line",
    "pages are read again every quarter and put right",
    "a broken link is mended within three working days",
    "quoted figures name their source and their day",
    "statistics can be downloaded in open formats",
    "every form comes as an open document too",
    "new colleagues are trained at the counter first",
    "the law is explained in plain words",
    "help is offered to people with disabilities",
    "signs and advice are given in two languages",
    "what concerns another agency is passed on from here",
    "nobody is asked to come twice for the same paper",
    "records are exchanged between offices instead of copies",
    "progress and results are made public at fixed times",
    "the satisfaction of residents counts in the yearly review",
    "calls are answered by the third ring",
    "complaints are answered in time and kept on a list",
    "larger changes are announced seven days ahead",
    "the counters stay open through the noon hour",
    "common questions are collected and kept up to date",
    "personal data is protected as the law demands",
  ]
}
