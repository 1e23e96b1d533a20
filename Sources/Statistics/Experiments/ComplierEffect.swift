/// The effect on those whom the draw made be reached, in an experiment in which some were drawn and not reached, or
/// reached although not drawn: the difference between the arms over the difference in reach (Wald, 1940; Imbens and
/// Angrist, 1994).
///
/// Its standard error is that of two-stage least squares with residuals of each arm's own spread.
public struct ComplierEffect: Sendable, Hashable {
  public let effect: Estimate
  /// Share of customers whom the draw made be reached.
  public let compliers: Estimate

  /// `outcome` and `reached` are columns of both arms' sums. `nil` where the draw made no difference to who was
  /// reached, or arms have fewer than two rows.
  public init?(treated: ArmSums, control: ArmSums, outcome: Int, reached: Int) {
    guard treated.count > 1, control.count > 1 else { return nil }
    let reach = treated.mean(reached) - control.mean(reached)
    guard reach != 0 else { return nil }
    let value = (treated.mean(outcome) - control.mean(outcome)) / reach
    let variance = [treated, control].reduce(0.0) { sum, arm in
      sum + arm.meanCovariance(outcome, outcome) - 2 * value * arm.meanCovariance(outcome, reached)
        + value * value * arm.meanCovariance(reached, reached)
    }
    let spread = treated.meanCovariance(reached, reached) + control.meanCovariance(reached, reached)
    effect = Estimate(value, standardError: max(0, variance).squareRoot() / abs(reach))
    compliers = Estimate(reach, standardError: max(0, spread).squareRoot())
  }
}
