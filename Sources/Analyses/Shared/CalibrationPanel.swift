import Figures
import Formats
import Statistics

/// Observed against predicted shares by group of scores, beside the line of perfect calibration.
struct CalibrationPanel {
  let bins: CalibrationBins
  let confidence: Confidence
  let wording: Wording

  /// The highest share that the axes show.
  var end: Double {
    let top = bins.bins.map { Swift.max($0.meanPredicted, $0.observed.interval(confidence).upperBound) }.max()
    return Swift.min(1, Axis.niceTicks(0...Swift.min(1, (top ?? 1) * 1.02)).last ?? 1)
  }

  func panel(end: Double, title: String? = nil) -> Panel {
    let points = bins.bins.map { bin in
      let range = bin.observed.interval(confidence)
      return (x: bin.meanPredicted, y: bin.observed.share, low: range.lowerBound, high: range.upperBound)
    }
    let ticks = Axis.niceTicks(0...end).filter { $0 <= end }
    let axis = { (label: Phrase, grid: Bool) in
      Axis(
        .linear(0...end), ticks: ticks.map { Axis.Tick($0, wording.number($0, .pct0)) },
        label: wording(label), hasGrid: grid)
    }
    return Panel(
      title: title, x: axis(.modelCalibrationX, false), y: axis(.modelCalibrationY, true),
      marks: [
        ReferenceLine(from: Point(0, 0), to: Point(end, end), label: wording(.modelPerfect)),
        CalibrationPoints(points: points),
      ])
  }
}
