import Expressions
import Formats

/// A few values, with and without intervals.
struct FakeResolver: Resolver {
  var values: [String: Measure] = [
    "stay.tau": Measure(72, .months0),
    "stay.rmst.two_year": Measure(60, .months1, low: 58, high: 62, n: 900),
    "stay.rmst.monthly": Measure(30, .months1, low: 28, high: 33, n: 1200),
    "stay.rmst.yearly": Measure(58, .months1, low: 55, high: 61),
    "stay.median": Measure(absent: "not reached by month 72", .months0),
    "head.rate": Measure(0.30, .pct1, low: 0.28, high: 0.32, n: 5000),
    "head.count": Measure(1500, .num0), "head.none": Measure(0, .num0),
  ]
  var before: [String: Measure] = [
    "head.rate": Measure(0.26, .pct1, low: 0.24, high: 0.285, n: 4800)
  ]

  func measure(_ address: Address) -> Measure? { values[address.name] }

  func previous(_ address: Address) -> Measure {
    before[address.name] ?? Measure(absent: "no earlier period", .num0)
  }

  func parameter(_ name: String) -> ParameterContent? {
    ["quarter": .text("2026Q3"), "budget": .number(25_000)][name]
  }

  func candidates(for address: Address) -> [String] { values.keys.sorted() }
}
