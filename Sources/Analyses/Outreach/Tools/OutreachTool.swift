import Specs

/// Who imports a list: each has headers and ways with consent of its own.
enum OutreachTool: String, OptionChoice {
  case generic, hubspot, mailchimp, klaviyo, braze, google, meta, churnzero

  /// Takes nobody whose consent is not written down.
  var asksConsent: Bool { self == .google || self == .meta }

  /// For readers, as the tool calls itself.
  var name: String {
    switch self {
    case .generic: "CSV"
    case .hubspot: "HubSpot"
    case .mailchimp: "Mailchimp"
    case .klaviyo: "Klaviyo"
    case .braze: "Braze"
    case .google: "Google Customer Match"
    case .meta: "Meta Custom Audiences"
    case .churnzero: "ChurnZero"
    }
  }

  /// Megabytes of the largest file it takes, where it says so.
  var megabytes: Int? {
    switch self {
    case .klaviyo: 50
    case .braze: 500
    default: nil
    }
  }

  /// The files it imports; a list of its own layout, `generic`, has none here.
  var files: [ToolFile] {
    switch self {
    case .generic: []
    case .hubspot: [ToolFile.hubspot, ToolFile.hubspotOptOut]
    case .mailchimp: [ToolFile.mailchimp, ToolFile.mailchimpUnsubscribed]
    case .klaviyo: [ToolFile.klaviyo, ToolFile.klaviyoSuppressed, ToolFile.klaviyoUnsubscribed]
    case .braze: [ToolFile.braze]
    case .google: [ToolFile.google]
    case .meta: [ToolFile.meta]
    case .churnzero: [ToolFile.churnzeroAccounts, ToolFile.churnzeroContacts]
    }
  }
}
