/// What is kept of the contributions of many rows: enough for importance and direction of each feature.
struct ContributionSums: Sendable, Hashable {
  struct OfFeature: Sendable, Hashable {
    var absolute = 0.0
    var squares = 0.0
    /// Rows with a number, and sums over them: of x, x², contribution, its square, and x times it.
    var present = 0.0
    var x = 0.0
    var xx = 0.0
    var y = 0.0
    var yy = 0.0
    var xy = 0.0
    /// Where its numbers are cut; empty of a category.
    let cuts: [Double]
    /// By level of a category, or by part of the numbers, and last those without a value: rows, the sum of contributions
    /// and that of their squares.
    var cellRows: [Double]
    var cellSums: [Double]
    var cellSquares: [Double]

    init(cells: Int, cuts: [Double] = []) {
      self.cuts = cuts
      cellRows = [Double](repeating: 0, count: cells + 1)
      cellSums = cellRows
      cellSquares = cellRows
    }

    mutating func add(_ y: Double, cell: Int) {
      cellRows[cell] += 1
      cellSums[cell] += y
      cellSquares[cell] += y * y
    }
  }

  var rows = 0
  /// The largest distance between a row's log-odds and the base value with its contributions.
  var largestGap = 0.0
  /// Some row has a reason that is the lack of a value.
  var hasValueless = false
  var features: [OfFeature]

  /// `cuts` are those of each numeric feature's numbers, as `Explanation.cuts` has them.
  init(_ features: [Feature], cuts: [[Double]]) {
    self.features = zip(features, cuts).map { feature, cuts in
      switch feature.kind {
      case .category(let levels): OfFeature(cells: levels.count)
      case .numeric: OfFeature(cells: cuts.count + 1, cuts: cuts)
      }
    }
  }

  static func += (sums: inout ContributionSums, other: ContributionSums) {
    sums.rows += other.rows
    sums.hasValueless = sums.hasValueless || other.hasValueless
    sums.largestGap = Swift.max(sums.largestGap, other.largestGap)
    for index in sums.features.indices {
      let more = other.features[index]
      sums.features[index].absolute += more.absolute
      sums.features[index].squares += more.squares
      sums.features[index].present += more.present
      sums.features[index].x += more.x
      sums.features[index].xx += more.xx
      sums.features[index].y += more.y
      sums.features[index].yy += more.yy
      sums.features[index].xy += more.xy
      for cell in more.cellRows.indices {
        sums.features[index].cellRows[cell] += more.cellRows[cell]
        sums.features[index].cellSums[cell] += more.cellSums[cell]
        sums.features[index].cellSquares[cell] += more.cellSquares[cell]
      }
    }
  }

  /// Adds the contributions of a chunk of rows, given by their positions in the inputs.
  mutating func add(
    _ scratch: ForestScratch, base: Double, inputs: [ScoringInput], at positions: ArraySlice<Int>,
    counted: [Bool]?
  ) {
    var totals = [Double](repeating: base, count: positions.count)
    for (index, input) in inputs.enumerated() {
      let start = index * ForestScratch.rows
      var sums = features[index]
      let last = sums.cellRows.count - 1
      for (offset, position) in positions.enumerated() {
        let y = Double(scratch.contributions[start + offset])
        totals[offset] += y
        if let counted, !counted[position] { continue }
        sums.absolute += abs(y)
        sums.squares += y * y
        switch input {
        case .numbers(let numbers):
          let x = numbers[position]
          guard !x.isNaN else {
            sums.add(y, cell: last)
            continue
          }
          var part = 0
          for cut in sums.cuts where x >= cut { part += 1 }
          sums.add(y, cell: part)
          sums.present += 1
          sums.x += x
          sums.xx += x * x
          sums.y += y
          sums.yy += y * y
          sums.xy += x * y
        case .codes(let codes): sums.add(y, cell: Swift.min(Int(codes[position]), last))
        }
      }
      features[index] = sums
    }
    for (offset, position) in positions.enumerated() {
      if let counted, !counted[position] { continue }
      rows += 1
      largestGap = Swift.max(largestGap, abs(totals[offset] - Double(scratch.margins[offset])))
    }
  }
}
