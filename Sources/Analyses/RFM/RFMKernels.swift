import Populations
import Statistics

/// Recency, frequency and money of each customer from what they bought; missing without a purchase.
struct RFMKernel: RowKernel {
  static let recency = "#recency"
  static let frequency = "#frequency"
  static let monetary = "#monetary"
  static let names = [recency, frequency, monetary]

  /// Days since 1970-01-01.
  let asOf: Int
  let frequencyUnit: FrequencyUnit
  let money: Monetary

  private typealias Columns = Purchases.Columns
  var inputs: [String] { [Columns.last, Columns.orders, Columns.days, Columns.net, Columns.median] }
  var outputs: [KernelOutput] { Self.names.map { KernelOutput($0, .number) } }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (last, orders, days) = (block.numbers(0), block.numbers(1), block.numbers(2))
    let (net, median) = (block.numbers(3), block.numbers(4))
    let counts = frequencyUnit == .invoice ? orders : days
    let asOf = Double(asOf)
    results.outputs = [
      .numbers(last.map { asOf - $0 }),
      .numbers((0..<block.count).map { last[$0].isNaN ? .nan : counts[$0] }),
      .numbers(
        (0..<block.count).map { row in
          guard !last[row].isNaN else { return .nan }
          return switch money {
          case .sum: net[row]
          case .mean: net[row] / orders[row]
          case .median: median[row]
          }
        }),
    ]
  }
}

/// The three scores and the segment of each customer.
struct RFMScoreKernel: RowKernel {
  let scales: RFMScales
  let map: SegmentMap
  let names: RFMColumns
  let labels: [String]

  var inputs: [String] { RFMKernel.names }

  var outputs: [KernelOutput] {
    let scores = (1...scales.bins).map { String($0) }
    return names.scores.map { KernelOutput($0, .category(scores)) }
      + [KernelOutput(names.segment, .category(labels))]
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let table = map.rules.table
    let bins = Int32(scales.bins)
    func scores(_ index: Int) -> [Int32] {
      let scale = scales.all[index]
      return block.numbers(index).map { $0.isNaN ? -1 : Int32(scale.score($0) - 1) }
    }
    let (r, f, m) = (scores(0), scores(1), scores(2))
    let segments = (0..<block.count).map { row in
      r[row] < 0 || f[row] < 0 || m[row] < 0 ? -1 : table[Int((r[row] * bins + f[row]) * bins + m[row])]
    }
    results.outputs = [.codes(r), .codes(f), .codes(m), .codes(segments)]
  }
}

/// The columns a cell adds to its customers.
struct RFMColumns: Sendable, Hashable {
  let cell: String

  var scores: [String] { ["#r.\(cell)", "#f.\(cell)", "#m.\(cell)"] }
  var segment: String { "#segment.\(cell)" }
}

/// How the three measures become scores.
struct RFMScales: Sendable {
  let recency: ScoreScale
  let frequency: ScoreScale
  let monetary: ScoreScale

  var all: [ScoreScale] { [recency, frequency, monetary] }
  var bins: Int { recency.bins }
}
