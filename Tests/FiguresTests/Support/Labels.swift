import Figures

extension FigureLabels {
  static let chinese = make([
    .chart: "圖表", .flowchart: "流程圖", .scrollable: "{name}，可左右捲動",
    .listSeparator: "、", .clauseSeparator: "；", .sentenceSeparator: "",
    .noValue: "無資料", .categoryValue: "{category}{value}", .seriesValues: "{series}：{values}。",
    .values: "{values}。", .valueShare: "{value}（占{percent}）", .percent: "{number}%",
    .target: "目標", .actual: "實績", .aimAtLeast: "（目標{value}）", .aimAtMost: "（目標{value}以下）",
    .noActual: "尚無結果", .noTarget: "未訂目標", .measure: "{name}：實績{actual}，目標{target}。",
    .atMost: "{value}以下",
    .numberedStep: "{number}　{name}", .node: "「{node}」",
    .flowText: "文字說明：{text}", .flowStep: "從{from}到{to}。", .flowSequence: "從{from}依序到{to}。",
    .flowChoice: "判斷{node}：{branches}。", .flowAfter: "{node}之後：{branches}。", .branch: "到{to}",
    .branchBack: "回到{to}", .labelledBranch: "{label}，到{to}",
    .labelledBranchBack: "{label}，回到{to}", .flowEnd: "流程於{nodes}結束。",
    .flowNodes: "包括{nodes}。",
  ])

  static let english = make([
    .chart: "Chart", .flowchart: "Flow chart", .scrollable: "{name}, scrolls sideways",
    .listSeparator: ", ", .clauseSeparator: "; ", .sentenceSeparator: " ",
    .noValue: "no data", .categoryValue: "{category} {value}", .seriesValues: "{series}: {values}.",
    .values: "{values}.", .valueShare: "{value} ({percent})", .percent: "{number}%",
    .target: "Target", .actual: "Result", .aimAtLeast: " (target {value})",
    .aimAtMost: " (target at most {value})", .noActual: "no result yet", .noTarget: "no target set",
    .measure: "{name}: result {actual}, target {target}.", .atMost: "at most {value}",
    .numberedStep: "{number}. {name}", .node: "“{node}”", .flowText: "In words: {text}",
    .flowStep: "From {from}, go to {to}.", .flowSequence: "From {from}, go in turn to {to}.",
    .flowChoice: "At {node}: {branches}.", .flowAfter: "After {node}: {branches}.",
    .branch: "go to {to}", .branchBack: "go back to {to}",
    .labelledBranch: "if {label}, go to {to}",
    .labelledBranchBack: "if {label}, go back to {to}", .flowEnd: "The flow ends at {nodes}.",
    .flowNodes: "It shows {nodes}.",
  ])

  /// A key without a phrase shows as its name in golden files, and a test counts them.
  private static func make(_ phrases: [Key: Phrase]) -> FigureLabels {
    FigureLabels(number: { FigureNumber.grouped($0, fractionDigits: $1) }) { key in
      phrases[key] ?? Phrase(key.name)
    }
  }
}
