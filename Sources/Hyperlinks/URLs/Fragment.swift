/// What follows the `#` of an address.
package enum Fragment {
  /// The part that names an id, without the words to be highlighted (`:~:text=…`, URL Fragment Text Directives).
  static func id(_ fragment: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard fragment.count >= 3 else { return fragment }
    for index in 0...(fragment.count - 3)
    where fragment[index] == UInt8(ascii: ":") && fragment[index + 1] == UInt8(ascii: "~")
      && fragment[index + 2] == UInt8(ascii: ":")
    { return UnsafeBufferPointer(rebasing: fragment[..<index]) }
    return fragment
  }

  /// Whether it leads to the page's beginning where no id is called so (HTML, §7.4.6.4).
  static func isTop(_ fragment: UnsafeBufferPointer<UInt8>) -> Bool {
    fragment.count == 3 && fragment[0] | 0x20 == UInt8(ascii: "t")
      && fragment[1] | 0x20 == UInt8(ascii: "o") && fragment[2] | 0x20 == UInt8(ascii: "p")
  }

  /// The id that a page must have, as it is written; `nil` where any page will do.
  package static func id(_ fragment: String) -> String? {
    var fragment = fragment
    return fragment.withUTF8 { bytes in
      let id = id(bytes)
      return id.isEmpty || isTop(id) ? nil : String(decoding: id, as: UTF8.self)
    }
  }
}
