import Analyses
import Findings
import Formats
import Glibc
import Models
import Populations
import Tables
import Testing

struct CalibrationCaveatTests {
  private static let count = 6000

  /// Log-odds evenly from −3 to 1, and outcomes in just that proportion.
  private static let odds = (0..<count).map { Double($0) / Double(count - 1) * 4 - 3 }
  private static let outcomes = odds.indices.map { row -> UInt8 in
    let draw = (Double(row) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
    return draw < 1 / (1 + exp(-odds[row])) ? 1 : 0
  }

  private func caveats(_ change: (Double) -> Double, language: Language = .en) throws -> [Caveat] {
    let population = TablePopulation(
      Table([
        ("id", .integers((0..<Self.count).map { Int32($0) })), ("#churned", .flags(Self.outcomes)),
      ]), roles: Roles(id: "id", churned: "#churned"))
    let scores = Self.odds.map { Float(1 / (1 + exp(-change($0)))) }
    let model = ChurnModel(name: "churn", scores: .floats(scores), version: "1")
    return try Modelled.run(
      "{ kind: model, id: trust, model: churn }", on: population, model: model, language: language
    ).caveats
  }

  @Test func `calibrated scores say nothing`() throws {
    #expect(try caveats { $0 }.isEmpty)
  }

  @Test func `scores too far apart, too near, too high or too low say so`() throws {
    let apart = try #require(try caveats { -1 + 1.25 * ($0 + 1) }.first)
    #expect(apart.code == "miscalibrated" && apart.text.hasPrefix("The scores lie too far apart"))
    #expect(apart.text.contains("slope is 0.8") && apart.text.hasSuffix("rather than as probabilities."))
    let near = try #require(try caveats { -1 + 0.93 * ($0 + 1) }.first)
    #expect(near.code == "miscalibrated" && near.text.hasPrefix("The scores lie too close together"))
    #expect(!near.text.contains("ranking"))
    let high = try caveats { $0 + 0.5 }
    #expect(high.map { $0.code } == ["scores_too_high"])
    #expect(high[0].text.hasSuffix("left."))
    #expect(try caveats { $0 - 0.5 }.map { $0.code } == ["scores_too_low"])
  }

  @Test func `French is written in French`() throws {
    let apart = try #require(try caveats({ -1 + 1.25 * ($0 + 1) }, language: .fr).first)
    #expect(apart.text.hasPrefix("Les scores sont trop écartés") && apart.text.hasSuffix("probabilités."))
  }
}
