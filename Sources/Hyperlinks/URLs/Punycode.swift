/// Labels of host names in ASCII (RFC 3492).
enum Punycode {
  /// A label's letters outside ASCII written behind the others; `nil` for one that is too long to be a name.
  ///
  ///     Punycode.encoded("政府")   // mxtq1m
  static func encoded(_ label: String) -> String? {
    let scalars = label.unicodeScalars.map(\.value)
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter { $0 < 0x80 }
    let basicCount = output.count
    var handled = basicCount
    if basicCount > 0 { output.append(UInt32(UInt8(ascii: "-"))) }
    var (code, delta, bias): (UInt32, Int, Int) = (0x80, 0, 72)
    while handled < scalars.count {
      guard let next = scalars.filter({ $0 >= code }).min() else { return nil }
      delta += Int(next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(String.UnicodeScalarView(output.compactMap(Unicode.Scalar.init)))
  }

  private static let (base, least, most) = (36, 1, 26)

  private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt32]) {
    var rest = delta
    var position = base
    while true {
      let threshold = min(max(position - bias, least), most)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      position += base
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: Int) -> UInt32 {
    UInt32(value < 26 ? value + Int(UInt8(ascii: "a")) : value - 26 + Int(UInt8(ascii: "0")))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - least) * most / 2 {
      delta /= base - least
      steps += base
    }
    return steps + (base - least + 1) * delta / (delta + 38)
  }
}
