import Formats
import Testing

@Suite struct WordingTests {
  let en = Wording(language: .en, currency: "usd")
  let fr = Wording(language: .fr, currency: "eur")

  @Test(arguments: [
    (0.1234, Format.pct0, "12%", "12\u{202F}%"), (0.1234, .pct1, "12.3%", "12,3\u{202F}%"),
    (1, .pct2, "100.00%", "100,00\u{202F}%"), (0.0123, .pp1, "+1.2 pp", "+1,2 pt"),
    (-0.0321, .pp1, "−3.2 pp", "−3,2 pts"), (25_000, .num0, "25,000", "25\u{202F}000"),
    (1_234_567.891, .num2, "1,234,567.89", "1\u{202F}234\u{202F}567,89"), (999, .num0, "999", "999"),
    (-5, .num1, "−5.0", "−5,0"), (0.5, .num4, "0.5000", "0,5000"), (12, .signed0, "+12", "+12"),
    (0, .signed1, "0.0", "0,0"), (-0.0004, .signed3, "0.000", "0,000"),
    (25_000, .money0, "$25,000", "25\u{202F}000\u{A0}€"),
    (-25_000.4, .money0, "−$25,000", "−25\u{202F}000\u{A0}€"),
    (3.5, .money2, "$3.50", "3,50\u{A0}€"), (25_499, .money0k, "$25k", "25\u{A0}k€"),
    (1_250_000, .money1m, "$1.3M", "1,3\u{A0}M€"), (300, .moneySigned0, "+$300", "+300\u{A0}€"),
    (-0.174, .moneySigned2, "−$0.17", "−0,17\u{A0}€"),
    (1.84, .mult1, "1.8 times", "1,8 fois"), (14, .months0, "14 months", "14 mois"),
    (1, .months0, "1 month", "1 mois"), (1, .months1, "1.0 months", "1,0 mois"),
    (1, .days0, "1 day", "1 jour"), (0, .days0, "0 days", "0 jour"), (30, .days0, "30 days", "30 jours"),
    (0.00004, .pvalue, "p < 0.001", "p < 0,001"), (0.0432, .pvalue, "p = 0.043", "p = 0,043"),
    (0.99999, .pvalue, "p > 0.999", "p > 0,999"), (20_726, .date, "30 September 2026", "30 septembre 2026"),
    (.nan, .pct1, "—", "—"), (.infinity, .money0, "—", "—"), (.nan, .date, "—", "—"),
  ])
  func `a number in English and in French`(value: Double, format: Format, english: String, french: String) {
    #expect(en.number(value, format) == english)
    #expect(fr.number(value, format) == french)
  }

  @Test(arguments: [
    ("gbp", "£1,000", "1\u{202F}000\u{A0}£"), ("cad", "CA$1,000", "1\u{202F}000\u{A0}$CA"),
    ("chf", "CHF\u{A0}1,000", "1\u{202F}000\u{A0}CHF"), ("jpy", "¥1,000", "1\u{202F}000\u{A0}¥"),
    ("aud", "A$1,000", "1\u{202F}000\u{A0}$AU"), ("sek", "SEK\u{A0}1,000", "1\u{202F}000\u{A0}SEK"),
  ])
  func `a currency by its symbol, else by its code`(code: String, english: String, french: String) {
    #expect(Wording(language: .en, currency: code).number(1000, .money0) == english)
    #expect(Wording(language: .fr, currency: code).number(1000, .money0) == french)
  }

  @Test(arguments: [
    (0.121, 0.14, Format.pct1, "12.1–14.0%", "12,1–14,0\u{202F}%"),
    (-0.012, 0.008, .pp1, "−1.2 to +0.8 pp", "de −1,2 à +0,8 pt"),
    (12_000, 14_000, .money0, "$12,000–$14,000", "12\u{202F}000–14\u{202F}000\u{A0}€"),
    (-5, 5, .money0, "−$5 to $5", "de −5 à 5\u{A0}€"), (12, 14, .months0, "12–14 months", "12–14 mois"),
    (12, .infinity, .months0, "≥\u{A0}12 months", "≥\u{A0}12 mois"),
    (-.infinity, 3, .num0, "≤\u{A0}3", "≤\u{A0}3"),
    (.nan, .infinity, .num0, "—", "—"), (1.2, 1.8, .mult1, "1.2–1.8 times", "1,2–1,8 fois"),
  ])
  func `an interval`(low: Double, high: Double, format: Format, english: String, french: String) {
    #expect(en.interval(low, high, format) == english)
    #expect(fr.interval(low, high, format) == french)
  }

  @Test(arguments: [
    ("2026Q3", "Q3 2026", "T3 2026"), ("2026H2", "H2 2026", "S2 2026"), ("2026", "2026", "2026"),
    ("2026-09", "September 2026", "septembre 2026"), ("2026-09-01", "1 September 2026", "1er septembre 2026"),
    ("undated", "undated extract", "extrait non daté"), ("spring", "spring", "spring"),
  ])
  func `a period as readers write it`(period: String, english: String, french: String) {
    #expect(en.period(period) == english)
    #expect(fr.period(period) == french)
  }

  @Test func `an amount has no more digits than an estimate of its size bears`() {
    #expect(Format.money(about: 9_417) == .money0)
    #expect(Format.money(about: -529_106) == .money0k)
    #expect(Format.money(about: 29_000_000) == .money1m)
    #expect(en.number(10_347, Format.money0k.ofDifference) == "+$10k")
    #expect(fr.number(-2_400_000, Format.money1m.ofDifference) == "−2,4\u{A0}M€")
  }

  @Test func `a p-value under a header of its own says only its number`() {
    #expect(en.bareProbability(0.0000001) == "<\u{A0}0.001")
    #expect(fr.bareProbability(0.0432) == "0,043")
    #expect(en.bareProbability(.nan) == "—")
  }

  @Test func `French does not end a line before high punctuation or inside guillemets`() {
    let phrase = Phrase(en: "“{name}”: all; none?", fr: "« {name} » : tous ; aucun ?")
    #expect(
      fr(phrase, ["name": .text("Two year")])
        == "«\u{A0}Two year\u{A0}»\u{A0}: tous\u{A0}; aucun\u{A0}?")
    #expect(en(phrase, ["name": .text("x")]) == "“x”: all; none?")
  }

  @Test func `the first of a month is ordinal in French`() throws {
    let day = try #require(Day(year: 2026, month: 9, day: 1))
    #expect(fr.date(day) == "1er septembre 2026")
    #expect(en.date(day) == "1 September 2026")
  }

  @Test func `phrases take values and plural forms, zero being singular in French only`() {
    let phrase = Phrase(
      en: "{n} {n#customer#customers} of {what} on {day}", fr: "{n} {n#client#clients} de {what} le {day}")
    func words(_ wording: Wording, _ count: Int) -> String {
      wording(
        phrase,
        ["n": .count(count), "what": .phrase(Phrase(en: "all", fr: "tous")), "day": .day(Day(number: 0))])
    }
    #expect(words(en, 1) == "1 customer of all on 1 January 1970")
    #expect(words(en, 0) == "0 customers of all on 1 January 1970")
    #expect(words(fr, 0) == "0 client de tous le 1er janvier 1970")
    #expect(words(fr, 1234) == "1\u{202F}234 clients de tous le 1er janvier 1970")
  }

  @Test func `an argument that a phrase names and nobody gives stops the process`() async {
    await #expect(processExitsWith: .failure) {
      _ = Wording(language: .en, currency: "usd")(Phrase(en: "{n}", fr: "{n}"))
    }
  }
}

@Suite struct FixedDecimalTests {
  @Test(arguments: [
    (2.675, 2, "2.68"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (1.005, 2, "1.01"), (0.5, 0, "1"),
    (-0.4, 0, "0"), (999.995, 2, "1000.00"), (1e21, 0, "1000000000000000000000"), (1e-7, 3, "0.000"),
    (0.0005, 3, "0.001"), (.leastNonzeroMagnitude, 1, "0.0"), (123_456_789.125, 1, "123456789.1"),
    (0.04, 0, "0"),
    (0.06, 1, "0.1"), (9.96, 1, "10.0"), (-1234.5, 2, "-1234.50"),
  ])
  func `halves of the shortest decimal go away from zero`(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test func `a shift multiplies exactly`() {
    #expect(fixed(0.285, decimals: 0, shift: 2) == "29")
    #expect(fixed(0.0285, decimals: 0, shift: 2) == "3")
    #expect(fixed(1_250_000, decimals: 1, shift: -6) == "1.3")
    #expect(fixed(49, decimals: 0, shift: -3) == "0")
    #expect(fixed(501, decimals: 0, shift: -3) == "1")
  }

  @Test func `what is not finite has no digits`() {
    #expect(fixed(.nan, decimals: 1) == nil)
    #expect(fixed(-.infinity, decimals: 1) == nil)
  }

  @Test func `whole numbers agree with the standard library`() {
    var state: UInt64 = 7
    for _ in 0..<500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Int(state >> 20) % 1_000_000_000 - 500_000_000
      #expect(fixed(Double(value), decimals: 0) == String(value))
    }
  }
}

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026H1", "2026-01-01", "2026-06-30"),
    ("2026Q3", "2026-07-01", "2026-09-30"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2026-09-30", "2026-09-30", "2026-09-30"),
  ])
  func `a period has a first and a last day`(text: String, first: String, last: String) throws {
    let period = try #require(Period(text))
    #expect(period.firstDay.iso == first)
    #expect(period.lastDay.iso == last)
    #expect(period.text == text)
  }

  @Test(arguments: ["", "26Q3", "2026Q5", "2026H3", "2026-13", "2026-02-30", "2026q3", "Q3 2026", "20260930"])
  func `anything else is no period`(text: String) { #expect(Period(text) == nil) }

  @Test func `periods are ordered by their end`() throws {
    let periods = ["2026", "2026Q3", "2025", "2026Q4", "2026-09-30"].compactMap { Period($0) }
    #expect(periods.sorted().map { $0.text } == ["2025", "2026Q3", "2026-09-30", "2026", "2026Q4"])
  }
}
