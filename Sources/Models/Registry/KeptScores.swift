import Glibc
public import Statistics
import Tables

/// A training's out-of-fold scores by row number, with what happened: what two versions of the same rows are compared
/// in pairs by. Neither ids nor columns are in it.
public struct KeptScores: Sendable, Hashable {
  /// Stands for the rows, as in the model's card.
  public let dataHash: String
  let rows: [Int32]
  let outcomes: [UInt8]
  let scores: [Float]

  private static let format = "tenure scores 1"

  /// `nil` for a model that was not trained here.
  public init?(of model: ChurnModel) {
    guard let training = model.training, let stored = model.stored, case .floats(let all) = model.scores,
      let trial = training.trial
    else { return nil }
    dataHash = stored.card.dataHash
    rows = training.sampleRows
    outcomes = training.outcomes
    // Rows that no fold judged have none.
    scores = zip(rows, trial.scores).map { row, raw in raw.isNaN ? .nan : all[Int(row)] }
  }

  public var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.format)
    writer.write(dataHash)
    writer.write(rows: rows)
    writer.write(raw: outcomes)
    writer.write(floats: scores)
    return writer.bytes
  }

  /// `nil` for bytes that are no scores.
  public init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    do throws(ModelError) {
      guard try reader.text() == Self.format else { return nil }
      dataHash = try reader.text()
      rows = try reader.rowNumbers()
      outcomes = try reader.raw()
      scores = try reader.floats()
    } catch { return nil }
    guard reader.isAtEnd, rows.count == outcomes.count, rows.count == scores.count else { return nil }
  }

  /// Another's measures less these, on the rows that both have: by name, as a model's card has them. `nil` when the rows
  /// are of other data or too few.
  public func differences(to other: KeptScores) -> (measures: [String: Estimate], rows: Int)? {
    guard dataHash == other.dataHash else { return nil }
    let places = Dictionary(zip(other.rows, other.scores.indices), uniquingKeysWith: { first, _ in first })
    let pairs = rows.indices.compactMap { index -> (own: Int, other: Int)? in
      guard let place = places[rows[index]], outcomes[index] <= 1, !scores[index].isNaN,
        !other.scores[place].isNaN
      else { return nil }
      return (index, place)
    }
    let happened = pairs.map { outcomes[$0.own] }
    let (first, second) = (pairs.map { scores[$0.own] }, pairs.map { other.scores[$0.other] })
    guard let areas = AreaComparison(second, first, outcomes: happened) else { return nil }
    func mean(_ loss: (Double, Bool) -> Double) -> Estimate {
      let changes = happened.indices.map { row in
        loss(Double(second[row]), happened[row] == 1) - loss(Double(first[row]), happened[row] == 1)
      }
      let n = Double(changes.count)
      let mean = Summation.sum(changes) / n
      let squares = Summation.sum(changes.map { ($0 - mean) * ($0 - mean) })
      return Estimate(mean, standardError: (squares / (n - 1) / n).squareRoot())
    }
    let brier = mean { p, left in ((left ? 1 : 0) - p) * ((left ? 1 : 0) - p) }
    let logLoss = mean { p, left in -log(Swift.min(1, Swift.max(1e-15, left ? p : 1 - p))) }
    return (["auc": areas.difference, "brier": brier, "log_loss": logLoss], pairs.count)
  }
}
