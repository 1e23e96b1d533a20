import Findings
import Formats
import Statistics

/// How well the model tells who leaves when, as a table: the order of leaving, and the predicted shares.
struct DriverAccuracyTable {
  private let fit: DriverFit
  private let words: DriverWords
  private let wording: Wording

  init(_ fit: DriverFit, _ words: DriverWords) {
    self.fit = fit
    self.words = words
    wording = words.wording
  }

  /// `nil` when no horizon was asked for.
  var exhibit: Exhibit? {
    guard let accuracy = fit.accuracy, let last = accuracy.horizons.last else { return nil }
    let interval = wording(.intervalHeader, ["level": .text(words.level)])
    let gain = wording(.driversGainHeader)
    let columns = [
      ResultTable.Column("measure", header: wording(.driversMeasureHeader), alignment: .leading),
      ResultTable.Column("left", header: wording(.driversLeftByHeader)),
      ResultTable.Column("followed", header: wording(.driversFollowedHeader)),
      ResultTable.Column("value", header: wording(.driversValueHeader)),
      ResultTable.Column("interval", header: interval),
      ResultTable.Column("without_drivers", header: wording(.driversWithoutHeader)),
      ResultTable.Column("gain", header: wording(.driversValueHeader), spanner: gain),
      ResultTable.Column("gain_interval", header: interval, spanner: gain),
    ]
    return Exhibit(
      id: "accuracy", title: wording(.driversAccuracyTitle),
      subtitle: wording(
        .driversAccuracySubtitle,
        ["n": .count(fit.model.customers), "period": .text(wording.period(words.context.period))]),
      content: .table(ResultTable(columns: columns, rows: order(accuracy, last) + shares(accuracy, last))),
      alt: "",
      note: wording(
        .driversAccuracyNote,
        [
          "start": .text(words.time(accuracy.start)), "end": .text(words.time(last.time)),
          "level": .text(words.level),
        ]))
  }

  private func order(_ accuracy: CoxAccuracy, _ last: CoxAccuracy.Horizon) -> [ResultTable.Row] {
    let group = wording(.driversOrderGroup)
    func row(_ name: String, _ counts: [ResultTable.Cell], _ value: Value) -> ResultTable.Row {
      ResultTable.Row(
        [.text(name)] + counts + [
          .value(value), .interval(value), .value(Value(0.5, .num3)), .empty, .empty,
        ], group: group)
    }
    let harrell = fit.concordance.map {
      row(wording(.driversHarrell), [.count(fit.model.leavers), .empty], words.share($0.estimate))
    }
    let uno = row(
      wording(.driversUno, ["time": .text(words.time(last.time))]), counts(last), words.share(accuracy.uno))
    return [harrell, uno].compactMap { $0 }
      + accuracy.horizons.map { horizon in
        row(
          wording(.driversAreaAt, ["time": .text(words.time(horizon.time))]), counts(horizon),
          words.share(horizon.area))
      }
  }

  private func shares(_ accuracy: CoxAccuracy, _ last: CoxAccuracy.Horizon) -> [ResultTable.Row] {
    func row(_ name: String, _ horizon: CoxAccuracy.Horizon, _ brier: CoxAccuracy.Brier) -> ResultTable.Row {
      let (value, gain) = (words.share(brier.score), words.gain(brier.gain))
      return ResultTable.Row(
        [.text(name)] + counts(horizon) + [
          .value(value), .interval(value), .value(words.share(brier.withoutDrivers)), .value(gain),
          .interval(gain),
        ], group: wording(.driversSharesGroup))
    }
    return accuracy.horizons.map { horizon in
      row(wording(.driversBrierAt, ["time": .text(words.time(horizon.time))]), horizon, horizon.brier)
    } + [
      row(
        wording(.driversBrierUpTo, ["time": .text(words.time(last.time))]), last, accuracy.integrated)
    ]
  }

  private func counts(_ horizon: CoxAccuracy.Horizon) -> [ResultTable.Cell] {
    [.count(horizon.left), .count(horizon.followed)]
  }
}
