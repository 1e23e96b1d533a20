/// A customer as they are, whatever the quarter; a pure function of the seed and their number.
struct Person {
  let number: Int
  /// Month of joining; subscriptions start on the first of a month and end on the last of one.
  let joined: Int
  let gender: Gender
  let name: Int
  let isSenior: Bool
  let hasPartner: Bool
  let hasDependents: Bool
  let contract: Contract
  let internet: Internet
  let security: Service
  let backup: Service
  let support: Service
  let streaming: Service
  let payment: Payment
  let isPaperless: Bool
  /// Cents a month before the price changes of this year.
  let baseCharge: Int
  /// Share of the list price paid over the whole life, after rebates.
  let paidShare: Double
  /// Mean support calls and late payments in 90 days.
  let callRate: Double
  let lateRate: Double
  let emailConsent: Consent
  let smsConsent: Consent
  let hasEmail: Bool
  let hasPhone: Bool
  /// The part of the linear predictor that does not change from quarter to quarter.
  let steadyPredictor: Double

  /// `months` are those with the business on 1 January 2026; negative for customers who join later.
  init(number: Int, seed: UInt64, months: Int) {
    var random = SplitMix64(seed: seed, customer: number, purpose: 1)
    self.number = number
    joined = Quarter.first.firstMonth - months
    gender = [.female, .male, .undisclosed][random.pick([0.49, 0.48, 0.03])]
    name = random.below(FirstNames.count)
    isSenior = random.chance(0.16)
    hasPartner = random.chance(isSenior ? 0.58 : 0.46)
    hasDependents = random.chance(hasPartner ? 0.46 : 0.1)
    // Who has stayed for years is more often bound by a contract.
    contract =
      Contract.allCases[
        random.pick(months < 12 ? [0.7, 0.2, 0.1] : months < 36 ? [0.52, 0.27, 0.21] : [0.36, 0.28, 0.36])]
    internet = Internet.allCases[random.pick(isSenior ? [0.3, 0.55, 0.15] : [0.36, 0.42, 0.22])]
    let online = internet != .none
    func service(_ share: Double, _ random: inout SplitMix64) -> Service {
      let has = random.chance(share)
      return online ? (has ? .yes : .no) : .noInternet
    }
    security = service(contract == .monthly ? 0.28 : 0.48, &random)
    backup = service(0.42, &random)
    support = service(contract == .monthly ? 0.3 : 0.5, &random)
    streaming = service(0.5, &random)
    payment =
      Payment.allCases[
        random.pick(contract == .monthly ? [0.42, 0.2, 0.19, 0.19] : [0.2, 0.22, 0.29, 0.29])]
    isPaperless = random.chance(online ? 0.66 : 0.3)
    let list = internet == .none ? 1990 : internet == .dsl ? 4490 : 7290
    let extras = [security, backup, support].count { $0 == .yes } * 500 + (streaming == .yes ? 1200 : 0)
    baseCharge = list + extras + random.below(17) * 50 - 400
    paidShare = 0.94 + 0.06 * random.share()
    callRate = random.exponential(internet == .fiber ? 1.5 : 1.1)
    lateRate = random.exponential(payment == .creditCard || payment == .bankTransfer ? 0.25 : 0.6)
    emailConsent = Consent.allCases[random.pick([0.7, 0.24, 0.06])]
    smsConsent = Consent.allCases[random.pick([0.48, 0.42, 0.1])]
    hasEmail = random.chance(0.985)
    hasPhone = random.chance(0.97)
    steadyPredictor = Self.predictor(
      contract, internet, security, support, payment, partner: hasPartner, dependents: hasDependents)
  }

  private static func predictor(
    _ contract: Contract, _ internet: Internet, _ security: Service, _ support: Service, _ payment: Payment,
    partner: Bool, dependents: Bool
  ) -> Double {
    var sum = 0.0
    func add(_ term: Truth.Term, if holds: Bool) { if holds { sum += term.value } }
    add(Truth.oneYear, if: contract == .oneYear)
    add(Truth.twoYear, if: contract == .twoYear)
    add(Truth.fiber, if: internet == .fiber)
    add(Truth.noInternet, if: internet == .none)
    add(Truth.noSecurity, if: security == .no)
    add(Truth.noSupport, if: support == .no)
    add(Truth.electronicCheck, if: payment == .electronicCheck)
    add(Truth.partner, if: partner)
    add(Truth.dependents, if: dependents)
    return sum
  }
}
