import Glibc
import Tables

/// A binary grid for weights, so coarse that every sum of them is a whole number of units below 2⁶²: sums are exact
/// in any order. A weight is rounded by at most 2⁻⁶² times the number of rows times the largest weight (2·10⁻¹³ of it
/// for a million rows), so parts of the rows, which have grids of their own, add up to the whole to 10⁻¹².
struct WeightGrid: Sendable {
  /// Stands for a weight that is not there.
  static let missing = Int64.min
  /// Stands for a weight of 0, which is told apart from one too small for the grid.
  static let nothing = Int64.min + 1

  /// What one unit of a sum weighs.
  let unit: Double
  /// The same for sums of squares.
  let squareUnit: Double

  /// Refuses a column with a negative weight; without a column every row weighs one.
  init(_ column: String?, in population: TablePopulation) throws(PopulationError) {
    guard let name = column else {
      unit = 1
      squareUnit = 1
      return
    }
    let range = population.extremes(try population.numericColumn(name))
    guard range.low >= 0 else { throw .negative(column: name) }
    let bits = 62 - (Int.bitWidth - population.count.leadingZeroBitCount)
    let exponent = range.high > 0 ? Int(range.high.exponent) + 1 : 0
    unit = scalbn(1, exponent - bits)
    squareUnit = scalbn(1, 2 * exponent - bits)
  }

  /// The weights of a batch and their squares, in units.
  func read(_ column: Column, _ batch: Batch, into columns: inout LifeTableColumns) {
    var numbers = [Double](repeating: 0, count: Batch.size)
    column.readNumbers(batch, into: &numbers)
    for i in 0..<batch.count {
      let weight = numbers[i]
      if weight.isNaN {
        columns.weights[i] = Self.missing
      } else if weight == 0 {
        columns.weights[i] = Self.nothing
      } else {
        let units = (weight / unit).rounded()
        let rounded = units * unit
        columns.weights[i] = Int64(units)
        columns.squares[i] = Int64((rounded * rounded / squareUnit).rounded())
      }
    }
  }
}

extension TablePopulation {
  /// The smallest and the largest of the numbers that are there; the smallest is above the largest when none is.
  func extremes(_ column: Column) -> (low: Double, high: Double) {
    let parts = blocks { block in
      var (low, high) = (Double.infinity, -Double.infinity)
      var numbers = [Double](repeating: 0, count: Batch.size)
      for batch in batches(block) {
        column.readNumbers(batch, into: &numbers)
        for i in 0..<batch.count where !numbers[i].isNaN {
          low = Swift.min(low, numbers[i])
          high = Swift.max(high, numbers[i])
        }
      }
      return (low, high)
    }
    return (parts.map { $0.0 }.min() ?? .infinity, parts.map { $0.1 }.max() ?? -.infinity)
  }
}
