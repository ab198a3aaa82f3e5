/// A stretch of instructions that show nothing but one shared record and messages.
///
/// Such stretches are written once for each record and not for each page that shows it.
struct Region: Sendable {
  /// The shared record's register and model.
  let register: Int
  let model: Int
  let body: Range<Int>
}

extension Program {
  /// Finds the regions, and puts an instruction before each that takes a fragment in its place.
  mutating func markRegions() {
    let shared = Dictionary(
      uniqueKeysWithValues: shares.joined().map { ($0.register, $0.model) })
    guard !shared.isEmpty else { return }
    var finder = RegionFinder(program: self, shared: shared)
    for procedure in entries.indices { finder.search(body(of: procedure)) }
    insert(finder.regions)
  }

  /// Inserts the fragments of regions that are in order and do not overlap.
  private mutating func insert(_ found: [Region]) {
    /// How many are inserted before each instruction.
    var shifts = Array(repeating: 0, count: instructions.count + 1)
    for region in found { shifts[region.body.lowerBound + 1] += 1 }
    for index in shifts.indices.dropFirst() { shifts[index] += shifts[index - 1] }
    func moved(_ target: Int32) -> Int32 { target + Int32(shifts[Int(target)]) }

    var moving: [Instruction] = []
    moving.reserveCapacity(instructions.count + found.count)
    var remaining = found[...]
    var numbers = Array(repeating: 0, count: shares.count)
    for (index, instruction) in instructions.enumerated() {
      if let region = remaining.first, region.body.lowerBound == index {
        remaining.removeFirst()
        let end = moved(Int32(region.body.upperBound))
        moving.append(
          .fragment(register: Int32(region.register), Int32(numbers[region.model]), end: end))
        numbers[region.model] += 1
        regions.append(
          Region(register: region.register, model: region.model, body: moving.count..<Int(end)))
      }
      moving.append(instruction.movingTargets(moved))
    }
    instructions = moving
    entries = entries.map(moved)
  }
}

/// Finds stretches of instructions that need only one shared register.
private struct RegionFinder {
  /// What instructions need of the state they are run in.
  struct Needs: Equatable {
    var registers: Set<Int> = []
    var indentation = false

    mutating func formUnion(_ other: Needs) {
      registers.formUnion(other.registers)
      indentation = indentation || other.indentation
    }
  }

  let program: Program
  /// The models of shared registers.
  let shared: [Int: Int]
  private var needsOfProcedures: [Needs]
  private(set) var regions: [Region] = []

  init(program: Program, shared: [Int: Int]) {
    self.program = program
    self.shared = shared
    needsOfProcedures = Array(repeating: Needs(), count: program.entries.count)
    // Procedures call each other, also in circles: what one needs is known once nothing is added.
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for procedure in needsOfProcedures.indices {
        let needs = needs(of: program.body(of: procedure))
        if needs != needsOfProcedures[procedure] {
          needsOfProcedures[procedure] = needs
          isGrowing = true
        }
      }
    }
  }

  /// Looks for regions among instructions, and within those that need more.
  mutating func search(_ range: Range<Int>) {
    var start = range.lowerBound
    var needed: Int?
    var index = start
    while index < range.upperBound {
      let unit = index..<end(of: index)
      let needs = needs(of: unit)
      let register = needs.registers.first
      let isPlain = !needs.indentation && needs.registers.isEmpty
      let isShared =
        !needs.indentation && needs.registers.count == 1
        && register.map { shared[$0] != nil } ?? false
      if !isPlain, !isShared || (needed != nil && needed != register) {
        close(start..<index, needed)
        (start, needed) = (isShared ? index : unit.upperBound, nil)
        if !isShared { search(unit.dropFirst()) }
      }
      if isShared { needed = register }
      index = unit.upperBound
    }
    close(start..<range.upperBound, needed)
  }

  private mutating func close(_ body: Range<Int>, _ register: Int?) {
    guard let register, let model = shared[register] else { return }
    regions.append(Region(register: register, model: model, body: body))
  }

  /// Where a section or a condition ends that begins with an instruction, or the instruction itself.
  private func end(of index: Int) -> Int {
    switch program.instructions[index] {
    case .jumpIfFalse(_, let end), .jumpIfTrue(_, let end), .jumpIfMessageEmpty(_, let end),
      .jumpIfMessagePresent(_, let end), .section(_, _, let end), .textSection(_, _, let end),
      .fragment(_, _, let end):
      Int(end)
    default: index + 1
    }
  }

  private func needs(of range: Range<Int>) -> Needs {
    var needs = Needs()
    var index = range.lowerBound
    while index < range.upperBound {
      let instruction = program.instructions[index]
      index += 1
      switch instruction {
      case .escaped(let operand), .raw(let operand), .jumpIfFalse(let operand, _),
        .jumpIfTrue(let operand, _):
        needs.registers.insert(Int(operand.register))
      case .section(let register, let operand, let end),
        .textSection(let register, let operand, let end):
        var body = self.needs(of: index..<Int(end))
        body.registers.remove(Int(register))
        if Int(register) < program.shares.count {
          body.registers.subtract(program.shares[Int(register)].map(\.register))
        }
        needs.formUnion(body)
        needs.registers.insert(Int(operand.register))
        index = Int(end)
      case .call(let procedure): needs.formUnion(needsOfProcedures[Int(procedure)])
      case .indent, .deepenIndentation, .clearIndentation, .restoreIndentation:
        needs.indentation = true
      case .text, .message, .jumpIfMessageEmpty, .jumpIfMessagePresent, .skip, .fragment: break
      }
    }
    return needs
  }
}

extension Instruction {
  /// The instruction with its target moved.
  fileprivate func movingTargets(_ moved: (Int32) -> Int32) -> Instruction {
    switch self {
    case .jumpIfFalse(let operand, let target): .jumpIfFalse(operand, to: moved(target))
    case .jumpIfTrue(let operand, let target): .jumpIfTrue(operand, to: moved(target))
    case .jumpIfMessageEmpty(let number, let target):
      .jumpIfMessageEmpty(number, to: moved(target))
    case .jumpIfMessagePresent(let number, let target):
      .jumpIfMessagePresent(number, to: moved(target))
    case .section(let register, let operand, let end):
      .section(register: register, operand, end: moved(end))
    case .textSection(let register, let operand, let end):
      .textSection(register: register, operand, end: moved(end))
    case .fragment(let register, let number, let end):
      .fragment(register: register, number, end: moved(end))
    default: self
    }
  }
}
