import Diagnostics
import Findings
import Formats
import Populations
import Statistics
import Tables

/// Customers without a contract, valued by how often and for how much they bought.
struct PurchaseStudy {
  let counts: PurchaseCounts
  let choice: PurchaseChoice
  let spend: SpendEstimate
  let correlation: SpendCorrelation
  let tenths: PurchaseTenths
  let holdout: PurchaseHoldout
  /// One row a customer, with values.
  let valued: any Population
  let forecast: PurchaseForecast
  let spends: SpendTable

  typealias Sums = PurchaseTenths.Sums
  var all: Sums { tenths.all }

  init(_ lines: any Population, _ cell: CLV, _ context: AnalysisContext) throws(AnalysisError) {
    let counts = try PurchaseCounts(
      lines, until: context.asOf?.number, returns: cell.returns.query,
      split: cell.calibrationEnd.map { .after($0) } ?? .share(PurchaseHoldout.share))
    self.counts = counts
    guard !counts.patterns.patterns.isEmpty else {
      throw AnalysisError(
        .fewRepeaters, "everybody bought for the first time on the last day, so nobody had time to come back")
    }
    choice = try PurchaseChoice(cell.model, counts.patterns)
    spend = SpendEstimate(counts.spends)
    correlation = SpendCorrelation(counts.spends)
    let fit = choice.fit
    let forecast = PurchaseForecast(
      fit.model, counts.patterns, over: cell.terms.spells, covariance: fit.maximum.logCovariance)
    let spends = SpendTable(spend, most: counts.patterns.repeats.last ?? 0)
    let kernel = PurchaseKernel(
      end: Double(counts.end), patterns: counts.patterns, forecast: forecast,
      outcomes: PurchaseOutcomes(
        fit.model, counts.patterns, over: Double(cell.terms.horizon) * CLVTerms.monthDays, spend: spend),
      spends: spends, margin: cell.terms.margin, level: context.level, z: Confidence(context.level).z)
    let valued = try answered { () throws(PopulationError) in
      let all = try counts.customers.extended(by: kernel)
      return counts.newcomers == 0 ? all : try all.restricted(to: .present(PurchaseKernel.value))
    }
    self.valued = valued
    self.forecast = forecast
    self.spends = spends
    tenths = try PurchaseTenths(valued, forecast, spends, margin: cell.terms.margin)
    holdout = try PurchaseHoldout(counts, cell, choice)
  }
}
