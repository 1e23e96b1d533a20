import Models
import Statistics
import Threads

/// Net values over a grid of two inputs, the others as planned.
struct SensitivityGrid {
  let x: SensitivityInput
  let y: SensitivityInput
  let columns: [Double]
  /// From low to high.
  let rows: [Double]
  /// Of the plan as it is, and of the best plan there, by row and column.
  let kept: [[Double]]
  let best: [[Double]]

  init(_ reckoner: PlanReckoner, steps: Int) {
    let (x, y) = (reckoner.inputs.x, reckoner.inputs.y)
    let (columns, rows) = (x.steps(steps), y.steps(steps))
    let cells = Parallel.map(steps * steps) { index -> (kept: Double, best: Double) in
      let setting = reckoner.setting([(x, columns[index % steps]), (y, rows[index / steps])])
      return (reckoner.kept(setting), reckoner.net(of: reckoner.model.best(at: setting), setting))
    }
    (self.x, self.y, self.columns, self.rows) = (x, y, columns, rows)
    kept = (0..<steps).map { row in (0..<steps).map { cells[row * steps + $0].kept } }
    best = (0..<steps).map { row in (0..<steps).map { cells[row * steps + $0].best } }
  }

  var zero: ContourLine { ContourLine(of: kept, at: 0) }
  var losing: Int { kept.reduce(0) { $0 + $1.count { $0 < 0 } } }
}
