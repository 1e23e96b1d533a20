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
    /// By level of a category: rows and the sum of contributions.
    var levelRows: [Double]
    var levelSums: [Double]
  }

  var rows = 0
  /// The largest distance between a row's log-odds and the base value with its contributions.
  var largestGap = 0.0
  var features: [OfFeature]

  init(_ features: [Feature]) {
    self.features = features.map { feature in
      guard case .category(let levels) = feature.kind else { return OfFeature(levelRows: [], levelSums: []) }
      let zeros = [Double](repeating: 0, count: levels.count)
      return OfFeature(levelRows: zeros, levelSums: zeros)
    }
  }

  static func += (sums: inout ContributionSums, other: ContributionSums) {
    sums.rows += other.rows
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
      for level in more.levelRows.indices {
        sums.features[index].levelRows[level] += more.levelRows[level]
        sums.features[index].levelSums[level] += more.levelSums[level]
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
      for (offset, position) in positions.enumerated() {
        let y = Double(scratch.contributions[start + offset])
        totals[offset] += y
        if let counted, !counted[position] { continue }
        sums.absolute += abs(y)
        sums.squares += y * y
        switch input {
        case .numbers(let numbers):
          let x = numbers[position]
          guard !x.isNaN else { continue }
          sums.present += 1
          sums.x += x
          sums.xx += x * x
          sums.y += y
          sums.yy += y * y
          sums.xy += x * y
        case .codes(let codes):
          let code = Int(codes[position])
          guard code < sums.levelRows.count else { continue }
          sums.levelRows[code] += 1
          sums.levelSums[code] += y
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
