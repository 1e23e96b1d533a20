import Documents
import Models

/// A training as lines for the registry: one a fold of every learner and repeat, with how it did and how long it took.
enum TrainingRecord {
  static func lines(_ training: ChurnTraining, _ log: TrainingLog?) -> [JSONValue] {
    let fits = log?.fits ?? []
    return training.trials.flatMap { trial in
      trial.folds.map { fold in
        let fit = fits.first {
          $0.learner == trial.learner && $0.repetition == fold.repetition && $0.fold == fold.fold
        }
        var members = [
          JSONMember("learner", .string(trial.learner.rawValue)),
          JSONMember("repeat", .integer(fold.repetition + 1)), JSONMember("fold", .integer(fold.fold + 1)),
          JSONMember("trained", .integer(fold.trained)), JSONMember("judged", .integer(fold.quality.rows)),
          JSONMember("left", .integer(fold.quality.events)),
        ]
        if let auc = fold.quality.auc { members.append(JSONMember("auc", .number(auc))) }
        members += [
          JSONMember("brier", .number(fold.quality.brier)),
          JSONMember("log_loss", .number(fold.quality.logLoss)),
          JSONMember("parameters", parameters(fold.parameters)),
        ]
        if let fit { members.append(JSONMember("seconds", .number(fit.seconds))) }
        return .object(members)
      }
    }
  }

  private static func parameters(_ fitted: LearnerParameters) -> JSONValue {
    var members = [JSONMember("learner", .string(fitted.learner.rawValue))]
    members += fitted.numbers.map { JSONMember($0.name.words, .number($0.value)) }
    if let columns = fitted.columns {
      members.append(JSONMember("columns", .array(columns.map { .string($0) })))
    }
    return .object(members)
  }
}
