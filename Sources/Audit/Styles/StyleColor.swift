import Glibc

/// A colour in sRGB, its parts from 0 to 1.
struct StyleColor: Sendable, Hashable {
  var red: Double
  var green: Double
  var blue: Double
  var alpha: Double = 1

  /// Reads a colour as CSS Color 4 writes it; `nil` for one that depends on the reader's system or the element, and
  /// for spaces other than sRGB.
  ///
  /// - Parameters:
  ///   - text: The value of a property, or a part of it.
  ///   - scheme: Which of two `light-dark()` gives.
  init?(_ text: String, in scheme: ColorScheme) {
    let text = text.trimmed.lowercased()
    if text.hasPrefix("#") {
      self.init(hexadecimal: text.dropFirst())
    } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      let inner = text[text.index(after: open)...].dropLast()
      switch text[..<open] {
      case "light-dark":
        let pair = inner.splitOutsideBrackets(at: ",")
        guard pair.count == 2 else { return nil }
        self.init(pair[scheme == .light ? 0 : 1], in: scheme)
      case "rgb", "rgba": self.init(rgb: Self.numbers(inner))
      case "hsl", "hsla": self.init(hsl: Self.numbers(inner))
      default: return nil
      }
    } else if text == "transparent" {
      self.init(red: 0, green: 0, blue: 0, alpha: 0)
    } else if let value = Self.named[text] {
      self.init(
        red: Double(value >> 16) / 255, green: Double(value >> 8 & 0xFF) / 255,
        blue: Double(value & 0xFF) / 255)
    } else {
      return nil
    }
  }

  init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = min(max(red, 0), 1)
    self.green = min(max(green, 0), 1)
    self.blue = min(max(blue, 0), 1)
    self.alpha = min(max(alpha, 0), 1)
  }

  private init?(hexadecimal digits: Substring) {
    guard let number = UInt32(digits, radix: 16) else { return nil }
    func part(_ shift: UInt32) -> Double { Double(number >> shift & 0xFF) / 255 }
    func short(_ shift: UInt32) -> Double { Double(number >> shift & 0xF) / 15 }
    switch digits.utf8.count {
    case 3: self.init(red: short(8), green: short(4), blue: short(0))
    case 4: self.init(red: short(12), green: short(8), blue: short(4), alpha: short(0))
    case 6: self.init(red: part(16), green: part(8), blue: part(0))
    case 8: self.init(red: part(24), green: part(16), blue: part(8), alpha: part(0))
    default: return nil
    }
  }

  private init?(rgb parts: [StyleLength]?) {
    guard let parts, parts.count == 3 || parts.count == 4 else { return nil }
    func part(_ length: StyleLength) -> Double {
      length.unit == "%" ? length.number / 100 : length.number / 255
    }
    self.init(
      red: part(parts[0]), green: part(parts[1]), blue: part(parts[2]), alpha: Self.alpha(parts))
  }

  private init?(hsl parts: [StyleLength]?) {
    guard let parts, parts.count == 3 || parts.count == 4,
      parts[0].unit.isEmpty || parts[0].unit == "deg"
    else { return nil }
    let hue = parts[0].number
    let saturation = parts[1].number / 100
    let lightness = parts[2].number / 100
    func part(_ offset: Double) -> Double {
      let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
      let wrapped = place < 0 ? place + 12 : place
      let width = saturation * min(lightness, 1 - lightness)
      return lightness - width * max(-1, min(wrapped - 3, 9 - wrapped, 1))
    }
    self.init(red: part(0), green: part(8), blue: part(4), alpha: Self.alpha(parts))
  }

  private static func alpha(_ parts: [StyleLength]) -> Double {
    guard parts.count == 4 else { return 1 }
    return parts[3].unit == "%" ? parts[3].number / 100 : parts[3].number
  }

  /// The numbers of a colour, with commas, spaces and a slash between them.
  private static func numbers(_ text: Substring) -> [StyleLength]? {
    let parts = text.split { ", /".contains($0) }.map { StyleLength($0) }
    return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
  }

  /// As it is seen over a ground that nothing shines through.
  func over(_ ground: StyleColor) -> StyleColor {
    func mixed(_ top: Double, _ bottom: Double) -> Double { top * alpha + bottom * (1 - alpha) }
    return StyleColor(
      red: mixed(red, ground.red), green: mixed(green, ground.green),
      blue: mixed(blue, ground.blue))
  }

  /// Relative luminance (WCAG 2.2).
  var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of a text in this colour on a ground: 1 to 21 (WCAG 2.2).
  func contrast(on ground: StyleColor) -> Double {
    let one = over(ground).luminance
    let other = ground.luminance
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }
}
