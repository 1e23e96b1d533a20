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
    let pattern = PhrasePattern(pattern: phrase.pattern(in: language), language: language)
    func argument(_ name: String) -> Argument {
      guard let argument = arguments[name] else {
        preconditionFailure("phrase '\(phrase.en)' names an argument '\(name)' that is not given")
      }
      return argument
    }
    let text = pattern.filled(text: { words(of: argument($0)) }, isSingular: { isSingular(argument($0)) })
    return language == .fr ? Wording.spaced(text) : text
  }

  /// French sets a space before high punctuation and inside guillemets, where no line may end.
  public static func spaced(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: " ")) else { return text }
    var result = ""
    var previous: Unicode.Scalar?
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isBound = previous == "«" || next.map { ":;!?»%".unicodeScalars.contains($0) } ?? false
      result.unicodeScalars.append(scalar == " " && isBound ? "\u{A0}" : scalar)
      previous = scalar
    }
    return result
  }

  /// A number in a named format; a value that is not finite prints as an em dash.
  public func number(_ value: Double, _ format: Format) -> String {
    if format == .date { return value.isFinite ? date(Day(number: Int(value.rounded(.down)))) : "—" }
    if format == .pvalue { return probability(value) }
    guard let digits = FixedDecimal(value, decimals: format.decimals, shift: format.shift) else { return "—" }
    let sign = sign(of: digits, format)
    return withUnit(sign: sign, grouped(digits), format, for: value)
  }

  /// An interval in a named format, as "12.1–14.0%"; signed ones in words, as "−1.2 to +0.8 pp".
  ///
  /// A bound that is infinite is open: "≥ 12 months". Two such bounds, or one that is no number, print as a dash.
  public func interval(_ low: Double, _ high: Double, _ format: Format) -> String {
    switch (low.isFinite, high.isFinite) {
    case (false, false): return "—"
    case (true, false): return high > 0 ? "≥\u{A0}\(number(low, format))" : "—"
    case (false, true): return low < 0 ? "≤\u{A0}\(number(high, format))" : "—"
    case (true, true): break
    }
    if format == .date { return self(.rangeOfDays, dates(low, high)) }
    if format == .pvalue { return "\(number(low, format))–\(number(high, format))" }
    guard let from = FixedDecimal(low, decimals: format.decimals, shift: format.shift),
      let to = FixedDecimal(high, decimals: format.decimals, shift: format.shift)
    else { return "—" }
    if language == .en, format.isMoney { return moneyInterval(low, high, from, to, format) }
    let isInWords = format.isSigned || from.isNegative || to.isNegative
    let ends = (sign(of: from, format) + grouped(from), sign(of: to, format) + grouped(to))
    let joined =
      isInWords
      ? self(.rangeInWords, ["low": .text(ends.0), "high": .text(ends.1)]) : "\(ends.0)–\(ends.1)"
    return withUnit(sign: "", joined, format, for: high)
  }

  /// "30 September 2026", "1er septembre 2026".
  public func date(_ day: Day) -> String {
    let civil = day.civil
    let ordinal = language == .fr && civil.day == 1 ? "1er" : String(civil.day)
    return self(
      .calendarDay,
      [
        "day": .text(ordinal), "month": .phrase(Phrase.monthNames[civil.month - 1]),
        "year": .text(String(civil.year)),
      ])
  }

  /// A period as readers write it: "Q3 2026", "T3 2026"; data without any date are an "undated extract".
  public func period(_ text: String) -> String {
    guard let period = Period(text) else { return text == "undated" ? self(.undated) : text }
    let (first, last) = (period.firstDay.civil, period.lastDay.civil)
    let year = Argument.text(String(first.year))
    if period.firstDay == period.lastDay { return date(period.firstDay) }
    switch last.month - first.month {
    case 0: return self(.monthOfYear, ["month": .phrase(Phrase.monthNames[first.month - 1]), "year": year])
    case 2: return self(.quarterOfYear, ["n": .count(last.month / 3), "year": year])
    case 5: return self(.halfOfYear, ["n": .count(last.month / 6), "year": year])
    default: return text
    }
  }

  /// A p-value under a header that names it: "0.043", "< 0.001".
  public func bareProbability(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    if value < 0.001 { return "<\u{A0}" + number(0.001, .num3) }
    return value > 0.999 ? ">\u{A0}" + number(0.999, .num3) : number(value, .num3)
  }

  // MARK: Arguments

  private func words(of argument: Argument) -> String {
    switch argument {
    case .text(let text): text
    case .number(let value, let format): number(value, format)
    case .count(let count): number(Double(count), .num0)
    case .day(let day): date(day)
    case .phrase(let phrase): self(phrase)
    }
  }

  private func isSingular(_ argument: Argument) -> Bool {
    switch argument {
    case .count(let count): language.isSingular(Double(count), decimals: 0)
    case .number(let value, let format): isSingular(value, format)
    case .text, .day, .phrase: preconditionFailure("only a number decides a plural")
    }
  }

  /// Decided by the number as printed: 1.04 with one decimal is "1.0".
  private func isSingular(_ value: Double, _ format: Format) -> Bool {
    let printed = fixed(value, decimals: format.decimals, shift: format.shift).flatMap { Double($0) }
    return language.isSingular(printed ?? value, decimals: format.decimals)
  }

  // MARK: Digits

  private func sign(of digits: FixedDecimal, _ format: Format) -> String {
    if digits.isNegative { return "\u{2212}" }
    return format.isSigned && !digits.isZero ? "+" : ""
  }

  /// Thousands apart: "25,000.5" in English, "25 000,5" with narrow no-break spaces in French.
  private func grouped(_ digits: FixedDecimal) -> String {
    let (separator, point) = language == .en ? (",", ".") : ("\u{202F}", ",")
    var out = ""
    for (offset, digit) in digits.whole.enumerated() {
      if offset > 0, (digits.whole.count - offset).isMultiple(of: 3) { out += separator }
      out += String(digit)
    }
    return digits.fraction.isEmpty ? out : out + point + digits.fraction.map { String($0) }.joined()
  }

  private func withUnit(sign: String, _ digits: String, _ format: Format, for value: Double) -> String {
    let signed = sign + digits
    if format.isMoney { return money(sign: sign, digits, format) }
    let unit: Phrase? =
      switch format {
      case .months0, .months1: .monthsUnit
      case .days0: .daysUnit
      case .mult1, .mult2: .timesUnit
      case .pp0, .pp1: .pointsUnit
      default: nil
      }
    if let unit {
      let pattern = PhrasePattern(pattern: unit.pattern(in: language), language: language)
      return pattern.filled(text: { _ in signed }, isSingular: { _ in isSingular(value, format) })
    }
    let isShare = [.pct0, .pct1, .pct2].contains(format)
    return isShare ? signed + (language == .en ? "%" : "\u{202F}%") : signed
  }

  private func money(sign: String, _ digits: String, _ format: Format) -> String {
    let currency = Currency(code: currency, language: language)
    switch language {
    case .en:
      return sign + currency.symbol + (currency.isSpaced ? "\u{A0}" : "") + digits + format.magnitude
    case .fr: return "\(sign)\(digits)\u{A0}\(format.magnitude)\(currency.symbol)"
    }
  }

  // MARK: Intervals and p-values

  /// The currency stands at both ends, where English writes it before the number.
  private func moneyInterval(
    _ low: Double, _ high: Double, _ from: FixedDecimal, _ to: FixedDecimal, _ format: Format
  ) -> String {
    let ends = (number(low, format), number(high, format))
    guard format.isSigned || from.isNegative || to.isNegative else { return "\(ends.0)–\(ends.1)" }
    return self(.rangeInWords, ["low": .text(ends.0), "high": .text(ends.1)])
  }

  private func dates(_ low: Double, _ high: Double) -> [String: Argument] {
    [
      "low": .day(Day(number: Int(low.rounded(.down)))),
      "high": .day(Day(number: Int(high.rounded(.down)))),
    ]
  }

  private func probability(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    let (phrase, shown): (Phrase, Double) =
      value < 0.001 ? (.pBelow, 0.001) : value > 0.999 ? (.pAbove, 0.999) : (.pEquals, value)
    return self(phrase, ["value": .number(shown, .num3)])
  }
}
