import Populations
import Synchronization

/// Adds each row's main reasons: the columns, among those allowed, that raise its log-odds most, by exact
/// contributions of the fold model that scored it. On the way it sums the contributions of all columns up.
struct ReasonKernel: RowKernel {
  static let names = ["#reason_1", "#reason_2", "#reason_3"]

  let plan: ScoringPlan
  /// Positions among the features of the columns that may be reasons.
  let allowed: [Int]
  /// Names of the reasons, one for each of `allowed`; then what they are called where the row has no value, unless
  /// that is the same.
  let labels: [String]
  /// Where numeric features are cut for their sums.
  let cuts: [[Double]]
  /// Rows of the data set whose contributions are summed; `nil` for all.
  let counted: [Bool]?
  let totals: ContributionTotals

  var inputs: [String] { plan.columns }
  var outputs: [KernelOutput] { ReasonKernel.names.map { KernelOutput($0, .category(labels)) } }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let inputs = plan.inputs(of: block)
    let counted = counted.map { counted in block.rows.map { counted[Int($0)] } }
    var scratch = ForestScratch(featureCount: plan.features.count)
    var sums = ContributionSums(plan.features, cuts: cuts)
    let none = [Int32](repeating: -1, count: block.count)
    var (first, second, third) = (none, none, none)
    for (fold, positions) in plan.positions(of: block).enumerated() {
      let scorer = plan.scorers[fold]
      for start in stride(from: 0, to: positions.count, by: ForestScratch.rows) {
        let chunk = positions[start..<Swift.min(start + ForestScratch.rows, positions.count)]
        scorer.evaluate(inputs, at: chunk, in: &scratch, withContributions: true)
        sums.add(scratch, base: scorer.base, inputs: inputs, at: chunk, counted: counted)
        for (offset, position) in chunk.enumerated() {
          let best = highest(scratch.contributions, offset: offset)
          first[position] = named(best.0, inputs, position)
          second[position] = named(best.1, inputs, position)
          third[position] = named(best.2, inputs, position)
        }
      }
    }
    sums.hasValueless = [first, second, third].contains { $0.contains { $0 >= allowed.count } }
    results.outputs = [.codes(first), .codes(second), .codes(third)]
    if let start = block.rows.first { totals.keep(sums, startingAt: start) }
  }

  /// The code of a reason's name, which is another one where the row has no value.
  private func named(_ code: Int32, _ inputs: [ScoringInput], _ position: Int) -> Int32 {
    guard code >= 0, labels.count > allowed.count, inputs[allowed[Int(code)]].isMissing(position) else {
      return code
    }
    return code + Int32(allowed.count)
  }

  /// The three largest contributions above 0, as codes of `labels`; the earlier column wins a tie.
  private func highest(_ contributions: [Float], offset: Int) -> (Int32, Int32, Int32) {
    var codes: (Int32, Int32, Int32) = (-1, -1, -1)
    var best: (Float, Float, Float) = (0, 0, 0)
    for (code, feature) in allowed.enumerated() {
      let value = contributions[feature * ForestScratch.rows + offset]
      guard value > best.2 else { continue }
      let label = Int32(code)
      if value > best.0 {
        (best.2, codes.2) = (best.1, codes.1)
        (best.1, codes.1) = (best.0, codes.0)
        (best.0, codes.0) = (value, label)
      } else if value > best.1 {
        (best.2, codes.2) = (best.1, codes.1)
        (best.1, codes.1) = (value, label)
      } else {
        (best.2, codes.2) = (value, label)
      }
    }
    return codes
  }
}

/// Sums of blocks, kept by the row they start at and added up in that order, whichever thread made them.
final class ContributionTotals: Sendable {
  private let blocks = Mutex<[Int32: ContributionSums]>([:])

  func keep(_ sums: ContributionSums, startingAt row: Int32) {
    blocks.withLock { $0[row] = sums }
  }

  func total(_ features: [Feature], cuts: [[Double]]) -> ContributionSums {
    blocks.withLock { blocks in
      var total = ContributionSums(features, cuts: cuts)
      for (_, sums) in blocks.sorted(by: { $0.key < $1.key }) { total += sums }
      return total
    }
  }
}
