import Diagnostics
import Models
import Specs

/// Whom a campaign leaves alone on purpose, and by what chance decides: options of `contact`.
struct HoldoutRules {
  /// Of those who can be contacted.
  let share: Double
  /// Takes the place of the report's seed.
  let salt: String?
  /// The same customers are spared by every campaign.
  let isUniversal: Bool
  /// A column in whose groups the same share is held out.
  let stratum: Located<String>?

  private static let shareParameter = Parameter<Double>(
    "holdout", help: "share of those who can be contacted that is left alone to measure the effect",
    standard: 0,
    fault: {
      $0 >= 0 && $0 < 1 ? nil : $0 == 1 ? "of 1 leaves nobody to treat" : "is a share from 0 to below 1"
    })
  private static let saltParameter = Parameter<String>(
    "salt",
    help: "a text that decides, with the campaign and the id, who is held out; without it the seed does")
  private static let universalParameter = Parameter<Bool>(
    "universal", help: "hold out the same customers in every campaign, whatever report plans it",
    standard: false)
  private static let stratifyParameter = Parameter<Located<String>>(
    "stratify", help: "a column in each of whose groups the same share is held out")

  static let parameters = [
    shareParameter.declaration, saltParameter.declaration, universalParameter.declaration,
    stratifyParameter.declaration,
  ]

  init?(_ options: inout OptionReader) {
    let share = options.read(Self.shareParameter)
    salt = options.read(Self.saltParameter)
    let isUniversal = options.read(Self.universalParameter)
    stratum = options.read(Self.stratifyParameter)
    if share == 0 {
      for name in ["salt", "universal", "stratify"] where options.node.entry(name) != nil {
        options.add(
          .error(
            .badOption, "'\(name)' says how customers are held out, and nobody is",
            at: options.place(name), hint: "add 'holdout: 0.1'"))
      }
    }
    if isUniversal == true, stratum != nil {
      options.add(
        .error(
          .badOption, "a universal holdout does not depend on who else is there, so it has no strata",
          at: options.place("stratify"), hint: "leave out 'universal' or 'stratify'"))
    }
    guard let share, let isUniversal else { return nil }
    self.share = share
    self.isUniversal = isUniversal
  }

  /// Nobody is held out.
  init() {
    share = 0
    salt = nil
    isUniversal = false
    stratum = nil
  }

  /// The seed of the hashes that decide: the same customer is on the same side of the same campaign, whatever else
  /// a cell's seed decides. Of a campaign that has a name its reports' seeds decide nothing either.
  func seed(of named: String?, _ context: AnalysisContext) -> UInt64 {
    Holdout.seed(
      campaign: isUniversal ? nil : named ?? context.campaign,
      salt: salt ?? (isUniversal ? nil : named.map { _ in "" }), reportSeed: context.reportSeed)
  }
}
