import Models

// Headers as the tools document them: knowledge.hubspot.com (set up your import file, import an opt-out list),
// mailchimp.com/help/format-guidelines-for-your-import-file, help.klaviyo.com 115005078967 and 360043841811.
extension ToolFile {
  private static let email = "Address that may be written to; it tells contacts apart"
  private static let phone = "Number in E.164, where its owner agreed to be reached there"

  /// What every campaign sends along, under each tool's kind of header.
  private static func campaign(_ header: (String) -> String) -> [Column] {
    [
      Column(header("campaign id"), .known("campaign_id"), "The campaign that the list belongs to"),
      Column(header("priority"), .known("priority"), "1 is contacted first"),
      Column(header("action"), .known("action"), "Recommended action"),
      Column(header("channel"), .known("channel"), "How the customer is reached"),
      Column(header("offer"), .known("offer"), "What is offered"),
      Column(header("churn probability"), .known("churn_probability"), "Probability of leaving, 0 to 1"),
      Column(header("expected value"), .known("expected_value"), "Expected value less costs"),
      Column(header("persona"), .known("persona"), "Persona, when the report finds personas"),
      Column(header("reason 1"), .known("reason_1"), "What goes most with a high score"),
      Column(header("reason 2"), .known("reason_2"), "The next reason"),
      Column(header("reason 3"), .known("reason_3"), "The third reason"),
      Column(header("valid until"), .known("valid_until"), "The recommendation holds until this day"),
    ]
  }

  private static func title(_ words: String) -> String {
    words.split(separator: " ").map { $0 == "id" ? "ID" : $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
      separator: " ")
  }

  private static func snake(_ words: String) -> String { String(words.map { $0 == " " ? "_" : $0 }) }

  static let hubspot = ToolFile(
    "hubspot", .listed([]), need: .email,
    [
      Column("Email", .field(.email, .email), email, isRequired: true),
      Column("First Name", .field(.firstName, .written), "First name"),
      Column("Last Name", .field(.lastName, .written), "Last name"),
      Column("Phone Number", .field(.phone, .international), phone),
      Column("Country/Region", .field(.country, .written), "Country"),
      Column("Postal Code", .field(.zip, .written), "Postal code"),
      Column("Marketing contact status", .constant("Marketing contact"), "May get marketing e-mail"),
      Column("Customer ID", .id, "Id of the customer, as in the data"),
    ] + campaign(title))

  static let hubspotOptOut = ToolFile(
    "hubspot-opt-out", .optedOut(.email), need: .email,
    [Column("Email", .field(.email, .email), "Address that must not be written to", isRequired: true)])

  static let mailchimp = ToolFile(
    "mailchimp-subscribed", .listed([.email]), need: .email, longest: 255,
    [
      Column("Email Address", .field(.email, .email), email, isRequired: true),
      Column("First Name", .field(.firstName, .written), "First name"),
      Column("Last Name", .field(.lastName, .written), "Last name"),
      Column("Phone Number", .field(.phone, .international), phone),
      Column("Tags", .tags, "The campaign and the action"),
      Column("Customer ID", .id, "Id of the customer, as in the data"),
    ] + campaign(title).filter { !["campaign_id", "action"].contains($0.known) })

  static let mailchimpUnsubscribed = ToolFile(
    "mailchimp-unsubscribed", .optedOut(.email), need: .email,
    [Column("Email Address", .field(.email, .email), "Address that must not be written to", isRequired: true)]
  )

  private static let klaviyoConsent: [ConsentStatus: String] = [
    .subscribed: "Subscribed", .unsubscribed: "Unsubscribed", .never: "Never subscribed",
  ]

  static let klaviyo = ToolFile(
    "klaviyo", .listed([.email, .sms]), need: .emailOrPhone, phoneFor: [.sms],
    [
      Column("Email", .field(.email, .email), email, isRequired: true),
      Column("Phone Number", .field(.phone, .international), phone, isRequired: true),
      Column("First Name", .field(.firstName, .written), "First name"),
      Column("Last Name", .field(.lastName, .written), "Last name"),
      Column("Country", .field(.country, .written), "Country"),
      Column("Zip Code", .field(.zip, .written), "Postal code"),
      Column(
        "Email Marketing Consent", .consent(.email, klaviyoConsent), "Consent to e-mail; blank is none",
        isRequired: true),
      Column(
        "SMS Marketing Consent", .consent(.sms, klaviyoConsent), "Consent to SMS; blank is none",
        isRequired: true),
      Column("customer_id", .id, "Id of the customer, as in the data"),
    ] + campaign(snake))

  static let klaviyoSuppressed = ToolFile(
    "klaviyo-suppressed", .optedOut(.email), need: .email,
    [Column("Email", .field(.email, .email), "Address that must not be written to", isRequired: true)])

  static let klaviyoUnsubscribed = ToolFile(
    "klaviyo-sms-unsubscribed", .optedOut(.sms), need: .phone,
    [
      Column(
        "Phone Number", .field(.phone, .international), "Number that must not be written to",
        isRequired: true),
      Column("SMS Marketing Consent", .constant("Unsubscribed"), "They refused SMS", isRequired: true),
    ])

  /// Braze takes headers by their exact lower-case names; what it does not know becomes a custom attribute
  /// (braze.com/docs, user import by CSV).
  static let braze = ToolFile(
    "braze", .listed([.email, .sms]), need: .nothing, phoneFor: [.sms],
    [
      Column("external_id", .id, "Id of the customer, as in the data", isRequired: true),
      Column("email", .field(.email, .email), email),
      Column("phone", .field(.phone, .international), phone),
      Column("first_name", .field(.firstName, .written), "First name"),
      Column("last_name", .field(.lastName, .written), "Last name"),
      Column("country", .field(.country, .country(inCapitals: true)), "Country code of two letters"),
      Column("home_city", .field(.city, .written), "City"),
      Column(
        "email_subscribe",
        .consent(.email, [.subscribed: "opted_in", .unsubscribed: "unsubscribed"]),
        "Consent to e-mail; a blank changes nothing", isRequired: true),
    ] + campaign(snake))
}

extension ToolFile.Column {
  /// The column of `interventions.csv` that it repeats.
  fileprivate var known: String {
    if case .known(let name) = content { return name }
    return ""
  }
}
