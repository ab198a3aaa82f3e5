/// Words that many links share and none is known by.
enum VagueText {
  static let words: Set<String> = [
    "點此", "按此", "點我", "點這裡", "請點此", "請按此", "此處", "這裡", "這邊", "連結", "網址", "網站連結", "更多", "更多內容",
    "更多資訊",
    "看更多", "了解更多", "瞭解更多", "詳情", "詳見", "詳細內容", "詳全文", "全文", "內容", "繼續閱讀", "下載", "點此下載", "請點選",
    "more",
    "here", "click", "click here", "this", "this link", "this page", "link",
    "website", "read more",
    "learn more", "see more", "view more", "find out more", "details", "more details", "download",
    "download here",
    "continue", "continue reading", "go", "full text", "more info", "more information",
  ]

  /// Whether a text is a web address with its scheme; a name such as www.gov.tw can be said.
  static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "h"),
      text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
    else { return false }
    return !text.contains(UInt8(ascii: " ")) && !text.string.unicodeScalars.contains("，")
  }
}
