import Boosting

/// How very many rows are handed to the library: so that nothing is missing, for then each value takes one byte of its
/// memory rather than four, and with the codes of a category in one column rather than one a level.
///
/// A number that is missing somewhere stands twice, once below all others and once above them, so that a split may send
/// the missing ones either way. A category that is missing somewhere keeps a column of 0 and 1 a level. Trees learned
/// from it ask the same questions as those of the encoded columns, and are put into their terms.
struct CodedColumns: Sendable {
  enum Kind: Sendable, Hashable {
    case number
    /// Missing ones are this number, which is less than any.
    case missingBelow(Float)
    /// Missing ones are this number, which is greater than any.
    case missingAbove(Float)
    case codes
    /// 1 where the row has the level, else 0.
    case level(Int)
  }

  struct Part: Sendable, Hashable {
    let feature: Int
    let kind: Kind
  }

  let sample: TrainingSample
  let encoding: FeatureEncoding
  let parts: [Part]

  /// Rows whose quantiles are the ends of the library's bins.
  static let examples = 131_072

  init(_ sample: TrainingSample, encoding: FeatureEncoding) {
    self.sample = sample
    self.encoding = encoding
    parts = sample.columns.enumerated().flatMap { feature, column in
      CodedColumns.kinds(column, levels: encoding.features[feature].width).map {
        Part(feature: feature, kind: $0)
      }
    }
  }

  private static func kinds(_ column: TrainingSample.Values, levels: Int) -> [Kind] {
    switch column {
    case .numbers(let numbers):
      var (low, high, missing) = (Float.infinity, -Float.infinity, false)
      for number in numbers {
        if number.isNaN { missing = true }
        if number < low { low = number }
        if number > high { high = number }
      }
      guard missing else { return [.number] }
      // As far away as they are from each other, so that later customers' numbers are not taken for missing ones.
      let room = Swift.max(high - low, 1)
      return [.missingBelow(low - room), .missingAbove(high + room)]
    case .codes(let codes):
      return codes.contains(CompiledForest.missing) ? (0..<levels).map { .level($0) } : [.codes]
    }
  }

  // MARK: Rows

  /// Some rows of the sample.
  func batches(_ rows: [Int]) -> FeatureBatches {
    FeatureBatches(rowCount: rows.count, columnCount: parts.count, areCodes: parts.map { $0.kind == .codes })
    {
      range, matrix in fill(&matrix, rows[range])
    }
  }

  /// Every so many of some rows, and one more row that has the last level of each category: the library counts levels up
  /// to the greatest code that it sees.
  func exampleBatches(_ rows: [Int]) -> FeatureBatches {
    let all = rows.thinned(to: Self.examples) + rows.prefix(1)
    return FeatureBatches(
      rowCount: all.count, columnCount: parts.count, areCodes: parts.map { $0.kind == .codes }
    ) {
      range, matrix in
      fill(&matrix, all[range])
      guard range.upperBound == all.count else { return }
      let last = matrix.count - parts.count
      for (index, part) in parts.enumerated() where part.kind == .codes {
        matrix[last + index] = Float(encoding.features[part.feature].width - 1)
      }
    }
  }

  func fill(_ matrix: inout [Float], _ rows: ArraySlice<Int>) {
    for (index, part) in parts.enumerated() {
      var at = index
      switch (sample.columns[part.feature], part.kind) {
      case (.numbers(let numbers), .number):
        for row in rows {
          matrix[at] = numbers[row]
          at += parts.count
        }
      case (.numbers(let numbers), .missingBelow(let stand)),
        (.numbers(let numbers), .missingAbove(let stand)):
        for row in rows {
          matrix[at] = numbers[row].isNaN ? stand : numbers[row]
          at += parts.count
        }
      case (.codes(let codes), .level(let level)):
        for row in rows {
          matrix[at] = Int(codes[row]) == level ? 1 : 0
          at += parts.count
        }
      case (.codes(let codes), _):
        for row in rows {
          matrix[at] = Float(codes[row])
          at += parts.count
        }
      case (.numbers, .codes), (.numbers, .level): preconditionFailure("a number has no levels")
      }
    }
  }

  // MARK: Trees

  /// The trees in terms of the encoded columns, in which a level that a row does not have is missing.
  func translated(_ ensemble: TreeEnsemble) -> TreeEnsemble {
    TreeEnsemble(
      trees: ensemble.trees.map { tree in tree.mapping { $0.isLeaf ? $0 : translated($0) } },
      start: ensemble.start)
  }

  private func translated(_ node: FlatTree.Node) -> FlatTree.Node {
    let part = parts[Int(node.feature)]
    let first = encoding.starts[part.feature]
    var node = node
    node.feature = Int32(first)
    switch part.kind {
    case .number: break
    case .missingBelow: node.missingGoesLeft = true
    case .missingAbove: node.missingGoesLeft = false
    case .codes:
      // The one level goes right.
      node.feature = Int32(first + Int(node.threshold))
      node.threshold = 0.5
      node.missingGoesLeft = true
    case .level(let level):
      // A level that is not there was 0, below every cut between 0 and 1.
      node.feature = Int32(first + level)
      node.missingGoesLeft = node.threshold > 0
    }
    return node
  }
}
