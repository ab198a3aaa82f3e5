extension String {
  /// Without line breaks: a space stands for each between Latin words, nothing between Han characters.
  var joiningLines: String {
    guard contains(where: \.isNewline) else { return self }
    var output = ""
    for line in split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      guard !line.isEmpty else { continue }
      if let before = output.unicodeScalars.last, let after = line.unicodeScalars.first,
        before.value < 0x2E80, after.value < 0x2E80
      {
        output += " "
      }
      output += line
    }
    return output
  }
}
