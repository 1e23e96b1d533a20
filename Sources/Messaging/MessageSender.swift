import Diagnostics
public import Specs

/// Who a campaign's messages are from.
public struct MessageSender: OptionMap, Hashable {
  /// What `{{ sender }}` stands for.
  public let name: String
  /// Under the closing of an e-mail; the name when it is not given.
  public let signature: String?
  /// Where `{{ unsubscribe }}` leads: an address of the web or of mail.
  public let unsubscribe: String?
  /// In place of the templates' own line at the end of an SMS.
  public let stop: String?

  private static let nameParameter = Parameter<String>(
    "name", help: "of the business, as customers know it", isRequired: true, fault: { fault($0, longest: 40) }
  )
  private static let signatureParameter = Parameter<String>(
    "signature", help: "under the closing of an e-mail, in place of the name",
    fault: { fault($0, longest: 80) })
  private static let unsubscribeParameter = Parameter<String>(
    "unsubscribe", help: "where customers end their e-mails: https://… or mailto:…",
    fault: { isAddress($0) ? nil : "begins with https:// or mailto:, without spaces" })
  private static let stopParameter = Parameter<String>(
    "stop", help: "the line about opting out of an SMS, such as STOP 36111",
    fault: { fault($0, longest: 40) })

  public static let parameters = [
    nameParameter.declaration, signatureParameter.declaration, unsubscribeParameter.declaration,
    stopParameter.declaration,
  ]

  public init?(_ options: inout OptionReader) {
    let name = options.read(Self.nameParameter)
    signature = options.read(Self.signatureParameter)
    unsubscribe = options.read(Self.unsubscribeParameter)
    stop = options.read(Self.stopParameter)
    guard let name else { return nil }
    self.name = name
  }

  public init(name: String, signature: String? = nil, unsubscribe: String? = nil, stop: String? = nil) {
    self.name = name
    self.signature = signature
    self.unsubscribe = unsubscribe
    self.stop = stop
  }

  private static func fault(_ text: String, longest: Int) -> String? {
    if text.count > longest { return "is at most \(longest) characters long" }
    let hasControls = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    return hasControls || text.contains("{{") ? "is one line of plain text" : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let rest = ["https://", "mailto:"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
    guard let rest, !rest.isEmpty, text.utf8.count <= 400 else { return false }
    return rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>"'`{}\"#.utf8.contains($0) }
  }
}
