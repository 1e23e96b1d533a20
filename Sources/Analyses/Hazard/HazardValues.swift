import Findings
import Formats
import Statistics

/// The numbers of a hazard cell, by name.
struct HazardValues {
  private let fit: HazardFit
  private let cell: Hazard
  private let words: HazardWords

  init(_ fit: HazardFit, _ cell: Hazard, _ words: HazardWords) {
    self.fit = fit
    self.cell = cell
    self.words = words
  }

  var all: [(name: ValueName, value: Value)] {
    var values = summary
    var known: Set<Int> = []
    for period in fit.hazard.periods {
      let end = words.end(of: period.index)
      known.insert(end)
      values += of(period, named: end)
    }
    // A time that was asked about has its values under its own name too.
    for time in cell.check where !known.contains(time) {
      if let period = fit.period(at: time) {
        values += of(period, named: time)
      } else {
        let index = DiscreteHazard.period(of: Double(time), width: fit.hazard.width)
        values.append(
          (ValueName("hazard_\(time)"), Value(absent: words.verdict(index), format: words.format)))
        values += untested(index, named: time)
      }
    }
    return values
  }

  private var summary: [(name: ValueName, value: Value)] {
    let peaks = fit.peaks
    let n = fit.customers
    func count(_ name: String, _ count: Int) -> (name: ValueName, value: Value) {
      (ValueName(name), Value(Double(count), .num0, n: n))
    }
    let early = peaks.test(of: 1)
    return [
      count("customers", n), (ValueName("hazard_mean"), words.mean(fit.hazard)),
      count("leavers", fit.leavers), count("tested", peaks.tests.count),
      count("spikes", peaks.spikes.count),
      count("contract_end_spikes", peaks.spikes.filter { words.isContractEnd($0.index) }.count),
      (ValueName("spike_time"), spikeTime),
      (
        ValueName("early_life"),
        early.map(words.ratio) ?? Value(absent: words.verdict(1), format: .mult1)
      ),
      (ValueName("early_life_found"), words.supported(1)),
    ]
  }

  private var spikeTime: Value {
    let strongest = fit.peaks.spikes.max {
      ($0.comparison.ratio ?? 0, $1.index) < ($1.comparison.ratio ?? 0, $0.index)
    }
    guard let strongest else { return Value(absent: words.wording(.hazardNoneFound), format: .num0) }
    return Value(Double(words.end(of: strongest.index)), .num0, n: fit.customers)
  }

  private func of(
    _ period: DiscreteHazard.Period, named time: Int
  ) -> [(name: ValueName, value: Value)] {
    let hazard = (name: ValueName("hazard_\(time)"), value: words.hazard(period))
    let supported = (name: ValueName("supported_\(time)"), value: words.supported(period.index))
    guard let test = fit.peaks.test(of: period.index) else {
      return [hazard] + untested(period.index, named: time)
    }
    return [
      hazard, (ValueName("neighbours_\(time)"), words.neighbours(test)),
      (ValueName("ratio_\(time)"), words.ratio(test)), (ValueName("p_\(time)"), words.adjusted(test)),
      supported,
    ]
  }

  /// Values of a period without a test say why there are none, so that a spec may name any time it checks.
  private func untested(_ index: Int, named time: Int) -> [(name: ValueName, value: Value)] {
    let why = words.verdict(index)
    return [
      (ValueName("neighbours_\(time)"), Value(absent: why, format: words.format)),
      (ValueName("ratio_\(time)"), Value(absent: why, format: .mult1)),
      (ValueName("p_\(time)"), Value(absent: why, format: .pvalue)),
      (ValueName("supported_\(time)"), words.supported(index)),
    ]
  }
}
