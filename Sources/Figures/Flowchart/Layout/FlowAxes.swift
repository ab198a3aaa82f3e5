/// A place by its distance along the flow (`main`) and across it (`cross`).
struct AxisPoint: Hashable {
  var cross: Int
  var main: Int
}

/// A rectangle by the flow's axes.
struct AxisRectangle {
  var cross: ClosedRange<Int>
  var main: ClosedRange<Int>
}

/// The flow's axes on the page: down and to the right, or to the right and down.
struct FlowAxes {
  let direction: Flowchart.Direction

  func size(width: Int, height: Int) -> (cross: Int, main: Int) {
    direction == .topDown ? (width, height) : (height, width)
  }

  func point(_ point: AxisPoint) -> FlowchartLayout.Point {
    direction == .topDown
      ? .init(x: point.cross, y: point.main) : .init(x: point.main, y: point.cross)
  }

  func rectangle(_ area: AxisRectangle) -> FlowchartLayout.Rectangle {
    let origin = point(AxisPoint(cross: area.cross.lowerBound, main: area.main.lowerBound))
    let (cross, main) = (area.cross.count - 1, area.main.count - 1)
    return direction == .topDown
      ? .init(x: origin.x, y: origin.y, width: cross, height: main)
      : .init(x: origin.x, y: origin.y, width: main, height: cross)
  }
}

/// A node's body, for the places where edges meet it.
struct NodeBody {
  let shape: Flowchart.Shape
  let halfCross: Int
  let halfMain: Int
  private let isUpright: Bool

  /// The greatest radius of a terminal's corners; up to it, its ends are half circles.
  static let terminalRadius = 27

  init(_ size: FlowchartMetrics.NodeSize, shape: Flowchart.Shape, axes: FlowAxes) {
    self.shape = shape
    let (cross, main) = axes.size(width: size.width, height: size.height)
    halfCross = cross / 2
    halfMain = main / 2
    isUpright = axes.direction == .topDown
  }

  /// How far the border is from the centre across the flow, `offset` along it.
  func crossReach(atMain offset: Int) -> Int {
    reach(halfCross, other: halfMain, offset: offset, halfHeight: isUpright ? halfMain : halfCross)
  }

  /// How far the border is from the centre along the flow, `offset` across it.
  func mainReach(atCross offset: Int) -> Int {
    reach(halfMain, other: halfCross, offset: offset, halfHeight: isUpright ? halfMain : halfCross)
  }

  private func reach(_ half: Int, other: Int, offset: Int, halfHeight: Int) -> Int {
    switch shape {
    case .rectangle, .round: return half
    case .choice: return half - half * min(abs(offset), other) / max(other, 1)
    case .terminal:
      let radius = min(halfHeight, Self.terminalRadius)
      let beyond = abs(offset) - (other - radius)
      guard beyond > 0 else { return half }
      let chord = Double(max(radius * radius - beyond * beyond, 0)).squareRoot()
      return half - radius + Int(chord.rounded())
    }
  }
}
