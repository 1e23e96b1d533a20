import Boosting

/// The rows that models learn from, in the order of their customers' hashes, so that the order of the file has no
/// part in sums or splits.
struct TrainingSample: Sendable {
  enum Values: Sendable {
    /// NaN where missing.
    case numbers([Float])
    /// Codes of a feature's levels; 255 where missing.
    case codes([UInt8])

    /// Takes 1 off the count of each row, which stands one place further, where this column is missing.
    fileprivate func takeMissing(_ rows: ArraySlice<Int>, from counts: inout [Int64]) {
      var at = 1
      switch self {
      case .numbers(let values):
        for row in rows {
          if values[row].isNaN { counts[at] -= 1 }
          at += 1
        }
      case .codes(let codes):
        for row in rows {
          if codes[row] == CompiledForest.missing { counts[at] -= 1 }
          at += 1
        }
      }
    }

    /// Mean and deviation of the numbers that are there; a deviation of 1 where there is no spread.
    func spread(over rows: [Int]) -> (mean: Double, deviation: Double) {
      guard case .numbers(let values) = self else { return (0, 1) }
      var count = 0.0
      var sum = 0.0
      for row in rows where !values[row].isNaN {
        count += 1
        sum += Double(values[row])
      }
      let mean = count > 0 ? sum / count : 0
      var squares = 0.0
      for row in rows where !values[row].isNaN {
        let distance = Double(values[row]) - mean
        squares += distance * distance
      }
      let deviation = count > 0 ? (squares / count).squareRoot() : 0
      return (mean, deviation > 0 ? deviation : 1)
    }
  }

  /// One a feature.
  var columns: [Values]
  /// 1 where the customer left.
  let labels: [UInt8]

  var count: Int { labels.count }
  var events: Int { labels.reduce(0) { $0 + Int($1) } }

  /// Writes encoded rows, row by row, over a matrix of missing values. A level that a row does not have is missing
  /// rather than 0, so that histograms count one entry a feature instead of one a level; trees can tell there from not
  /// there as well as 1 from 0.
  func fill(_ matrix: inout [Float], _ rows: ArraySlice<Int>, encoding: FeatureEncoding) {
    let width = encoding.width
    for (feature, column) in columns.enumerated() {
      var at = encoding.starts[feature]
      switch column {
      case .numbers(let values):
        for row in rows {
          matrix[at] = values[row]
          at += width
        }
      case .codes(let codes):
        for row in rows {
          let code = codes[row]
          if code != CompiledForest.missing { matrix[at + Int(code)] = 1 }
          at += width
        }
      }
    }
  }

  /// The same values without the missing ones, of which a level that a row does not have is one.
  func present(_ rows: ArraySlice<Int>, encoding: FeatureEncoding) -> SparseRows {
    var starts = [Int64](repeating: Int64(columns.count), count: rows.count + 1)
    starts[0] = 0
    for column in columns { column.takeMissing(rows, from: &starts) }
    for at in 1..<starts.count { starts[at] += starts[at - 1] }
    let count = Int(starts[rows.count])
    var next = starts
    var places = [Int32](repeating: 0, count: count)
    var values = [Float](repeating: 1, count: count)
    for (feature, column) in columns.enumerated() {
      let first = Int32(encoding.starts[feature])
      var at = 0
      switch column {
      case .numbers(let numbers):
        for row in rows {
          if !numbers[row].isNaN {
            places[Int(next[at])] = first
            values[Int(next[at])] = numbers[row]
            next[at] += 1
          }
          at += 1
        }
      case .codes(let codes):
        for row in rows {
          if codes[row] != CompiledForest.missing {
            places[Int(next[at])] = first + Int32(codes[row])
            next[at] += 1
          }
          at += 1
        }
      }
    }
    return SparseRows(starts: starts, columns: places, values: values)
  }

  func matrix(_ rows: [Int], encoding: FeatureEncoding) -> [Float] {
    var matrix = [Float](repeating: .nan, count: rows.count * encoding.width)
    fill(&matrix, rows[...], encoding: encoding)
    return matrix
  }

  /// With the rows of another sample of the same columns behind.
  func appending(_ other: TrainingSample) -> TrainingSample {
    let columns = zip(columns, other.columns).map { mine, theirs -> Values in
      switch (mine, theirs) {
      case (.numbers(let a), .numbers(let b)): .numbers(a + b)
      case (.codes(let a), .codes(let b)): .codes(a + b)
      // Both were read by the same features.
      case (.numbers, .codes), (.codes, .numbers): preconditionFailure("a column has one kind")
      }
    }
    return TrainingSample(columns: columns, labels: labels + other.labels)
  }

  /// The same rows with some of the columns.
  func keeping(_ features: [Int]) -> TrainingSample {
    TrainingSample(columns: features.map { columns[$0] }, labels: labels)
  }
}

extension [Int] {
  /// Every so many of these rows, so that there are at least as many as asked for, if there are, and not twice as many.
  func thinned(to count: Int) -> [Int] {
    let step = self.count / count
    return step < 2 ? self : stride(from: 0, to: self.count, by: step).map { self[$0] }
  }
}
