import Figures
import Testing

struct FlowchartDescriptionTests {
  @Test(arguments: [
    ("A[受理]", "包括「受理」。"),
    ("A[受理] --> B[列管]", "從「受理」到「列管」。流程於「列管」結束。"),
    ("A --> B --> C", "從「A」依序到「B」、「C」。流程於「C」結束。"),
    (
      "A --> B{可？}\nB -->|是| C\nB -->|否| A",
      "從「A」到「可？」。判斷「可？」：是，到「C」；否，回到「A」。流程於「C」結束。"
    ),
    ("A --> B\nA --> C", "「A」之後：到「B」；到「C」。流程於「B」、「C」結束。"),
    ("A --> B --> A", "從「A」到「B」。「B」之後：回到「A」。"),
    ("A -->|5日內| B", "「A」之後：5日內，到「B」。流程於「B」結束。"),
    ("A --> A", "「A」之後：回到「A」。"),
    ("A[第一<br>行] --> B\nC[甲]", "從「第一行」到「B」。包括「甲」。流程於「B」結束。"),
  ])
  func `tells every edge once, in the order of the flow`(_ text: String, _ description: String)
    throws
  {
    #expect(try chart("flowchart TD\n" + text).description(labels: .chinese) == description)
  }

  @Test func `reads naturally in English`() throws {
    let text =
      "flowchart TD\nA[Apply] --> B{Complete?}\nB -->|yes| C[Review] --> D[Reply]\nB -->|no| A"
    #expect(
      try chart(text).description(labels: .english)
        == "From “Apply”, go to “Complete?”. At “Complete?”: if yes, go to “Review”; if no, go back "
        + "to “Apply”. From “Review”, go to “Reply”. The flow ends at “Reply”.")
  }

  @Test func `names steps without their numbers`() {
    let chart = Flowchart(steps: [("受理", nil), ("列管", "專人列管")])
    #expect(chart.description(labels: .chinese) == "從「受理」到「列管」。流程於「列管」結束。")
    #expect(chart.nodes.map(\.shape) == [.terminal, .terminal])
  }
}
