public import Populations
public import Tables

/// Why a model cannot score another data set.
public struct ScoringObstacle: Sendable, Hashable {
  public let column: String
  /// The column is there, with another kind of values.
  public let isKind: Bool
}

extension ChurnModel {
  /// Scores of customers that the model was not trained on, one for each row of their data set.
  ///
  /// A customer gets the score of the model of the fold that their hash names: for one who was in the training that is
  /// the model that had not seen them, and for all others one of the models by chance, so that the scores of both
  /// periods are of one kind.
  public func scores(of other: any Population) throws(ModelError) -> Column {
    guard let training, !models.isEmpty else { throw .noFeatures }
    let assignment = try FoldAssignment(other, seed: training.seed, folds: training.folds)
    return try ChurnModel.scored(
      name: name, version: version, training: training, models: models, on: other, folds: assignment.byRow
    ).scores
  }

  /// Features that a data set lacks or has of another kind; none when it can be scored.
  public func obstacles(in other: any Population) -> [ScoringObstacle] {
    (training?.features.used ?? []).compactMap { feature in
      guard let column = other.columns.first(where: { $0.name == feature.column }) else {
        return ScoringObstacle(column: feature.column, isKind: false)
      }
      let fits =
        switch feature.kind {
        case .category: column.kind == .category
        case .numeric: column.kind.isNumeric || column.kind == .flag || column.kind == .day
        }
      return fits ? nil : ScoringObstacle(column: feature.column, isKind: true)
    }
  }
}
