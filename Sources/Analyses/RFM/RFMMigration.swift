import Formats
import Populations
import Statistics

/// How customers moved between segments from one day to a later one.
struct RFMMigration {
  let before: RFMScoring
  /// Customers by segment then and segment now, in the order of the map.
  let counts: [[Int]]
  /// Customers without a purchase then, by segment now.
  let arrived: [Int]

  init(before: RFMScoring, now: RFMScoring, _ context: AnalysisContext) throws(AnalysisError) {
    self.before = before
    let then = "#segment_before"
    let column = now.columns.segment
    let moved = try answered { () throws(PopulationError) in
      let renamed = try before.buyers.extended(by: RenameKernel(column, then, labels: before.labels))
      return try now.buyers.joined(with: renamed, columns: [then]).population
        .counts(by: [then, column], flags: [], sums: [])
    }
    let places = Dictionary(uniqueKeysWithValues: now.labels.enumerated().map { ($1, $0) })
    let empty = [Int](repeating: 0, count: now.labels.count)
    var counts = [[Int]](repeating: empty, count: now.labels.count)
    var arrived = empty
    for group in moved.groups {
      guard let to = group.labels[1].flatMap({ places[$0] }) else { continue }
      if let from = group.labels[0].flatMap({ places[$0] }) {
        counts[from][to] += group.count
      } else {
        arrived[to] += group.count
      }
    }
    self.counts = counts
    self.arrived = arrived
  }

  /// Who had bought something then, and has not in what counts now.
  var lapsed: Int { before.buyers.count - total }
  var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  var stayed: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  func size(_ segment: Int) -> Int { counts[segment].reduce(0, +) }
}

/// A category column under another name.
private struct RenameKernel: RowKernel {
  let inputs: [String]
  let outputs: [KernelOutput]

  init(_ name: String, _ other: String, labels: [String]) {
    inputs = [name]
    outputs = [KernelOutput(other, .category(labels))]
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    results.outputs = [.codes(block.codes(0))]
  }
}
