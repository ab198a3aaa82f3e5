package import Diagnostics

/// A link of a page that leads nowhere, or that nobody can follow.
package struct LinkFault: Sendable, Hashable {
  /// What is wrong with it.
  package enum Kind: String, Sendable, Hashable {
    /// No file stands there.
    case missingFile
    /// The file's name is written in letters of the other case.
    case wrongCase
    /// The file's name is written in another Unicode form.
    case otherUnicodeForm
    /// A folder stands there without a file that a server would give for it.
    case folderWithoutIndex
    /// A folder that is to be linked with its slash.
    case folderWithoutSlash
    /// A file that is linked as if it were a folder.
    case slashAfterFile
    /// The page has no such id.
    case missingID
    case emptyAddress
    /// `href="#"`.
    case emptyHash
    /// An `a` or `img` without address.
    case missingAddress
    /// An address that no browser can open.
    case wrongAddress
    case wrongMail
    case wrongTelephone
  }

  package let kind: Kind
  /// The file that the link stands in, from the folder that addresses begin at.
  package let page: String
  /// Where the address stands, or the tag that lacks one.
  package let range: SourceRange
  /// As it is written, without escapes of HTML, and with `***` for a user name and password.
  package let address: String
  /// The path that it leads to, decoded; `nil` where it leads to none.
  package let path: String?
  package let element: String
  package let attribute: String
  /// What was probably meant.
  package let suggestion: String?

  /// What is wrong, as a headline.
  package var message: String {
    let near = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    return switch kind {
    case .missingFile: "'\(address)' leads to no file" + near
    case .wrongCase: "'\(address)' differs from the file's name in upper and lower case" + near
    case .otherUnicodeForm:
      "'\(address)' differs from the file's name in how its accents are encoded" + near
    case .folderWithoutIndex: "'\(address)' leads to a folder without a page of its own" + near
    case .folderWithoutSlash: "'\(address)' leads to a folder without its slash" + near
    case .slashAfterFile: "'\(address)' has a slash after a file's name" + near
    case .missingID: "No element has the id that '\(address)' leads to" + near
    case .emptyAddress: "The \(attribute) of this \(element) is empty"
    case .emptyHash: "'#' leads nowhere but to the page's beginning"
    case .missingAddress: "This \(element) has no address"
    case .wrongAddress: "'\(address)' is no address that a browser could open"
    case .wrongMail: "'\(address)' is no address that mail could be sent to"
    case .wrongTelephone: "'\(address)' is no number that could be dialled"
    }
  }

  /// What to do about it.
  package var help: String? {
    switch kind {
    case .missingFile, .missingID: nil
    case .wrongCase: "Windows and macOS find such a file; servers do not."
    case .otherUnicodeForm: "macOS finds such a file; servers do not."
    case .folderWithoutIndex:
      "--directory-index names other files that a server gives for a folder."
    case .folderWithoutSlash: "A server sends the reader on, which takes a request more."
    case .slashAfterFile: "Only folders end in a slash."
    case .emptyAddress, .missingAddress: "Give it one, or take the element away."
    case .emptyHash: "Use a button for what a script does; --allow-empty-hash lets it pass."
    case .wrongAddress: "An address is a scheme, '//' and a host's name, or a path."
    case .wrongMail: "Write mailto:name@example.gov.tw."
    case .wrongTelephone: "Write tel:+886-2-1234-5678: digits, '-', '.' and parentheses, no blanks."
    }
  }

  /// For printers of findings.
  package var diagnostic: Diagnostic {
    Diagnostic(
      kind == .missingID ? .brokenAnchor : .brokenLink, message, file: SourcePath(page),
      range: range, help: help, suggestion: suggestion)
  }
}

extension LinkFault: Comparable {
  /// By page and place: an order that no run changes.
  package static func < (left: LinkFault, right: LinkFault) -> Bool {
    if left.page != right.page {
      return left.page.utf8.lexicographicallyPrecedes(right.page.utf8)
    }
    if left.range != right.range { return left.range < right.range }
    return (left.kind.rawValue, left.address) < (right.kind.rawValue, right.address)
  }
}
