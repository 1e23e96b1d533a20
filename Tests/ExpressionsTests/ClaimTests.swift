import Diagnostics
import Expressions
import Formats
import TestSupport
import Testing

private func claim(_ text: String) throws -> Claim {
  let source = SourceText(path: "a", text)
  return try Claim(text, at: source.place(of: 0..<text.utf8.count)) { source.place(of: $0) }
}

@Suite struct ClaimTests {
  @Test(arguments: [
    // 60 − 45 = 15, less √(2² + 4.5²) = 4.9.
    ("stay.rmst.two_year > 1.5 * stay.rmst.monthly", Claim.Verdict.holds),
    // True of the estimates, 60 > 58, but the bounds reach below.
    ("stay.rmst.two_year > stay.rmst.yearly", .notSupported),
    ("stay.rmst.two_year < stay.rmst.monthly", .fails),
    ("stay.rmst.yearly > stay.rmst.two_year", .fails), ("head.count == 1500", .holds),
    ("head.count != 1500", .fails),
    ("head.rate == 0.3", .notSupported), ("head.rate >= 0.279", .holds), ("head.rate > 0.279", .holds),
    ("head.rate > 0.281", .notSupported), ("0.33 > head.rate", .holds), ("stay.median > 10", .notSupported),
    ("head.rate > 0.2 and stay.rmst.two_year > stay.rmst.yearly", .notSupported),
    ("head.rate > 0.2 or stay.rmst.two_year > stay.rmst.yearly", .holds),
    ("not head.rate > 0.4", .holds), ("not (head.rate > 0.2 and head.count == 1500)", .fails),
    ("not (head.rate > 0.29)", .fails), ("head.rate - head.rate >= 0", .holds),
    ("stay.rmst.two_year / stay.rmst.monthly > 1.5", .holds), ("head.count / head.none > 1", .notSupported),
    ("params.budget < 30000", .holds),
  ])
  func `a claim holds only when the interval excludes the bound`(text: String, verdict: Claim.Verdict) throws
  {
    #expect(try claim(text).verdict(FakeResolver(), english) == verdict)
  }

  @Test func `values that may be about the same customers get the worst correlation`() throws {
    var resolver = FakeResolver()
    resolver.values = [
      "a.x.one": Measure(10, .num1, low: 7, high: 13), "a.x.two": Measure(5, .num1, low: 2, high: 8),
      "b.x.two": Measure(5, .num1, low: 2, high: 8),
    ]
    // Independent: 5 − √(3² + 3²) = 0.76; at worst: 5 − 6 < 0.
    #expect(try claim("a.x.one > a.x.two").verdict(resolver, english) == .holds)
    #expect(try claim("a.x.one > b.x.two").verdict(resolver, english) == .notSupported)
  }

  @Test func `an open bound supports nothing beyond it`() throws {
    var resolver = FakeResolver()
    resolver.values = ["a.x": Measure(10, .num1, low: 7, high: .infinity)]
    #expect(try claim("a.x > 6").verdict(resolver, english) == .holds)
    #expect(try claim("a.x < 20").verdict(resolver, english) == .notSupported)
  }

  @Test(arguments: [
    ("⟦stay.tau⟧", "a claim is a comparison"), ("1 < 2 ⟦<⟧ 3", "comparisons do not chain"),
    ("a.b ⟦and⟧ c.d > 1", "'and', 'or' and 'not' join comparisons, not numbers"),
    ("a.b >⟦ ⟧", "the expression ends too early"),
    ("1 ⟦+⟧ (a.b > 2)", "a comparison is not a number"),
  ])
  func `what is no claim is told`(marked: String, message: String) throws {
    let sample = MarkedText(marked)
    do {
      _ = try claim(String(decoding: sample.source.bytes, as: UTF8.self))
      Issue.record("read")
    } catch let problems as Problems {
      #expect(problems.diagnostics.map { $0.message } == [message])
      #expect(problems.diagnostics.first?.place?.column == sample.places[0].column)
      #expect(problems.diagnostics.first?.place?.length == sample.places[0].length)
    }
  }
}
