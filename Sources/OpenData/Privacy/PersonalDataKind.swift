package import Diagnostics

/// What a piece of text says about a person.
///
/// The raw value is its name in `content/privacy.yml`.
package enum PersonalDataKind: String, Sendable, Hashable, CaseIterable {
  /// 國民身分證統一編號.
  case nationalID = "national-id"
  /// 外來人口統一證號, of either form.
  case residentID = "resident-id"
  case mobilePhone = "mobile"
  case landline
  case passport
  /// 全民健康保險卡卡號.
  case healthCard = "nhi-card"
  case licensePlate = "plate"
  case email = "e-mail"
  /// An address of a street and number, with a person's name.
  case address
  case birthday
  case bankAccount = "bank-account"

  /// How much it weighs that such a thing would be published.
  package enum Weight: Sendable, Hashable {
    /// Nothing is published.
    case error
    /// Somebody should look.
    case warning
    /// Ordinary in the pages of an agency: its own telephone and mail.
    case notice
  }

  package var weight: Weight {
    switch self {
    case .nationalID, .residentID, .mobilePhone, .passport, .healthCard: .error
    case .licensePlate, .bankAccount, .birthday, .address: .warning
    case .landline, .email: .notice
    }
  }

  /// The code of a diagnostic about it; none where it is not told.
  package var code: DiagnosticCode? {
    switch weight {
    case .error: .personalData
    case .warning: .possiblePersonalData
    case .notice: nil
    }
  }

  /// What it is, at the head of a sentence.
  package var title: String {
    switch self {
    case .nationalID: "National ID number"
    case .residentID: "Resident ID number"
    case .mobilePhone: "Mobile phone number"
    case .landline: "Telephone number"
    case .passport: "Passport number"
    case .healthCard: "Health insurance card number"
    case .licensePlate: "Number plate"
    case .email: "E-mail address"
    case .address: "Address of a person"
    case .birthday: "Birthday"
    case .bankAccount: "Bank account number"
    }
  }
}

/// A piece of text that says something about a person.
package struct PersonalDataFinding: Sendable, Hashable {
  package var kind: PersonalDataKind
  /// The offsets of its bytes.
  package var range: Range<Int>

  package init(kind: PersonalDataKind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
