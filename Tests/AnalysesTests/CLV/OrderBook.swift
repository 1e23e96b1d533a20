import Analyses
import Diagnostics
import Findings
import Formats
import Glibc
import Populations
import Specs
import Tables
import TestSupport
import Testing

/// Order lines made up or read, and `clv` cells run on them as the engine does.
enum OrderBook {
  struct Line {
    var customer: String
    var day: Int
    /// Cents.
    var cents: Int
  }

  static func population(_ lines: [Line]) -> TablePopulation {
    TablePopulation(
      Table([
        ("customer", .text(TextColumn(lines.map { $0.customer }))),
        ("day", .days(lines.map { Int32($0.day) })),
        ("amount", .decimals(lines.map { Int64($0.cents) }, digits: 2)),
      ]),
      roles: Roles(id: "customer", orders: OrderColumns(day: "day", amount: "amount")))
  }

  static func run(
    _ yaml: String, on orders: any Population, customers: (any Population)? = nil, language: Language = .en,
    asOf: Int? = nil
  ) throws -> Finding {
    let (cell, problems) = try Clientele.cell(SourceText(path: "cell.yaml", yaml))
    try problems.throwIfErrors()
    let population = customers ?? orders
    return try #require(cell).run(
      on: population,
      in: AnalysisContext(
        cell: "worth", wording: Wording(language: language, currency: "usd"), level: 0.95,
        minimum: GroupMinimum(), seed: 1, period: "2026Q3", asOf: asOf.map { Day(number: $0) },
        population: population, orders: orders, findings: [:], models: [:], files: [:], previous: nil,
        campaign: "test"))
  }

  static func error(_ yaml: String, on orders: any Population, asOf: Int? = nil) throws -> AnalysisError? {
    do {
      _ = try run(yaml, on: orders, asOf: asOf)
      return nil
    } catch let error as AnalysisError { return error }
  }

  /// How the customers of a made-up shop behave.
  struct Shop {
    /// Gamma of purchase rates, a day.
    var r = 0.8
    var alpha = 60.0
    /// Beta of dropping out after a purchase; `nil` when nobody does.
    var dropout: (a: Double, b: Double)? = (0.8, 2.5)
    /// Days in which customers first buy, and days observed.
    var joining = 90
    var days = 540
    var spread = 0.3
  }

  /// Orders of customers who behave as BG/NBD has it, the same on every run.
  static func lines(_ customers: Int, _ shop: Shop = Shop(), seed: UInt64 = 11) -> [Line] {
    var random = SeededRandom(state: seed)
    var lines: [Line] = []
    for customer in 0..<customers {
      let rate = random.gamma(shop.r) / shop.alpha
      let chance = shop.dropout.map { random.beta($0.a, $0.b) } ?? 0
      let mean = 3000 * (1 + shop.spread * (random.uniform() * 2 - 1))
      var time = Double(customer % shop.joining)
      lines.append(Line(customer: "c\(customer)", day: Int(time), cents: Int(mean)))
      while true {
        time += -Glibc.log(1 - random.uniform()) / rate
        guard time < Double(shop.days) else { break }
        let cents = Int(mean * (0.5 + random.uniform()))
        lines.append(Line(customer: "c\(customer)", day: Int(time), cents: cents))
        if random.uniform() < chance { break }
      }
    }
    return lines
  }
}

/// Random numbers of the distributions that the models are made of.
struct SeededRandom {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  mutating func normal() -> Double {
    (-2 * Glibc.log(1 - uniform())).squareRoot() * Glibc.cos(2 * .pi * uniform())
  }

  /// Marsaglia & Tsang 2000; shapes under 1 by a power of a uniform.
  mutating func gamma(_ shape: Double) -> Double {
    if shape < 1 { return gamma(shape + 1) * Glibc.pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
      if v > 0, Glibc.log(1 - uniform()) < x * x / 2 + d - d * v + d * Glibc.log(v) { return d * v }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(a)
    return x / (x + gamma(b))
  }
}
