import Glibc
import Statistics

extension LogisticFit {
  /// Features of which an L1 penalty keeps a coefficient, at the penalty of least Bayesian criterion.
  ///
  /// The log-likelihood is taken as the quadratic that it nearly is around the L2 fit (least-squares approximation,
  /// Wang & Leng 2007), so that the whole path needs no pass over the rows; each penalty is solved by coordinate
  /// descent from the one before.
  func sparseFeatures() -> [Int] {
    let end = descended(penalty: 1)
    let width = end.beta.count
    let target = zip(end.times(end.beta), end.beta.indices.map { $0 == 0 ? 0 : end.beta[$0] }).map { $0 + $1 }
    var beta = [Double](repeating: 0, count: width)
    let information = end.information
    guard information[0] > 0 else { return [] }
    beta[0] = target[0] / information[0]
    let start = end.times(beta)
    guard let greatest = (1..<width).map({ abs(target[$0] - start[$0]) }).max(), greatest > 0 else {
      return []
    }
    let rows = log(Double(task.rows.count))
    var best: (criterion: Double, features: [Int]) = (.infinity, [])
    var penalty = greatest
    while penalty > greatest / 3000 {
      descend(&beta, end, target, penalty)
      let shape = end.times(beta)
      let loss = zip(beta, zip(shape, target)).reduce(0) { $0 + $1.0 * ($1.1.0 / 2 - $1.1.1) }
      let kept = (1..<width).filter { beta[$0] != 0 }
      let criterion = 2 * loss + rows * Double(kept.count)
      if criterion < best.criterion {
        best = (criterion, Array(Set(kept.map { encoding.sources[$0 - 1].feature })).sorted())
      }
      penalty *= 0.8
    }
    return best.features
  }

  private func descend(_ beta: inout [Double], _ end: End, _ target: [Double], _ penalty: Double) {
    let width = beta.count
    let information = end.information
    var shape = end.times(beta)
    for _ in 0..<500 {
      var greatest = 0.0
      for index in 0..<width {
        let own = information[index * width + index]
        guard own > 0 else { continue }
        let pull = target[index] - shape[index] + own * beta[index]
        let shrunk =
          index == 0 ? pull : pull > penalty ? pull - penalty : pull < -penalty ? pull + penalty : 0
        let step = shrunk / own - beta[index]
        guard step != 0 else { continue }
        beta[index] += step
        for other in 0..<width { shape[other] += step * information[other * width + index] }
        greatest = Swift.max(greatest, abs(step) * own.squareRoot())
      }
      if greatest < 1e-6 { return }
    }
  }
}
