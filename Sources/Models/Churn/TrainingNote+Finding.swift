extension TrainingNote {
  /// Looks at the rows that train in the first fold, as every fold's are nearly the same.
  static func all(
    _ sample: TrainingSample, features: [Feature], plan: SplitPlan, settings: ChurnSettings
  ) -> [TrainingNote] {
    guard settings.fitted.contains(.logistic) else { return [] }
    let rows = plan.trained(0, 0)
    var notes: [TrainingNote] = []
    // One of a category's coefficients is given by the others.
    let parameters = features.reduce(0) { $0 + Swift.max(1, $1.width - ($1.width > 1 ? 1 : 0)) }
    let rarer = Swift.min(rows.count { sample.labels[$0] == 1 }, rows.count { sample.labels[$0] == 0 })
    let perParameter = Double(rarer) / Double(Swift.max(1, parameters))
    if perParameter < 10 { notes.append(.fewEventsPerParameter(perParameter)) }
    let separating = features.indices.filter { separates(sample.columns[$0], sample.labels, rows) }
    if !separating.isEmpty { notes.append(.separation(columns: separating.map { features[$0].column })) }
    return notes
  }

  /// A level all of whose rows left, or none; or a number above or below which only one outcome is, in every row.
  private static func separates(_ values: TrainingSample.Values, _ labels: [UInt8], _ rows: [Int]) -> Bool {
    switch values {
    case .codes(let codes):
      var left = [Int](repeating: 0, count: 256)
      var all = left
      for row in rows where codes[row] != CompiledForest.missing {
        all[Int(codes[row])] += 1
        left[Int(codes[row])] += Int(labels[row])
      }
      return all.indices.contains { all[$0] > 0 && (left[$0] == 0 || left[$0] == all[$0]) }
    case .numbers(let numbers):
      var left = (low: Float.infinity, high: -Float.infinity)
      var stayed = left
      for row in rows where !numbers[row].isNaN {
        if labels[row] == 1 {
          left = (Swift.min(left.low, numbers[row]), Swift.max(left.high, numbers[row]))
        } else {
          stayed = (Swift.min(stayed.low, numbers[row]), Swift.max(stayed.high, numbers[row]))
        }
      }
      return left.low > stayed.high || stayed.low > left.high
    }
  }
}
