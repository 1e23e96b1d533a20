import Populations
import Statistics
import Tables
import Testing

struct SamplingTests {
  /// The same formula, written once more in Python, gives these.
  @Test func `the hash of an id never changes`() {
    #expect(RowHash.hash(Array("7590-VHVEG".utf8), seed: 20_260_930) == 13_661_891_465_634_506_388)
    #expect(RowHash.hash([], seed: 0) == 11_251_825_033_381_396_990)
  }

  @Test func `ids as text, as a category and as numbers hash alike`() throws {
    let ids = (0..<50).map { "\($0 * 7)" }
    let columns: [Column] = [
      .text(TextColumn(ids)), .categories(CategoryColumn(ids)), .integers((0..<50).map { Int32($0 * 7) }),
    ]
    let hashes = try columns.map {
      try TablePopulation(Table([("id", $0)]), roles: Roles(id: "id")).hashes(seed: 9)
    }
    #expect(hashes[0] == hashes[1] && hashes[0] == hashes[2])
  }

  @Test func `hashes of running numbers are even`() {
    var bins = [Int](repeating: 0, count: 16)
    for id in 0..<16_000 { bins[Int(RowHash.hash(Array("C-\(id)".utf8), seed: 1) >> 60)] += 1 }
    // Chi-square with 15 degrees of freedom stays below 37.7 in 999 of 1,000 draws.
    let chiSquare = bins.reduce(0.0) { $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000 }
    #expect(chiSquare < 37.7)
  }

  @Test func `a sample holds the smallest hashes of complete rows, in their order`() throws {
    let population = Customers.population(20_000)
    let sample = try population.sample(of: ["tenure", "score"], size: 300, seed: 11)
    let hashes = try population.hashes(seed: 11)
    let complete = (0..<20_000).filter {
      population.table["tenure"]?.isMissing($0) == false && population.table["score"]?.isMissing($0) == false
    }
    let expected = complete.sorted { hashes[$0] < hashes[$1] }.prefix(300).map { Int32($0) }
    #expect(sample.rows == expected)
    #expect(sample.values.count == 600)
    #expect(sample.values[1] == population.table["score"]?.number(Int(expected[0])))
  }

  @Test func `a stratified sample keeps the share of leavers`() throws {
    let population = Customers.population(20_000)
    let rows = try population.stratifiedRows(by: "left", size: 1_000, seed: 2)
    #expect(rows == rows.sorted() && rows.count == 1_000)
    let left = rows.filter { population.table["left"]?.number(Int($0)) == 1 }.count
    let all = try population.counts(by: [], flags: ["left"], sums: []).groups[0]
    let known = (0..<20_000).filter { population.table["left"]?.isMissing($0) == false }.count
    #expect(left == Int((1_000 * Double(all.flagged[0]) / Double(known)).rounded()))
  }
}
