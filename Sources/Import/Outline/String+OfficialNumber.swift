import Markup

extension String {
  /// The official number at the head, where there is one.
  var officialNumber: OutlineNumber? { OutlineNumber.leading(trimmed, in: .heading)?.number }
}
