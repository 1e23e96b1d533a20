import Models

// Headers as the tools document them: support.google.com/google-ads/answer/7659867, Meta's customer list template,
// support.churnzero.net 360004339852 and 360038655332.
extension ToolFile {
  private static let hashed = "SHA-256 of the trimmed text in lower case"

  /// All six columns, in English, whatever the data have; country and postal code are not hashed.
  static let google = ToolFile(
    "google", .listed([]), need: .emailOrPhone,
    [
      Column("Email", .field(.email, .email), hashed, isRequired: true, isHashed: true),
      Column(
        "Phone", .field(.phone, .international(countryCode: nil)), "SHA-256 of the number in E.164",
        isRequired: true, isHashed: true),
      Column("First Name", .field(.firstName, .word), hashed, isRequired: true, isHashed: true),
      Column("Last Name", .field(.lastName, .word), hashed, isRequired: true, isHashed: true),
      Column("Country", .field(.country, .written), "Country code of two letters", isRequired: true),
      Column("Zip", .field(.zip, .written), "Postal code", isRequired: true),
    ])

  /// Meta hashes everything; numbers have a country code and no plus.
  static let meta = ToolFile(
    "meta", .listed([]), need: .emailOrPhone,
    [
      Column("email", .field(.email, .email), hashed, isRequired: true, isHashed: true),
      Column(
        "phone", .field(.phone, .digits(countryCode: nil)), "SHA-256 of the digits with their country code",
        isRequired: true, isHashed: true),
      Column("fn", .field(.firstName, .word), hashed, isHashed: true),
      Column("ln", .field(.lastName, .word), hashed, isHashed: true),
      Column("zip", .field(.zip, .compact), hashed, isHashed: true),
      Column("ct", .field(.city, .compact), hashed, isHashed: true),
      Column("st", .field(.state, .compact), hashed, isHashed: true),
      Column("country", .field(.country, .word), hashed, isHashed: true),
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
        "phone", .field(.phone, .international(countryCode: nil)),
        "Number in E.164, where its owner agreed to be reached there"),
    ])
}
