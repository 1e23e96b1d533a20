/// A way of learning who leaves.
public enum Learner: String, Sendable, Hashable, CaseIterable {
  /// Logistic regression, L2, C = 1.
  case logistic
  /// Boosted shallow trees (XGBoost).
  case boosted
}

/// How a churn model is trained.
public struct ChurnSettings: Sendable, Hashable {
  public var learners: [Learner]
  /// Parts of the customers; each is scored by models that did not see it.
  public var folds: Int
  public var seed: UInt64
  /// The most rows that the models of all folds learn from.
  public var cap: Int
  /// Columns that say who may be contacted, which no model may use.
  public var consents: [String]
  /// Stands for the data in the model's version.
  public var dataHash: String
  /// Models trained side by side; the result is the same for any number.
  public var threads: Int

  public init(
    learners: [Learner] = Learner.allCases, folds: Int = 5, seed: UInt64, cap: Int = 50_000,
    consents: [String] = [], dataHash: String = "", threads: Int = 2
  ) {
    precondition(!learners.isEmpty && (2...50).contains(folds) && cap > 0 && threads > 0)
    self.learners = learners
    self.folds = folds
    self.seed = seed
    self.cap = cap
    self.consents = consents
    self.dataHash = dataHash
    self.threads = threads
  }

  /// A short hash of all that decides the model, in ten hexadecimal digits (FNV-1a, 64 bits).
  var version: String {
    let parts =
      ["churn-3", dataHash, "\(folds)", "\(seed)", "\(cap)"] + learners.map { $0.rawValue } + consents
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in parts.joined(separator: "\u{1f}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).suffix(10))
  }
}
