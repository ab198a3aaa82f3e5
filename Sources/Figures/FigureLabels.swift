/// The words of one language that figures show to readers, and how it writes computed numbers.
///
/// Figures hold no words of their own: the caller reads these from the site's messages.
///
///     let labels = FigureLabels(number: { FigureNumber.grouped($0, fractionDigits: $1) }) { key in
///       messages[key.name]
///     }
package struct FigureLabels: Sendable {
  /// One phrase; the comment names the values it may hold between braces.
  package enum Key: Int, Sendable, CaseIterable {
    /// The name of a chart without a caption: 圖表.
    case chart
    /// The name of a flow chart without a caption: 流程圖.
    case flowchart
    /// The name of the region in which a wide figure or table scrolls, `{name}`: {name}，可左右捲動.
    case scrollable
    /// Separates members of a list: 、.
    case listSeparator
    /// Separates clauses: ；.
    case clauseSeparator
    /// Separates sentences: empty in Chinese, a space in English.
    case sentenceSeparator

    /// A value that is not there: 無資料.
    case noValue
    /// A value with its category, `{category}`, `{value}`: {category}{value}.
    case categoryValue
    /// The values of one series, `{series}`, `{values}`: {series}：{values}。
    case seriesValues
    /// The values of a chart with one series, `{values}`: {values}。
    case values
    /// A value and its share of the whole, `{value}`, `{percent}`: {value}（占{percent}）.
    case valueShare
    /// A percentage, `{number}`: {number}%.
    case percent

    /// What was to be reached: 目標.
    case target
    /// What was reached: 實績.
    case actual
    /// The target behind the result, `{value}`: （目標{value}）.
    case aimAtLeast
    /// The same where less is better, `{value}`: （目標{value}以下）.
    case aimAtMost
    /// No result is known yet: 尚無結果.
    case noActual
    /// No target was set: 未訂目標.
    case noTarget
    /// One measure in words, `{name}`, `{actual}`, `{target}`: {name}：實績{actual}，目標{target}。
    case measure
    /// A target in words where less is better, `{value}`: {value}以下.
    case atMost

    /// A numbered step's name, `{number}`, `{name}`: {number}　{name}.
    case numberedStep
    /// A node within a sentence, `{node}`: 「{node}」.
    case node
    /// The description of a flow chart as a paragraph, `{text}`: 文字說明：{text}.
    case flowText
    /// A step, `{from}`, `{to}`: 從{from}到{to}。
    case flowStep
    /// Several steps in a row, `{from}`, `{to}` (a list): 從{from}依序到{to}。
    case flowSequence
    /// A decision, `{node}`, `{branches}`: 判斷{node}：{branches}。
    case flowChoice
    /// What may follow a node that is no decision, `{node}`, `{branches}`: {node}之後：{branches}。
    case flowAfter
    /// A way onward, `{to}`: 到{to}.
    case branch
    /// A way to where the reader has been, `{to}`: 回到{to}.
    case branchBack
    /// A way onward with its label, `{label}`, `{to}`: {label}，到{to}.
    case labelledBranch
    /// A labelled way to where the reader has been, `{label}`, `{to}`: {label}，回到{to}.
    case labelledBranchBack
    /// Where the chart ends, `{nodes}`: 流程於{nodes}結束。
    case flowEnd
    /// A chart without a single edge, `{nodes}`: 包括{nodes}。
    case flowNodes
  }

  /// In the order of the keys.
  private let phrases: [Phrase]
  private let numberFormat: @Sendable (Double, Int) -> String

  /// - Parameters:
  ///   - number: Writes a computed number with the given count of digits after the point.
  ///   - phrase: Gives the phrase of each key; it is asked once for every key.
  package init(
    number: @escaping @Sendable (Double, Int) -> String, phrase: (Key) throws -> Phrase
  ) rethrows {
    phrases = try Key.allCases.map(phrase)
    numberFormat = number
  }

  /// The phrase of `key` with its places filled.
  package func text(_ key: Key, _ values: KeyValuePairs<String, String> = [:]) -> String {
    let phrase = phrases[key.rawValue]
    return values.isEmpty ? phrase.text : phrase.filled(values)
  }

  /// A computed number as the language writes it.
  package func number(_ value: Double, fractionDigits: Int) -> String {
    numberFormat(value, fractionDigits)
  }
}

extension FigureLabels.Key {
  /// What the phrase is called among the words of a language.
  package var name: String {
    switch self {
    case .chart: "figure-chart"
    case .flowchart: "figure-flowchart"
    case .scrollable: "figure-scrollable"
    case .listSeparator: "figure-list-separator"
    case .clauseSeparator: "figure-clause-separator"
    case .sentenceSeparator: "figure-sentence-separator"
    case .noValue: "figure-no-value"
    case .categoryValue: "figure-category-value"
    case .seriesValues: "figure-series-values"
    case .values: "figure-values"
    case .valueShare: "figure-value-share"
    case .percent: "figure-percent"
    case .target: "figure-target"
    case .actual: "figure-actual"
    case .aimAtLeast: "figure-aim-at-least"
    case .aimAtMost: "figure-aim-at-most"
    case .noActual: "figure-no-actual"
    case .noTarget: "figure-no-target"
    case .measure: "figure-measure"
    case .atMost: "figure-at-most"
    case .numberedStep: "figure-numbered-step"
    case .node: "figure-node"
    case .flowText: "figure-flow-text"
    case .flowStep: "figure-flow-step"
    case .flowSequence: "figure-flow-sequence"
    case .flowChoice: "figure-flow-choice"
    case .flowAfter: "figure-flow-after"
    case .branch: "figure-branch"
    case .branchBack: "figure-branch-back"
    case .labelledBranch: "figure-labelled-branch"
    case .labelledBranchBack: "figure-labelled-branch-back"
    case .flowEnd: "figure-flow-end"
    case .flowNodes: "figure-flow-nodes"
    }
  }
}
