public import Diagnostics
public import Formats

/// A condition that a takeaway rests on.
public struct Claim: Sendable, Hashable {
  /// From worst to best.
  public enum Verdict: Int, Sendable, Comparable {
    /// Not even true of the estimates.
    case fails
    /// True of the estimates, but the interval does not exclude the opposite; or a value is missing.
    case notSupported
    /// The interval of the contrast excludes the bound.
    case holds

    public static func < (a: Verdict, b: Verdict) -> Bool { a.rawValue < b.rawValue }
  }

  public let expression: Expression
  public let place: Place

  /// Reads a claim; `place` leads from a byte range of the text to where it was written.
  public init(_ text: String, at whole: Place, place: (Range<Int>) -> Place) throws(Problems) {
    let expression = try Expression(text, place: place)
    guard expression.isCondition else {
      throw Problems(
        .error(
          .wrongExpression, "a claim is a comparison", at: whole,
          hint: "such as stay.rmst.two_year > 1.5 * stay.rmst.month_to_month"))
    }
    self.expression = expression
    self.place = whole
  }

  /// Whether it holds.
  ///
  /// `a > b` holds when the interval of a − b lies above zero, and is not supported when only a − b itself does.
  /// `==` holds of exact numbers only. `and` takes the worse verdict, `or` the better; `not` turns comparisons round.
  public func verdict(_ resolver: some Resolver, _ wording: Wording) throws(Problems) -> Verdict {
    try verdict(of: expression, isNegated: false, Evaluation(resolver: resolver, wording: wording))
  }

  private func verdict<R>(
    of expression: Expression, isNegated: Bool, _ evaluation: Evaluation<R>
  ) throws(Problems) -> Verdict {
    switch expression {
    case .not(let inner): return try verdict(of: inner, isNegated: !isNegated, evaluation)
    case .and(let a, let b), .or(let a, let b):
      let first = try verdict(of: a, isNegated: isNegated, evaluation)
      let second = try verdict(of: b, isNegated: isNegated, evaluation)
      let isConjunction = if case .and = expression { !isNegated } else { isNegated }
      return isConjunction ? Swift.min(first, second) : Swift.max(first, second)
    case .comparison(let comparison, let a, let b):
      let contrast = try evaluation.value(of: .arithmetic(.subtract, a, b))
      guard case .quantity(let quantity, _) = contrast else { return .notSupported }
      return verdict(of: quantity, isNegated ? comparison.opposite : comparison)
    case .number, .address, .parameter, .negated, .arithmetic:
      preconditionFailure("a claim is a condition")
    }
  }

  private func verdict(of contrast: Quantity, _ comparison: Expression.Comparison) -> Verdict {
    let (down, up) = contrast.margins
    let low = contrast.number - down
    let high = contrast.number + up
    func judged(_ isCertain: Bool, _ isEstimated: Bool) -> Verdict {
      isCertain ? .holds : isEstimated ? .notSupported : .fails
    }
    switch comparison {
    case .more: return judged(low > 0, contrast.number > 0)
    case .atLeast: return judged(low >= 0, contrast.number >= 0)
    case .less: return judged(high < 0, contrast.number < 0)
    case .atMost: return judged(high <= 0, contrast.number <= 0)
    case .equal: return judged(low == 0 && high == 0, contrast.number == 0)
    case .different: return judged(low > 0 || high < 0, contrast.number != 0)
    }
  }
}
