import Diagnostics

extension FieldReader {
  /// The key of a unit, under `unit`.
  ///
  /// - Parameter units: Those of the settings; with `nil`, which they are is not known, and none is told of.
  /// - Returns: `nil` also for a unit that doesn't exist, which is told.
  mutating func unit(among units: [String: Unit]?) -> String? {
    guard let unit = text("unit"), let units else { return nil }
    if units.keys.contains(unit) { return unit }
    let names = units.keys.sorted()
    report(
      .unknownUnit, "Unit '\(unit)' doesn't exist" + didYouMean(unit, names),
      at: range(of: "unit"), help: Self.help(with: names))
    return nil
  }

  private static func help(with units: [String]) -> String {
    let place = "Units are the keys of 'units' in content/site.yml"
    // A longer list helps less than the file.
    let named = units.count > 12 ? units.prefix(12) + ["…"] : units[...]
    return units.isEmpty
      ? "\(place), which has none yet." : "\(place): \(named.joined(separator: ", "))."
  }
}
