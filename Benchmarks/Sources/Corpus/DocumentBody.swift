/// The Markdown of one document in one language.
struct DocumentBody {
  private let document: CorpusDocument
  private let language: Language
  private var prose: Prose
  /// A stream of its own, so that each language links to the same documents.
  private var targets: Numbers
  private var output = ""

  init(_ document: CorpusDocument, _ language: Language) {
    self.document = document
    self.language = language
    let (seed, stream) = (document.corpus.seed, UInt64(3 * document.index))
    prose = Prose(language: language, numbers: Numbers(seed: seed, stream: stream + 1))
    targets = Numbers(seed: seed, stream: stream + 2)
  }

  mutating func text() -> String {
    switch document.kind {
    case .plan: plan()
    case .faq: faq()
    case .sop: sop()
    }
    return output
  }

  // MARK: Kinds

  private mutating func plan() {
    heading(2, "壹、計畫依據", "I. Basis")
    paragraph(bytes: 200)
    heading(2, "貳、計畫目標", "II. Goals")
    paragraph(bytes: 480)
    heading(2, "參、實施對象", "III. Scope")
    paragraph(bytes: 200)
    heading(2, "肆、執行策略及方法", "IV. Strategies and methods")
    for facet in 0..<4 {
      let number = ["一", "二", "三", "四"][facet]
      heading(3, "\(number)、\(prose.phrase())", "\(facet + 1). \(prose.phrase())")
      for strategy in 0..<3 {
        let number = ["一", "二", "三"][strategy]
        heading(4, "（\(number)）\(prose.phrase())", "(\(strategy + 1)) \(prose.phrase())")
        for method in 1...2 { appendMethod(method) }
        output += "\n"
      }
    }
    heading(2, "伍、實施步驟", "V. Steps")
    row([language("項次", "No."), language("工作項目", "Task"), language("期限", "Due")])
    output += "|---:|---|---|\n"
    for month in 1...8 {
      let day = "2026-\(CorpusDocument.twoDigits(month))-28"
      row(["\(month)", prose.phrase(), day])
    }
    let source = "https://plans.example.org/\(document.index)"
    output += "\n> \(prose.sentence(bytes: 150))\n>\n"
    output += "> \(language("資料來源：", "Source: "))[\(language("中程計畫", "Programme"))](\(source))\n"
  }

  private mutating func appendMethod(_ number: Int) {
    output +=
      "\(number). **\(prose.phrase())**\(language("：", ": "))\(prose.sentence(bytes: 165))\n"
    for _ in 0..<2 {
      output += "   - \(prose.sentence(bytes: 85))\(language("", " "))\(link())\n"
    }
  }

  private mutating func faq() {
    for _ in 0..<8 {
      heading(2, "\(prose.phrase())嗎？", "\(prose.phrase())?")
      paragraph(bytes: 360)
      output += "- \(prose.sentence(bytes: 90))\n- \(link())\n\n"
    }
  }

  private mutating func sop() {
    heading(2, "申辦資格", "Eligibility")
    paragraph(bytes: 240)
    heading(2, "作業流程", "Procedure")
    for step in 1...8 {
      output += "\(step). **\(language("步驟", "Step "))\(step)** \(prose.sentence(bytes: 200))\n"
    }
    output += "\n"
    heading(2, "應備文件", "Papers")
    row([language("文件", "Paper"), language("份數", "Copies")])
    output += "|---|---:|\n"
    for copies in 1...5 { row([prose.phrase(), "\(copies)"]) }
    output += "\n\(link())\n"
  }

  // MARK: Parts

  private mutating func heading(_ level: Int, _ chinese: String, _ english: String) {
    output += String(repeating: "#", count: level) + " \(language(chinese, english))\n\n"
  }

  private mutating func paragraph(bytes: Int) {
    output += prose.sentence(bytes: bytes) + "\n\n"
  }

  private mutating func row(_ cells: [String]) {
    output += "| " + cells.joined(separator: " | ") + " |\n"
  }

  /// A link to another document by its title.
  private mutating func link() -> String {
    let target = document.corpus.document(targets.below(document.corpus.documentCount))
    let prefix = document.corpus.convention.prefix(language)
    return "[\(target.title(language))](\(prefix)\(target.path))"
  }
}
