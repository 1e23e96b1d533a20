import Diagnostics
import Loading
import Outside
import Populations
import Statistics
import Tables
import TestSupport
import Testing

/// The real IBM Telco file; `DatasetLoaderTests` asks the same of data of our own.
// Needs ../shared/data/telco.csv.
@Suite(.enabled(if: SharedFiles.exists("data/telco.csv"), "../shared/data/telco.csv is missing"))
struct TelcoTests {
  private func load() throws -> Dataset {
    func at(_ text: String) -> Located<String> { Located(text, at: Place(path: "spec", line: 1, column: 1)) }
    var roles = CustomerRoles(id: at("customerID"), tenure: at("tenure"))
    roles.churned = (at("Churn"), at("Yes"))
    roles.revenue = at("MonthlyCharges")
    let path = try #require(SharedFiles.path("data/telco.csv"))
    return try DatasetLoader(world: Disk()).load(
      DatasetRequest(name: at("customers"), file: at("telco.csv"), path: path, kind: .customers(roles)))
  }

  @Test func `it has 7043 customers, 1869 who left and 11 without total charges`() throws {
    let data = try load()
    let all = try data.population.counts(
      by: [], flags: ["#churned"], sums: ["MonthlyCharges", "TotalCharges"])
    #expect(all.groups.map { $0.count } == [7043])
    #expect(all.groups[0].flagged == [1869])
    #expect(all.groups[0].sums == [456116.6, 16056168.7])
    #expect(all.groups[0].missing == [0, 11])
    #expect(data.source.bytes == 970_457)
    #expect(data.quality.columns.first { $0.name == "TotalCharges" }?.missing == 11)
  }

  @Test func `month to month 1655 of 3875 had left`() throws {
    let groups = try load().population.counts(by: ["Contract"], flags: ["#churned"], sums: []).groups
    #expect(groups.map { $0.labels[0] } == ["Month-to-month", "One year", "Two year"])
    #expect(groups.map { $0.count } == [3875, 1473, 1695])
    #expect(groups.map { $0.flagged[0] } == [1655, 166, 48])
  }
}
