/// How parameters are chosen among many, in inner folds of each fold's training rows.
public struct ParameterSearch: Sendable, Hashable {
  public enum Method: Sendable, Hashable {
    /// Every combination.
    case grid
    /// So many combinations drawn at random, without repetition.
    case random(tries: Int)
  }

  public var method: Method
  /// Values tried; for parameters not named here, each learner's own.
  public var space: [Choice]

  public struct Choice: Sendable, Hashable {
    public let name: LearnerParameters.Name
    public let values: [Double]

    public init(_ name: LearnerParameters.Name, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  public init(_ method: Method, space: [Choice] = []) {
    self.method = method
    self.space = space
  }

  /// More combinations than this are too many to try them all.
  public static let gridLimit = 200

  /// What is tried of a learner when the spec names no values.
  static func standardSpace(_ learner: Learner) -> [Choice] {
    switch learner {
    case .logistic: [Choice(.penalty, [0.1, 1, 10, 100, 1000])]
    case .forest:
      [Choice(.depth, [6, 8]), Choice(.columnShare, [0.15, 0.3]), Choice(.leafWeight, [5, 15])]
    case .boosted: [Choice(.rounds, [50, 100]), Choice(.depth, [2, 3, 4]), Choice(.rate, [0.05, 0.1])]
    case .best, .constant, .rule: []
    }
  }

  /// Combinations that a grid has for a learner.
  public func count(_ learner: Learner) -> Int { choices(learner).reduce(1) { $0 * $1.values.count } }

  private func choices(_ learner: Learner) -> [Choice] {
    let known = Self.names(learner)
    let own = space.filter { known.contains($0.name) }
    let rest = Self.standardSpace(learner).filter { standard in !own.contains { $0.name == standard.name } }
    return own + rest
  }

  /// Parameters that a learner has.
  public static func names(_ learner: Learner) -> [LearnerParameters.Name] {
    switch learner {
    case .logistic: [.penalty]
    case .forest: [.trees, .depth, .rowShare, .columnShare, .leafWeight]
    case .boosted: [.rounds, .depth, .rate, .rowShare, .columnShare, .leafWeight]
    case .best, .constant, .rule: []
    }
  }

  func methods(_ learner: Learner, seed: UInt64) -> [any LearningMethod] {
    let choices = choices(learner)
    let count = choices.reduce(1) { $0 * $1.values.count }
    return numbers(count, seed: seed).compactMap { number -> (any LearningMethod)? in
      var rest = number
      var method = Self.standard(learner)
      for choice in choices {
        method?.set(choice.name, choice.values[rest % choice.values.count])
        rest /= choice.values.count
      }
      return method
    }
  }

  /// Which combinations are tried, ascending.
  private func numbers(_ count: Int, seed: UInt64) -> [Int] {
    guard case .random(let tries) = method, tries < count else { return Array(0..<count) }
    let ranked = (0..<count).sorted {
      (SplitPlan.mixed(seed, $0 + 1), $0) < (SplitPlan.mixed(seed, $1 + 1), $1)
    }
    return ranked.prefix(tries).sorted()
  }

  private static func standard(_ learner: Learner) -> (any AdjustableMethod)? {
    switch learner {
    case .logistic: LogisticMethod()
    case .forest: ForestMethod()
    case .boosted: BoostedMethod()
    case .best, .constant, .rule: nil
    }
  }
}

/// A method whose parameters a search can set.
protocol AdjustableMethod: LearningMethod {
  mutating func set(_ name: LearnerParameters.Name, _ value: Double)
}

extension LogisticMethod: AdjustableMethod {
  mutating func set(_ name: LearnerParameters.Name, _ value: Double) {
    if name == .penalty { penalty = value }
  }
}

extension ForestMethod: AdjustableMethod {
  mutating func set(_ name: LearnerParameters.Name, _ value: Double) {
    switch name {
    case .trees: trees = Int(value)
    case .depth: depth = Int(value)
    case .rowShare: rowShare = value
    case .columnShare: columnShare = value
    case .leafWeight: leafWeight = value
    case .penalty, .rounds, .rate: break
    }
  }
}

extension BoostedMethod: AdjustableMethod {
  mutating func set(_ name: LearnerParameters.Name, _ value: Double) {
    switch name {
    case .rounds: rounds = Int(value)
    case .depth: depth = Int(value)
    case .rate: rate = value
    case .rowShare: rowShare = value
    case .columnShare: columnShare = value
    case .leafWeight: leafWeight = value
    case .penalty, .trees: break
    }
  }
}
