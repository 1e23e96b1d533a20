/// What the actions chosen are expected to bring and cost, customer by customer.
public struct ChosenValues: Sendable {
  private let interventions: [Intervention]
  private let choices: [Int8]
  private let prospects: Prospects

  /// Choices are numbers of interventions, below 0 for none.
  public init(_ interventions: [Intervention], choices: [Int8], _ prospects: Prospects) {
    (self.interventions, self.choices, self.prospects) = (interventions, choices, prospects)
  }

  /// One part of each customer's expected value, in ticks; `Money.missingTicks` where no action is chosen.
  ///
  /// A part at a time, since all parts of many customers together would take much space.
  public func ticks(_ part: (ExpectedValue) -> Money) -> [Int64] {
    choices.indices.map { row in
      guard choices[row] >= 0 else { return Money.missingTicks }
      return part(prospects.expected(of: interventions[Int(choices[row])], row)).ticks
    }
  }

  /// How much less likely each is expected to be to leave; NaN where no action is chosen.
  public var reductions: [Double] {
    choices.indices.map { row in
      choices[row] >= 0 ? prospects.saved(by: interventions[Int(choices[row])], row) : .nan
    }
  }
}
