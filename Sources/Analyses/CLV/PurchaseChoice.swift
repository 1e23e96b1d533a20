import Diagnostics
import Statistics

/// The model of repeat purchases that was taken, and those that were refused before it.
struct PurchaseChoice {
  let kind: PurchaseFit.Kind
  let fit: PurchaseFit
  let refused: [(kind: PurchaseFit.Kind, why: PurchaseFit.Refusal)]

  /// The model asked for; without one, BG/NBD, else MBG/NBD. Where dropout cannot be told from the data, rates alone.
  init(_ model: CLVModel, _ patterns: PurchasePatterns) throws(AnalysisError) {
    let wanted: [PurchaseFit.Kind] =
      switch model {
      case .mbgnbd: [.mbgnbd]
      case .paretonbd: [.paretonbd]
      case .empirical: []
      case .bgnbd: [.bgnbd]
      case .auto, .km, .sbg: [.bgnbd, .mbgnbd]
      }
    var refused: [(kind: PurchaseFit.Kind, why: PurchaseFit.Refusal)] = []
    let fitting = PurchaseFitting.of(patterns)
    for kind in wanted + [.empirical] {
      switch fitting.flatMap({ $0.fit(kind) }) {
      case .success(let fit):
        self.kind = kind
        self.fit = fit
        self.refused = refused
        return
      case .failure(.tooFewRepeaters(let count)):
        throw AnalysisError(
          .fewRepeaters,
          "\(count) \(count == 1 ? "customer" : "customers") bought again on a later day, and "
            + "\(PurchaseFit.fewestRepeaters) are needed")
      case .failure(let why): refused.append((kind, why))
      }
    }
    throw AnalysisError(
      .fewRepeaters, "the numbers of purchases do not vary enough for any model of how often customers buy")
  }

  var hasDropout: Bool { kind != .empirical }
}
