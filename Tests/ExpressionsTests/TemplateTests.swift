import Diagnostics
import Expressions
import Formats
import TestSupport
import Testing

let english = Wording(language: .en, currency: "usd")

/// What reading a template throws.
func mistakes(_ sample: MarkedText) -> [Diagnostic] {
  do {
    _ = try Template(String(decoding: sample.source.bytes, as: UTF8.self)) { sample.source.place(of: $0) }
    return []
  } catch { return error.sorted }
}

private func template(_ text: String) throws -> Template {
  let source = SourceText(path: "a", text)
  return try Template(text) { source.place(of: $0) }
}

@Suite struct TemplateTests {
  @Test(arguments: [
    ("Churn **{{ head.rate | pct1 }}**.", "Churn **30.0%**."), ("{{head.rate}}", "30.0%"),
    ("{{ head.rate:delta | pp1 }}", "+4.0 pp"), ("{{ head.rate:delta }}", "+4.0 pp"),
    ("{{ head.rate:low }}–{{ head.rate:high }}", "28.0%–32.0%"), ("{{ head.rate:n }}", "5,000"),
    ("{{ head.rate:previous }}", "26.0%"), ("{{ head.count:delta }}", "no earlier period"),
    ("{{ stay.median | months0 }}", "not reached by month 72"), ("{{ stay.tau:low }}", "no interval"),
    ("{{ stay.tau:n }}", "no count"), ("{{ stay.median + 1 | num0 }}", "not reached by month 72"),
    ("{{ params.quarter }} {{ params.budget | money0 }} {{ params.budget }}", "2026Q3 $25,000 25000"),
    ("{{ stay.rmst.two_year / stay.rmst.monthly | mult1 }}", "2.0 times"),
    ("{{ (1 + 2) * -3 - 4 / 8 | num1 }}", "−9.5"),
    ("{{ 1 / head.none | num0 }}", "not defined (division by zero)"),
    ("no values", "no values"), ("é {{ head.count }} é", "é 1,500 é"),
  ])
  func `values are put in`(text: String, expected: String) throws {
    #expect(try template(text).text(FakeResolver(), english) == expected)
  }

  @Test func `a share is not printed as money, nor a duration as a share`() throws {
    for (text, expected) in [
      ("{{ head.rate | money0 }}", "'head.rate' is printed as pct1, and money0 is of something else"),
      ("{{ stay.tau | pct0 }}", "'stay.tau' is printed as months0, and pct0 is of something else"),
    ] {
      let problems = try #require(throws: Problems.self) { try template(text).text(FakeResolver(), english) }
      #expect(problems.diagnostics.map { $0.message } == [expected] && problems.diagnostics[0].place != nil)
    }
    for text in ["{{ head.rate | num2 }}", "{{ stay.tau | num0 }}", "{{ head.count | pct0 }}"] {
      #expect(throws: Never.self) { try template(text).text(FakeResolver(), english) }
    }
  }

  @Test func `a change has an interval of two independent samples`() throws {
    let measure = try Claim("head.rate:delta > 0", at: Place(path: "a", line: 1, column: 1)) { _ in
      Place(path: "a", line: 1, column: 1)
    }
    // Lower bound: .04 − √(.02² + .025²) = .008.
    #expect(try measure.verdict(FakeResolver(), english) == .holds)
  }

  @Test func `what is put in is escaped, what was written is not`() throws {
    let text = try template("*a* {{ params.quarter }}").text(FakeResolver(), english) { "<\($0)>" }
    #expect(text == "*a* <2026Q3>")
  }

  @Test(arguments: [
    ("a ⟦{{⟧ head.rate", "this '{{' is not closed"), ("⟦{{  }}⟧", "nothing stands between '{{' and '}}'"),
    ("é {{ head.rate | ⟦pct9⟧ }}", "unknown format 'pct9'"),
    ("{{ head.rate ⟦x⟧ }}", "an operator is missing before this"),
    ("{{ head.rate:⟦dleta⟧ }}", "unknown attribute 'dleta'"),
    ("{{ ⟦head⟧ }}", "'head' is not the address of a value"),
    ("⟦{{ head.rate > 1 }}⟧", "a comparison has no value to print"),
    ("⟦{{ head.rate * 2 }}⟧", "a computed number needs a format"),
    ("{{ (head.rate +⟦ ⟧}}", "the expression ends too early"),
    ("{{ ⟦(⟧head.rate }}", "this '(' is not closed"),
    ("{{ head.rate ⟦=⟧ 2 }}", "'=' is not expected here"), ("{{ ⟦5%⟧ }}", "'5%' is not expected here"),
    ("{{ ⟦params.a.b⟧ }}", "a param is written params.name"), ("{{ a.b + ⟦é⟧ }}", "'é' is not expected here"),
    ("{{ ⟦a.b.c.d⟧ }}", "'a.b.c.d' is not the address of a value"),
    ("{{ head.count ⟦/⟧ 0 | num0 }}", "nothing can be divided by 0"),
  ])
  func `a mistake is shown where it stands`(marked: String, message: String) {
    let sample = MarkedText(marked)
    let found = mistakes(sample)
    #expect(found.map { $0.message } == [message])
    #expect(found.first?.place == sample.places[0])
  }

  @Test func `every mistake of a text is reported`() {
    #expect(mistakes(MarkedText("{{ a }} {{ }} {{ a.b | x }} {{")).count == 4)
    #expect(mistakes(MarkedText("{{ a.b | pct }}")).first?.hint == "did you mean 'pct0'?")
  }

  @Test func `many brackets do not exhaust the stack`() {
    let text = "{{ " + String(repeating: "(", count: 100_000) + " }}"
    #expect(mistakes(MarkedText(text)).map { $0.message } == ["this is nested too deep"])
  }

  @Test func `an unknown value names the nearest`() throws {
    let template = try template("{{ stay.rmst.two_yaer }}")
    do {
      _ = try template.text(FakeResolver(), english)
      Issue.record("printed")
    } catch {
      #expect(error.diagnostics.map { $0.code } == [.unknownValue])
      #expect(error.diagnostics.first?.hint == "did you mean 'stay.rmst.two_year'?")
    }
  }

  @Test(arguments: [
    ("Churn was 12.5 percent of 1,234", ["12.5", "1,234"]), ("In 2026 and 2026Q3, on 2026-09-30", []),
    ("On 30 September and le 1er octobre", []), ("1. first\n2. second\n", []),
    ("B2B, Q3, persona_2, @cell_2", []),
    ("`12` and [text](https://x.org/12)", []), ("the 14-month mark", ["14-month"]),
    ("{{ head.rate }} of 20 customers", ["20"]), ("top 3", ["3"]), ("", []),
  ])
  func `typed numbers are found, dates and names left alone`(text: String, found: [String]) throws {
    let bytes = Array(text.utf8)
    let digits = try template(text).typedDigits.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(digits.map { $0.prefix { $0 != "-" } } == found.map { $0.prefix { $0 != "-" } })
  }
}

@Suite struct ReferenceTests {
  @Test func `cells and exhibits are referred to, addresses of people are not`() {
    let text = "See @plan. And @trust.calibration, not a.b@plan.org, \\@plan, `@plan` or {{ a.b }} @stay_2."
    let found = Reference.all(in: text)
    #expect(found.map { $0.name } == ["plan", "trust.calibration", "stay_2"])
    let bytes = Array(text.utf8)
    #expect(
      found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [
        "@plan", "@trust.calibration", "@stay_2",
      ])
  }
}
