import Boosting
import Populations
import Tables
import Testing

@testable import Models

/// Very many rows are handed to the library as codes without missing values.
struct CodedColumnsTests {
  private struct Fixture {
    let sample: TrainingSample
    let features: [Feature]
    let rows: [Int]
    var encoding: FeatureEncoding { FeatureEncoding(features) }
    var coded: CodedColumns { CodedColumns(sample, encoding: encoding) }

    init(_ count: Int) throws {
      let population = Customers.made(count)
      features = FeatureChoice(columns: population.columns, roles: population.roles).used
      guard case .flags(let labels)? = population.table["#churned"] else {
        throw PopulationError.unknownColumn("#churned")
      }
      rows = Array(0..<count)
      sample = try TrainingSample(population.table, features: features, labels: labels, at: rows)
    }

    var labels: [Float] { rows.map { Float(sample.labels[$0]) } }
  }

  @Test func `nothing is missing: numbers stand on either side, categories keep their levels`() throws {
    let fixture = try Fixture(800)
    let (coded, features) = (fixture.coded, fixture.features)
    func kinds(_ column: String) -> [CodedColumns.Kind] {
      coded.parts.filter { features[$0.feature].column == column }.map { $0.kind }
    }
    // One x1 in ten and one plan in twelve is missing.
    guard case .missingBelow(let low)? = kinds("x1").first, case .missingAbove(let high)? = kinds("x1").last
    else {
      Issue.record("x1 stands twice")
      return
    }
    #expect(low < -2 && high > 2)
    #expect(kinds("x2") == [.number] && kinds("shade") == [.codes])
    #expect(kinds("plan") == [.level(0), .level(1), .level(2)])
    var matrix = [Float](repeating: .nan, count: 800 * coded.parts.count)
    coded.fill(&matrix, fixture.rows[...])
    #expect(matrix.allSatisfy { !$0.isNaN })
  }

  /// As the library itself reads its trees on what it was given, each question has the same answer.
  @Test(arguments: [3, 6]) func `trees in terms of encoded columns say what the library says of the codes`(
    depth: Int
  )
    throws
  {
    let fixture = try Fixture(3000)
    let coded = fixture.coded
    var settings = BoostingParameters(rounds: 25, depth: depth, rate: 0.3, start: 0.3, seed: 2)
    settings.columnShareBySplit = 0.5
    let bytes = try Booster.train(
      coded.batches(fixture.rows), binnedBy: coded.exampleBatches(fixture.rows), labels: fixture.labels,
      parameters: settings)
    let trees = coded.translated(try #require(TreeEnsemble(xgboost: bytes)))
    var matrix = [Float](repeating: .nan, count: fixture.rows.count * coded.parts.count)
    coded.fill(&matrix, fixture.rows[...])
    let theirs = try Booster(model: bytes).margins(FeatureMatrix(matrix, columnCount: coded.parts.count))
    let encoded = fixture.sample.matrix(fixture.rows, encoding: fixture.encoding)
    let width = fixture.encoding.width
    for row in fixture.rows {
      let ours = trees.margin(of: Array(encoded[row * width..<(row + 1) * width]))
      #expect(abs(ours - Double(theirs[row])) < 1e-5)
    }
    // Every kind of column was asked.
    let asked = Set(
      trees.trees.flatMap { $0.nodes }.filter { !$0.isLeaf }.map {
        fixture.features[fixture.encoding.sources[Int($0.feature)].feature].column
      })
    #expect(asked == ["x1", "x2", "noise", "plan", "shade"])
  }

  @Test func `codes teach the same as levels that may be missing`() throws {
    let fixture = try Fixture(2500)
    func scores(isCoded: Bool) throws -> [Float] {
      let task = FitTask(
        sample: fixture.sample, encoding: fixture.encoding, rows: fixture.rows, eventWeight: 1, seed: 3,
        threads: 1,
        isCoded: isCoded)
      return fixture.sample.scores(
        try BoostedMethod(rounds: 30, rowShare: 1).fit(task).model, fixture.rows, fixture.features)
    }
    let (sparse, coded) = (try scores(isCoded: false), try scores(isCoded: true))
    let apart = zip(sparse, coded).map { abs($0 - $1) }
    // Bins end elsewhere where missing numbers are counted among the others.
    #expect(apart.reduce(0, +) / 2500 < 0.015)
  }

  /// Bins are cut at the quantiles of some rows; a level that none of them has is still its own.
  @Test func `a level that is not among the rows that bins are cut by keeps its place`() throws {
    let count = 4000
    let codes = (0..<count).map { UInt8($0 % 1000 == 7 ? 4 : $0 % 4) }
    let labels = codes.map { $0 == 4 ? 1 : UInt8($0 & 1) }
    let sample = TrainingSample(columns: [.codes(codes)], labels: labels)
    let features = [Feature(column: "plan", kind: .category(levels: ["a", "b", "c", "d", "rare"]))]
    let coded = CodedColumns(sample, encoding: FeatureEncoding(features))
    let rows = Array(0..<count)
    let bytes = try Booster.train(
      coded.batches(rows), binnedBy: coded.exampleBatches(rows.filter { codes[$0] < 4 }),
      labels: labels.map { Float($0) },
      parameters: BoostingParameters(rounds: 20, depth: 3, rate: 0.5, leafWeight: 0, start: 0.5))
    let model = FoldModel.boosted(coded.translated(try #require(TreeEnsemble(xgboost: bytes))))
    let scores = sample.scores(model, [0, 1, 2, 3, 7], features)
    #expect(scores[0] < 0.1 && scores[1] > 0.9 && scores[2] < 0.1 && scores[3] > 0.9 && scores[4] > 0.9)
  }

  @Test func `every so many rows stand for very many`() {
    #expect(Array(0..<10).thinned(to: 10) == Array(0..<10))
    #expect(Array(0..<10).thinned(to: 6) == Array(0..<10))
    #expect(Array(0..<10).thinned(to: 5) == [0, 2, 4, 6, 8])
    #expect(Array(0..<3).thinned(to: 5) == [0, 1, 2])
    #expect([Int]().thinned(to: 5) == [])
  }
}
