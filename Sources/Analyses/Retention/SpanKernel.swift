import Formats
import Populations

/// The periods in which customers began and left, as one category: what a stay was, or why it is none.
struct SpanKernel: RowKernel {
  static let output = "#retention.span"

  let start: String
  let end: String
  let churned: String?
  let unit: CalendarUnit
  /// The number of the first period on the calendar.
  let base: Int
  /// Periods from the first beginning to the last day observed.
  let count: Int
  private let until: Day
  private let firstDay: Int
  /// The period of each day from the first on.
  private let periods: [Int32]

  init(start: String, end: String, churned: String?, unit: CalendarUnit, first: Day, until: Day) {
    self.start = start
    self.end = end
    self.churned = churned
    self.unit = unit
    self.until = until
    base = unit.index(of: first)
    count = unit.index(of: until) - base + 1
    firstDay = first.number
    let base = base
    periods = (first.number...max(first.number, until.number)).map {
      Int32(unit.index(of: Day(number: $0)) - base)
    }
  }

  /// Codes after those of stays, which are `start · (count + 1) + end`; an end of `count` is still open.
  var after: Int32 { Int32(count * (count + 1)) }
  var reversed: Int32 { after + 1 }
  var undated: Int32 { after + 2 }

  var inputs: [String] { [start, end] + (churned.map { [$0] } ?? []) }
  var outputs: [KernelOutput] {
    [KernelOutput(Self.output, .category((0...undated).map { String($0) }))]
  }

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (starts, ends) = (block.numbers(0), block.numbers(1))
    let left = churned == nil ? [] : block.numbers(2)
    var codes = [Int32](repeating: -1, count: block.count)
    for row in 0..<block.count where !starts[row].isNaN {
      codes[row] = code(starts[row], ends[row], hasLeft: left.isEmpty ? false : left[row] == 1)
    }
    results.outputs[0] = .codes(codes)
  }

  private func code(_ start: Double, _ end: Double, hasLeft: Bool) -> Int32 {
    let first = Int(start)
    guard first <= until.number else { return after }
    let cohort = periods[first - firstDay] * Int32(count + 1)
    guard !end.isNaN else { return hasLeft ? undated : cohort + Int32(count) }
    let last = Int(end)
    guard last >= first else { return reversed }
    return cohort + (last > until.number ? Int32(count) : periods[last - firstDay])
  }
}
