import Populations

/// What each customer paid at the start and at the end of the period, and what of the first was kept.
///
/// Those who paid nothing at the start, or less, are in the base of no rate. Those who left pay nothing at the end,
/// whatever the column says; a refund at the end counts as nothing.
struct RevenueChangeKernel: RowKernel {
  static let opening = "#kpi.opening"
  static let closing = "#kpi.closing"
  /// The smaller of both: expansion makes up for nobody else's loss.
  static let kept = "#kpi.kept"
  static let hasNoOpening = "#kpi.no_opening"
  static let hasNoClosing = "#kpi.no_closing"
  static let isRefunded = "#kpi.refunded"

  let openingColumn: String
  let closingColumn: String
  /// The flag of those who left; everyone has an outcome.
  let churned: String

  var inputs: [String] { [openingColumn, closingColumn, churned] }
  let outputs = [
    KernelOutput(opening, .number), KernelOutput(closing, .number), KernelOutput(kept, .number),
    KernelOutput(hasNoOpening, .flag), KernelOutput(hasNoClosing, .flag), KernelOutput(isRefunded, .flag),
  ]

  func evaluate(_ block: RowBlock, into results: inout KernelResults) {
    let (openings, closings, churned) = (block.numbers(0), block.numbers(1), block.numbers(2))
    var start = [Double](repeating: .nan, count: block.count)
    var (end, kept) = (start, start)
    var noOpening = [UInt8](repeating: 0, count: block.count)
    var (noClosing, refunded) = (noOpening, noOpening)
    for row in 0..<block.count {
      // Not above 0, missing included.
      guard openings[row] > 0 else {
        noOpening[row] = 1
        continue
      }
      let closing = churned[row] == 1 ? 0 : closings[row]
      guard !closing.isNaN else {
        noClosing[row] = 1
        continue
      }
      if closing < 0 { refunded[row] = 1 }
      start[row] = openings[row]
      end[row] = max(0, closing)
      kept[row] = min(openings[row], end[row])
    }
    results.outputs = [
      .numbers(start), .numbers(end), .numbers(kept), .flags(noOpening), .flags(noClosing), .flags(refunded),
    ]
  }
}
