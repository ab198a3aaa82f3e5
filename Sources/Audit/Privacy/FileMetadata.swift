package import Content
package import Diagnostics
import OpenData

extension Rule {
  package static let attachmentMetadata = Rule(
    .attachmentMetadata, .privacy,
    clauses: [.wording("結構化及去個資識別化後對外開放")],
    title: "Attached files say neither who wrote them nor where a picture was taken",
    check: .site)
}

/// What a file tells of persons beside what it shows: the author of a document, the place of a photograph.
package enum FileMetadata {
  /// Files that are larger are not looked into.
  package static let limit = 32 << 20

  /// Whether a file is of a kind that has metadata, by its name.
  package static func mayHold(_ path: SourcePath) -> Bool { Format(path) != nil }

  /// What is told of a file.
  ///
  /// Names are never shown. The agency's own name, a unit's and those that programs write, such as `Administrator`, are
  /// no persons'.
  ///
  /// `bytes` are the whole file, of a PDF the first megabyte and the last are looked at; its name says how it is read.
  package static func problems(
    in bytes: [UInt8], of path: SourcePath, settings: Settings
  ) -> [Diagnostic] {
    guard let format = Format(path), bytes.count <= limit else { return [] }
    let found: FileTraits =
      switch format {
      case .jpeg: EXIF.traits(ofJPEG: bytes)
      case .openDocument: OfficeMetadata.traits(ofOpenDocument: bytes)
      case .officeOpenXML: OfficeMetadata.traits(ofOfficeOpenXML: bytes)
      case .pdf: PDFInfo.traits(of: bytes)
      }
    var problems: [Diagnostic] = []
    if found.hasPlace {
      problems.append(
        Diagnostic(
          .attachmentMetadata, "'\(path.lastComponent)' tells where it was taken", file: path,
          help: "Take the GPS data out, for example with 'exiftool -gps:all= FILE'."))
    }
    if found.authors.contains(where: { Author.isPerson($0, settings: settings) }) {
      problems.append(
        Diagnostic(
          .attachmentMetadata, "'\(path.lastComponent)' names a person in its properties",
          file: path, help: format.remedy))
    }
    return problems
  }

  private enum Format {
    case jpeg, openDocument, officeOpenXML, pdf

    init?(_ path: SourcePath) {
      let name = path.lastComponent.lowercased()
      guard let dot = name.lastIndex(of: ".") else { return nil }
      switch name[name.index(after: dot)...] {
      case "jpg", "jpeg": self = .jpeg
      case "odt", "ods", "odp", "odg", "ott", "ots": self = .openDocument
      case "docx", "xlsx", "pptx", "dotx", "xlsm", "docm": self = .officeOpenXML
      case "pdf": self = .pdf
      default: return nil
      }
    }

    var remedy: String {
      switch self {
      case .jpeg: "Take the artist out, for example with 'exiftool -artist= FILE'."
      case .openDocument:
        "In LibreOffice, File, Properties: clear 'Apply user data' and choose Reset Properties."
      case .officeOpenXML:
        "In Office, File, Info, Inspect Document: remove the author's properties."
      case .pdf: "Export it again from a document whose properties name no person."
      }
    }
  }
}

/// What was read from a file.
struct FileTraits: Sendable, Hashable {
  var hasPlace = false
  var authors: [String] = []
}

/// Who is named as an author.
enum Author {
  /// Words that programs and offices write where no person is meant.
  private static let generic: Set<String> = [
    "", "admin", "administrator", "user", "author", "unknown", "anonymous", "guest", "owner",
    "root",
    "microsoft office user", "microsoft", "windows user", "windows 使用者", "使用者", "python-docx",
    "openpyxl", "libreoffice", "openoffice", "apache poi", "pdf", "asus", "acer", "hp", "dell",
    "lenovo", "gazette", "un-named", "canva", "adobe",
  ]

  /// How names of offices end, of which none is a person's.
  private static let offices = [
    "部", "署", "局", "會", "處", "司", "科", "室", "組", "院", "所", "中心", "公司", "府", "館", "校", "學", "課", "股",
    "隊", "站", "廠", "社", "團", "機關", "單位", "承辦人",
  ]
  private static let officeWords = [
    "ministry", "department", "agency", "bureau", "office", "administration", "division", "section",
    "government", "center", "centre", "committee", "council", "inc", "ltd", "co.", "company",
    "corporation", "university", "institute", "foundation", "association",
  ]

  /// Whether a text looks like a person's name or account.
  static func isPerson(_ text: String, settings: Settings) -> Bool {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard !generic.contains(name), name.contains(where: \.isLetter) else { return false }
    let own =
      [settings.agency.name, settings.agency.shortName].compactMap(\.self)
      + settings.units.values.map(\.name)
    if own.flatMap(\.all).contains(where: { name.contains($0.lowercased()) && !$0.isEmpty }) {
      return false
    }
    if name.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
      return !offices.contains(where: name.hasSuffix)
    }
    let words = name.split { $0 == " " || $0 == "," }
    if words.contains(where: { officeWords.contains(String($0)) }) { return false }
    // An account of two and more words, or a mail address; one word may be a machine or a program.
    return words.count > 1 || name.contains("@")
  }
}
