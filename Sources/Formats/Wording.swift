/// The one place where values become words: a language and a currency.
public struct Wording: Sendable, Hashable {
  public let language: Language
  /// An ISO 4217 code in lower case: usd, eur, gbp, cad, chf …
  public let currency: String

  public init(language: Language, currency: String) {
    self.language = language
    self.currency = currency
  }

  /// The text of a phrase with its arguments put in; an argument that the phrase names and that is missing stops
  /// the process, since it is our mistake.
  public func callAsFunction(_ phrase: Phrase, _ arguments: [String: Argument] = [:]) -> String {
    phrase.pattern(in: language)
  }

  /// A number in a named format; a value that is not finite prints as an em dash.
  public func number(_ value: Double, _ format: Format) -> String { "\(value)" }

  /// An interval in a named format, as "12.1–14.0 %".
  public func interval(_ low: Double, _ high: Double, _ format: Format) -> String { "\(low)–\(high)" }

  public func date(_ day: Day) -> String { day.iso }
}
