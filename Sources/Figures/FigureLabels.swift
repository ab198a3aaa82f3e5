/// The words of one language that figures show to readers, and how it writes computed numbers.
///
/// Figures hold no words of their own: the caller reads these from the site's messages.
///
///     let labels = FigureLabels(number: { FigureNumber.grouped($0, fractionDigits: $1) }) { key in
///       messages[key.rawValue]
///     }
package struct FigureLabels: Sendable {
  /// One phrase; the comment names the values it may hold between braces.
  package enum Key: String, Sendable, CaseIterable {
    /// The name of a chart without a caption: 圖表.
    case chart = "figure-chart"
    /// The name of a flow chart without a caption: 流程圖.
    case flowchart = "figure-flowchart"
    /// The name of the region in which a wide figure or table scrolls, `{name}`: {name}，可左右捲動.
    case scrollable = "figure-scrollable"
    /// Separates members of a list: 、.
    case listSeparator = "figure-list-separator"
    /// Separates clauses: ；.
    case clauseSeparator = "figure-clause-separator"
    /// Separates sentences: empty in Chinese, a space in English.
    case sentenceSeparator = "figure-sentence-separator"

    /// A value that is not there: 無資料.
    case noValue = "figure-no-value"
    /// A value with its category, `{category}`, `{value}`: {category}{value}.
    case categoryValue = "figure-category-value"
    /// The values of one series, `{series}`, `{values}`: {series}：{values}。
    case seriesValues = "figure-series-values"
    /// The values of a chart with one series, `{values}`: {values}。
    case values = "figure-values"
    /// A value and its share of the whole, `{value}`, `{percent}`: {value}（占{percent}）.
    case valueShare = "figure-value-share"
    /// A percentage, `{number}`: {number}%.
    case percent = "figure-percent"

    /// What was to be reached: 目標.
    case target = "figure-target"
    /// What was reached: 實績.
    case actual = "figure-actual"
    /// The target behind the result, `{value}`: （目標{value}）.
    case aimAtLeast = "figure-aim-at-least"
    /// The same where less is better, `{value}`: （目標{value}以下）.
    case aimAtMost = "figure-aim-at-most"
    /// No result is known yet: 尚無結果.
    case noActual = "figure-no-actual"
    /// No target was set: 未訂目標.
    case noTarget = "figure-no-target"
    /// One measure in words, `{name}`, `{actual}`, `{target}`: {name}：實績{actual}，目標{target}。
    case measure = "figure-measure"
    /// A target in words where less is better, `{value}`: {value}以下.
    case atMost = "figure-at-most"

    /// A numbered step's name, `{number}`, `{name}`: {number}　{name}.
    case numberedStep = "figure-numbered-step"
    /// A node within a sentence, `{node}`: 「{node}」.
    case node = "figure-node"
    /// The description of a flow chart as a paragraph, `{text}`: 文字說明：{text}.
    case flowText = "figure-flow-text"
    /// A step, `{from}`, `{to}`: 從{from}到{to}。
    case flowStep = "figure-flow-step"
    /// Several steps in a row, `{from}`, `{to}` (a list): 從{from}依序到{to}。
    case flowSequence = "figure-flow-sequence"
    /// A decision, `{node}`, `{branches}`: 判斷{node}：{branches}。
    case flowChoice = "figure-flow-choice"
    /// What may follow a node that is no decision, `{node}`, `{branches}`: {node}之後：{branches}。
    case flowAfter = "figure-flow-after"
    /// A way onward, `{to}`: 到{to}.
    case branch = "figure-branch"
    /// A way to where the reader has been, `{to}`: 回到{to}.
    case branchBack = "figure-branch-back"
    /// A way onward with its label, `{label}`, `{to}`: {label}，到{to}.
    case labelledBranch = "figure-labelled-branch"
    /// A labelled way to where the reader has been, `{label}`, `{to}`: {label}，回到{to}.
    case labelledBranchBack = "figure-labelled-branch-back"
    /// Where the chart ends, `{nodes}`: 流程於{nodes}結束。
    case flowEnd = "figure-flow-end"
    /// A chart without a single edge, `{nodes}`: 包括{nodes}。
    case flowNodes = "figure-flow-nodes"
  }

  private let phrases: [Key: Phrase]
  private let numberFormat: @Sendable (Double, Int) -> String

  /// - Parameters:
  ///   - number: Writes a computed number with the given count of digits after the point.
  ///   - phrase: Gives the phrase of each key; it is asked once for every key.
  package init(
    number: @escaping @Sendable (Double, Int) -> String, phrase: (Key) throws -> Phrase
  ) rethrows {
    var phrases: [Key: Phrase] = [:]
    for key in Key.allCases { phrases[key] = try phrase(key) }
    self.phrases = phrases
    numberFormat = number
  }

  /// The phrase of `key` with its places filled.
  package func text(_ key: Key, _ values: KeyValuePairs<String, String> = [:]) -> String {
    guard let phrase = phrases[key] else { preconditionFailure("each key was given its phrase") }
    return phrase.filled(values)
  }

  /// A computed number as the language writes it.
  package func number(_ value: Double, fractionDigits: Int) -> String {
    numberFormat(value, fractionDigits)
  }
}
