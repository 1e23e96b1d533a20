import Populations
import Tables

/// Whether the outcome that is wanted came about, as a flag; missing where it is not known.
struct OutcomeKernel: RowKernel {
  enum Source: Sendable {
    /// Stayed: the flag of those who left is 0.
    case stayed(String)
    /// Stayed for at least this many days from the draw.
    case stayedFor(Int, churned: String, assigned: String, left: String)
    /// A numeric or flag column has a value.
    case number(String, Double)
    /// A category column has a level, by its code.
    case level(String, Int32)
  }

  static let output = "#wanted"

  let source: Source

  var inputs: [String] {
    switch source {
    case .stayed(let column), .number(let column, _), .level(let column, _): [column]
    case .stayedFor(_, let churned, let assigned, let left): [churned, assigned, left]
    }
  }
  var outputs: [KernelOutput] { [KernelOutput(OutcomeKernel.output, .flag)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let flags: [UInt8]
    switch source {
    case .stayed: flags = block.numbers(0).map { $0.isNaN ? Column.missingFlag : $0 == 0 ? 1 : 0 }
    case .number(_, let wanted):
      flags = block.numbers(0).map { $0.isNaN ? Column.missingFlag : $0 == wanted ? 1 : 0 }
    case .level(_, let wanted):
      flags = block.codes(0).map { $0 < 0 ? Column.missingFlag : $0 == wanted ? 1 : 0 }
    case .stayedFor(let days, _, _, _):
      let (churned, assigned, left) = (block.numbers(0), block.numbers(1), block.numbers(2))
      flags = (0..<block.count).map { row in
        guard !churned[row].isNaN, churned[row] == 0 || !assigned[row].isNaN else {
          return Column.missingFlag
        }
        // Of whom it is not known when they left, it is known that they did.
        return churned[row] == 0 || left[row] - assigned[row] >= Double(days) ? 1 : 0
      }
    }
    results.outputs[0] = .flags(flags)
  }
}

/// Whether a customer was drawn into one arm, as a flag; missing for those of other treated arms.
struct ArmKernel: RowKernel {
  static let output = "#treated"

  let arm: String
  /// The code of the treated arm; 0 is the one left alone.
  let code: Int32

  var inputs: [String] { [arm] }
  var outputs: [KernelOutput] { [KernelOutput(ArmKernel.output, .flag)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .flags(block.codes(0).map { $0 == code ? 1 : $0 == 0 ? 0 : Column.missingFlag })
  }
}

/// Numbers above a limit put at the limit.
struct LimitKernel: RowKernel {
  let column: String
  let output: String
  let limit: Double

  var inputs: [String] { [column] }
  var outputs: [KernelOutput] { [KernelOutput(output, .number)] }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs[0] = .numbers(block.numbers(0).map { $0 > limit ? limit : $0 })
  }
}

/// Columns as numbers without gaps: a number put at the mean where it is missing, and a 0/1 column for each level of a
/// category but the first.
struct CovariateKernel: RowKernel {
  enum Covariate: Sendable {
    case number(String, mean: Double)
    case levels(String, count: Int)
  }

  let covariates: [Covariate]

  var inputs: [String] {
    covariates.map { covariate in
      switch covariate {
      case .number(let column, _), .levels(let column, _): column
      }
    }
  }

  var outputs: [KernelOutput] { (0..<width).map { KernelOutput("#covariate_\($0)", .number) } }

  private var width: Int {
    covariates.reduce(0) { sum, covariate in
      guard case .levels(_, let count) = covariate else { return sum + 1 }
      return sum + Swift.max(0, count - 1)
    }
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    var at = 0
    for (index, covariate) in covariates.enumerated() {
      switch covariate {
      case .number(_, let mean):
        results.outputs[at] = .numbers(block.numbers(index).map { $0.isNaN ? mean : $0 })
        at += 1
      case .levels(_, let count):
        let codes = block.codes(index)
        for level in stride(from: 1, to: count, by: 1) {
          results.outputs[at] = .numbers(codes.map { $0 == Int32(level) ? 1 : 0 })
          at += 1
        }
      }
    }
  }
}
