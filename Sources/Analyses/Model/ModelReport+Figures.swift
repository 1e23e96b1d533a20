import Figures
import Findings
import Formats
import Models
import Statistics

extension ModelReport {
  /// ROC and precision–recall curves side by side, with the flagged customers' point on both.
  var ranking: Exhibit {
    let prevalence = evaluation.ranking.prevalence
    return Exhibit(
      title: wording(.modelRankingTitle), subtitle: subtitle,
      content: .figure(Figure(panels: [roc, precisionRecall(prevalence)], height: 200)),
      alt: wording(
        .modelRankingAlt,
        [
          "auc": .text(text(auc)), "interval": .text(interval(auc)), "ap": .text(text(averagePrecision)),
          "prevalence": .number(prevalence, .num3),
        ]), note: wording(.modelRankingNote))
  }

  private var roc: Panel {
    let points = evaluation.curve.points.map { Point($0.falsePositiveShare, $0.truePositiveShare) }
    var marks: [any Mark] = [
      ReferenceLine(from: Point(0, 0), to: Point(1, 1), label: wording(.modelChance)),
      Curve(points: points, tone: .focus),
    ]
    let confusion = evaluation.confusion
    if let recall = confusion.recall, let specificity = confusion.specificity, confusion.flagged > 0 {
      marks.append(
        Marker(
          at: Point(1 - specificity.share, recall.share), label: wording(.modelThresholdLabel), tone: .bad))
    }
    return Panel(
      title: wording(.modelROC) + " · " + wording(.modelAUCLabel, ["auc": .text(text(auc))]),
      x: shareAxis(.modelROCX), y: shareAxis(.modelROCY, hasGrid: true), marks: marks)
  }

  private func precisionRecall(_ prevalence: Double) -> Panel {
    let points = evaluation.curve.points.compactMap { point in
      point.precision.map { Point(point.truePositiveShare, $0) }
    }
    var marks: [any Mark] = [
      ReferenceLine(from: Point(0, prevalence), to: Point(1, prevalence), label: wording(.modelChance)),
      Curve(points: points, tone: .focus),
    ]
    if let recall = evaluation.confusion.recall, let precision = evaluation.confusion.precision {
      marks.append(
        Marker(at: Point(recall.share, precision.share), label: wording(.modelThresholdLabel), tone: .bad))
    }
    let average = wording(.modelAPLabel, ["ap": .text(text(averagePrecision))])
    return Panel(
      title: wording(.modelPR) + " · " + average, x: shareAxis(.modelPRX),
      y: shareAxis(.modelPRY, hasGrid: true), marks: marks)
  }

  /// Observed against predicted shares by tenth of the scores.
  var calibration: Exhibit {
    let bins = evaluation.bins
    return Exhibit(
      id: "calibration", title: wording(.modelCalibrationTitle), subtitle: subtitle,
      content: .figure(Figure(calibrationPanel(bins, end: calibrationEnd(bins)), height: 190)),
      alt: calibrationAlt(bins.bins), note: wording(.modelCalibrationNote))
  }

  /// The highest share that the axes of a calibration curve show.
  func calibrationEnd(_ bins: CalibrationBins) -> Double {
    CalibrationPanel(bins: bins, confidence: confidence, wording: wording).end
  }

  func calibrationPanel(_ bins: CalibrationBins, end: Double, title: String? = nil) -> Panel {
    CalibrationPanel(bins: bins, confidence: confidence, wording: wording).panel(end: end, title: title)
  }

  private func calibrationAlt(_ bins: [CalibrationBins.Bin]) -> String {
    guard let low = bins.first, let high = bins.last else { return wording(.modelCalibrationTitle) }
    return wording(
      .modelCalibrationAlt,
      [
        "n": .count(bins.count), "low": .number(low.meanPredicted, .pct1),
        "lowSeen": .number(low.observed.share, .pct1), "high": .number(high.meanPredicted, .pct1),
        "highSeen": .number(high.observed.share, .pct1),
        "error": .number(evaluation.bins.expectedError, .pct1),
      ])
  }

  func shareAxis(_ label: Phrase, hasGrid: Bool = false) -> Axis {
    Axis(
      .linear(0...1), ticks: [0, 0.25, 0.5, 0.75, 1].map { Axis.Tick($0, wording.number($0, .pct0)) },
      label: wording(label), hasGrid: hasGrid)
  }
}
