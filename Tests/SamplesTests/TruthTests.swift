import Outside
import Samples
import TestSupport
import Testing

/// What the shipped sample promises of itself; made once for all of these.
@Suite struct `The truth of the shipped sample` {
  static let shipped = Result { try SampleFolder(customers: SampleBusiness.standardCustomers) }

  @Test func `the best AUC anyone could reach is above .90`() throws {
    let summary = try Self.shipped.get().summary
    #expect(summary.quarters.map { $0.name } == ["2026Q2", "2026Q3"])
    for quarter in summary.quarters {
      #expect((7600...8400).contains(quarter.customers))
      #expect((0.10...0.20).contains(Double(quarter.left) / Double(quarter.customers)))
      #expect(try #require(quarter.bestArea) > 0.90)
    }
    #expect((55_000...65_000).contains(summary.orders))
    #expect(summary.lines[0].contains("best AUC anyone could reach 0.9"))
  }

  @Test(arguments: ["customers-2026Q2.csv", "customers-2026Q3.csv"])
  func `no single column known before the end gives the outcome away`(name: String) throws {
    let rows = try Self.shipped.get().rows(name)
    let outcomes = rows.map { $0["churned"] == "Yes" }
    let apart: Set<String> = ["churned", "left_on", "leaving_reason", "customer_id", "email", "phone"]
    for column in try #require(rows.first).keys.sorted() where !apart.contains(column) {
      let cells = rows.map { $0[column] ?? "" }
      let numbers = cells.compactMap { Double($0) }
      let found = area(numbers.count == rows.count ? numbers : rates(cells, outcomes), outcomes)
      #expect(max(found, 1 - found) < 0.80, "\(column)")
    }
  }

  /// Each value as the share of leavers among those who have it: the best any rule of one column can do. Columns
  /// of many values would only repeat the outcome.
  private func rates(_ cells: [Substring], _ outcomes: [Bool]) -> [Double] {
    var counts: [Substring: (all: Int, left: Int)] = [:]
    for (cell, outcome) in zip(cells, outcomes) {
      counts[cell, default: (0, 0)].all += 1
      if outcome { counts[cell, default: (0, 0)].left += 1 }
    }
    guard counts.count <= 100 else { return cells.map { _ in 0 } }
    return cells.map { cell in
      let count = counts[cell, default: (1, 0)]
      return Double(count.left) / Double(count.all)
    }
  }

  @Test func `the spike of month 14 and the risk of month 1 stand out of their neighbours`() throws {
    var (atRisk, left) = ([Int](repeating: 0, count: 200), [Int](repeating: 0, count: 200))
    for name in ["customers-2026Q2.csv", "customers-2026Q3.csv"] {
      for row in try Self.shipped.get().rows(name) {
        let last = try #require(row["tenure_months"].flatMap { Int($0) })
        let first = max(1, last - (row["left_on"].map { months($0) } ?? 3) + 1)
        for month in first...last { atRisk[month] += 1 }
        if row["churned"] == "Yes" { left[last] += 1 }
      }
    }
    func hazard(_ months: [Int]) -> Double {
      Double(months.map { left[$0] }.reduce(0, +)) / Double(months.map { atRisk[$0] }.reduce(0, +))
    }
    #expect(hazard([14]) > 2.2 * hazard([11, 12, 13, 15, 16, 17]))
    #expect(hazard([1]) > 1.5 * hazard([2, 3, 4]))
    for month in 5...24 where month != 14 { #expect(hazard([month]) < 0.6 * hazard([14])) }
  }

  /// Months of the window that someone was there for: it opens in April or July.
  private func months(_ left: Substring) -> Int {
    guard let month = Int(left.dropFirst(5).prefix(2)) else { return 3 }
    return (month - 4) % 3 + 1
  }

  @Test func `the shipped files are what the generator writes, in no more than 8 MB`() throws {
    let sample = try Self.shipped.get()
    let folder = PackageFolder.path("data")
    var bytes = 0
    for path in sample.world.paths {
      let name = String(path.dropFirst("data/".count))
      let shipped = try Disk().read("\(folder)/\(name)")
      bytes += shipped.count
      #expect(
        try sample.world.read(path) == shipped, "data/\(name): write it again with `tenure sample -o data`")
    }
    #expect(bytes <= 8_000_000)
  }
}
