import Diagnostics
import Specs

/// Personal data that tools know by name.
enum ContactField: String, Sendable, CaseIterable {
  case email, phone
  case firstName = "first_name"
  case lastName = "last_name"
  case country, zip, city, state

  /// Names that a column with it usually has.
  var usualNames: [String] {
    switch self {
    case .email: Channel.email.usualAddresses
    case .phone: Channel.sms.usualAddresses
    case .firstName: ["first_name", "firstname", "given_name"]
    case .lastName: ["last_name", "lastname", "surname", "family_name"]
    case .country: ["country"]
    case .zip: ["zip", "zip_code", "postal_code", "postcode"]
    case .city: ["city", "town"]
    case .state: ["state", "region", "province"]
    }
  }
}

/// Which columns of the data hold what tools ask for.
struct ContactFields: OptionMap {
  let named: [(field: ContactField, column: Located<String>)]

  private static func parameter(_ field: ContactField) -> Parameter<Located<String>> {
    Parameter(
      field.rawValue, help: "the column; by itself one named \(field.usualNames.joined(separator: ", "))")
  }

  static let parameters = ContactField.allCases.map { parameter($0).declaration }

  init?(_ options: inout OptionReader) {
    var named: [(field: ContactField, column: Located<String>)] = []
    for field in ContactField.allCases {
      if let column = options.read(Self.parameter(field)) { named.append((field, column)) }
    }
    self.named = named
  }

  init() { named = [] }

  func column(named field: ContactField) -> String? { named.first { $0.field == field }?.column.value }
}
