/// A piece of user-visible text in every language, with places for values.
///
/// `{name}` stands for an argument, `{n#customer#customers}` for the plural form that argument `n` asks for.
/// Every user-visible word of a report is a phrase in `Formats/Phrases/`, one file an area, so that a report can
/// be read in any of the languages and a forgotten translation does not compile.
public struct Phrase: Sendable, Hashable {
  public let en: String
  public let fr: String

  public init(en: String, fr: String) {
    self.en = en
    self.fr = fr
  }

  public func pattern(in language: Language) -> String {
    switch language {
    case .en: en
    case .fr: fr
    }
  }
}

/// A value put into a phrase.
public enum Argument: Sendable, Hashable {
  case text(String)
  case number(Double, Format)
  /// A whole number, printed as `num0`; also decides plural forms.
  case count(Int)
  /// A day, printed as a date.
  case day(Day)
  /// Another phrase, without arguments.
  case phrase(Phrase)
}
