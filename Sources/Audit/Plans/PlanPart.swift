import Content

/// A part that every plan has, from 壹 to 柒.
enum PlanPart: Int, CaseIterable {
  case basis = 1, goals, scope, methods, steps, assessment, rewards

  /// As plans call it.
  func name(isChinese: Bool) -> String {
    isChinese ? Self.chineseNames[rawValue - 1] : Self.englishNames[rawValue - 1]
  }

  /// Whether a heading speaks of it, however it is numbered.
  func isNamed(in heading: String, isChinese: Bool) -> Bool {
    if isChinese { return Self.chineseWords[rawValue - 1].contains { heading.holds($0) } }
    let heading = heading.lowercased()
    return Self.englishWords[rawValue - 1].contains { heading.holds($0) }
  }

  private static let chineseNames = [
    "壹、計畫依據", "貳、計畫目標", "參、實施對象", "肆、執行策略及方法", "伍、實施步驟", "陸、考核作業", "柒、獎勵方式",
  ]

  private static let englishNames = [
    "I. Basis", "II. Goals", "III. Units concerned", "IV. Strategies and methods", "V. Steps",
    "VI. Assessment", "VII. Rewards",
  ]

  private static let chineseWords = [
    ["依據", "緣起", "法源"], ["目標", "目的"], ["對象", "範圍", "適用"],
    ["策略", "方法", "作法", "做法", "構面", "面向", "措施"], ["步驟", "期程", "時程", "進度", "程序"],
    ["考核", "評核", "管考", "考評", "評估"], ["獎勵", "獎懲", "敘獎", "獎酬"],
  ]

  private static let englishWords = [
    ["basis", "background", "grounds", "authority"], ["goal", "objective", "aim", "purpose"],
    ["concerned", "scope", "subject", "target", "applica", "applies", "participa", "who "],
    ["strateg", "method", "practice", "approach", "measure"],
    ["step", "schedule", "timetable", "timeline", "phase", "procedure"],
    ["assess", "evaluat", "review", "monitor"],
    ["reward", "award", "incentive", "commend", "recognition"],
  ]
}
