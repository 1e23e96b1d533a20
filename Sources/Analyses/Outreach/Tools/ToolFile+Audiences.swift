import Models

// Headers and forms as the tools document them: support.google.com/google-ads/answer/7659867 and the Google Ads API's
// OfflineUserAddressInfo; Meta's customer list template and its page on hashing (business/help/112061095610075);
// support.churnzero.net 360004339852 and 360038655332.
extension ToolFile {
  private static let address = "SHA-256 of the trimmed address in lower case"
  private static let letters = "SHA-256 of the letters in lower case"
  private static let together = ", where first name, last name, country and postal code are all known"

  /// All six columns, in English, whatever the data have; country and postal code are not hashed.
  static let google = ToolFile(
    "google", .listed([]), need: .emailOrPhone, together: [.firstName, .lastName, .country, .zip],
    [
      Column("Email", .field(.email, .email), address, isRequired: true, isHashed: true),
      Column(
        "Phone", .field(.phone, .international), "SHA-256 of the number in E.164",
        isRequired: true, isHashed: true),
      Column(
        "First Name", .field(.firstName, .words), "SHA-256 of the name in lower case" + together,
        isRequired: true, isHashed: true),
      Column(
        "Last Name", .field(.lastName, .plainWords),
        "SHA-256 of the name in lower case without punctuation" + together, isRequired: true, isHashed: true),
      Column(
        "Country", .field(.country, .country(inCapitals: true)), "Country code of two letters" + together,
        isRequired: true),
      Column("Zip", .field(.zip, .postal), "Postal code" + together, isRequired: true),
    ])

  /// Meta hashes everything; numbers have a country code and no plus.
  static let meta = ToolFile(
    "meta", .listed([]), need: .emailOrPhone,
    [
      Column("email", .field(.email, .email), address, isRequired: true, isHashed: true),
      Column(
        "phone", .field(.phone, .digits), "SHA-256 of the digits with their country code",
        isRequired: true, isHashed: true),
      Column("fn", .field(.firstName, .letters), letters, isHashed: true),
      Column("ln", .field(.lastName, .letters), letters, isHashed: true),
      Column(
        "zip", .field(.zip, .compactPostal), "SHA-256 of the code in lower case without spaces and dashes",
        isHashed: true),
      Column("ct", .field(.city, .letters), letters, isHashed: true),
      Column("st", .field(.state, .letters), letters, isHashed: true),
      Column(
        "country", .field(.country, .country(inCapitals: false)),
        "SHA-256 of the country code of two letters in lower case", isHashed: true),
    ])

  static let churnzeroAccounts = ToolFile(
    "churnzero-accounts", .listed([]), need: .nothing,
    [
      Column("accountExternalId", .id, "Id of the customer, as in the data", isRequired: true),
      Column("isActive", .constant("true"), "Everyone on the list is still a customer", isRequired: true),
      Column("cf_ChurnProbability", .known("churn_probability"), "Probability of leaving, 0 to 1"),
      Column("cf_RiskBand", .known("risk_band"), "low, medium or high"),
      Column("cf_RetentionAction", .known("action"), "Recommended action"),
      Column("cf_RetentionChannel", .known("channel"), "How the customer is reached"),
      Column("cf_RetentionOffer", .known("offer"), "What is offered"),
      Column("cf_ExpectedValue", .known("expected_value"), "Expected value less costs"),
      Column("cf_ChurnReason1", .known("reason_1"), "What goes most with a high score"),
      Column("cf_ChurnReason2", .known("reason_2"), "The next reason"),
      Column("cf_ChurnReason3", .known("reason_3"), "The third reason"),
      Column("cf_CampaignId", .known("campaign_id"), "The campaign that the list belongs to"),
      Column("cf_ValidUntil", .known("valid_until"), "The recommendation holds until this day"),
    ])

  static let churnzeroContacts = ToolFile(
    "churnzero-contacts", .listed([]), need: .nothing,
    [
      Column("accountExternalId", .id, "Id of the customer, as in the data", isRequired: true),
      Column("contactExternalId", .id, "The same: one contact a customer", isRequired: true),
      Column("firstName", .field(.firstName, .written), "First name"),
      Column("lastName", .field(.lastName, .written), "Last name"),
      Column("email", .field(.email, .email), "Address that may be written to"),
      Column(
        "phone", .field(.phone, .international),
        "Number in E.164, where its owner agreed to be reached there"),
    ])
}
