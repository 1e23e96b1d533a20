import Diagnostics
import Models
import Specs
import Statistics

/// What a campaign costs and may bring, for the profit of flagging.
struct ProfitOption: OptionMap {
  let terms: CampaignTerms

  private static let value = Parameter<Double>(
    "value", help: "Value of a customer who is kept, in units of currency", isRequired: true,
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let offer = Parameter<Double>(
    "offer", help: "Cost of the offer to a customer who accepts it; those who would have stayed accept it",
    isRequired: true, fault: { $0 >= 0 ? nil : "must be 0 or more" })
  private static let contact = Parameter<Double>(
    "contact", help: "Cost of the contact, whatever comes of it", isRequired: true,
    fault: { $0 >= 0 ? nil : "must be 0 or more" })
  private static let acceptance = Parameter<AcceptanceOption>(
    "acceptance",
    help: "Share of contacted leavers who accept and stay, as a beta distribution; a: 6, b: 14 unless given",
    standard: AcceptanceOption(a: 6, b: 14))

  static var parameters: [ParameterDeclaration] {
    [value.declaration, offer.declaration, contact.declaration, acceptance.declaration]
  }

  init?(_ options: inout OptionReader) {
    let value = options.read(Self.value)
    let offer = options.read(Self.offer)
    let contact = options.read(Self.contact)
    let acceptance = options.read(Self.acceptance)
    guard let value, let offer, let contact, let acceptance else { return nil }
    guard value > offer else {
      options.add(
        .error(
          .badOption, "a customer kept must be worth more than the offer", at: options.place("offer")))
      return nil
    }
    terms = CampaignTerms(value: value, offer: offer, contact: contact, a: acceptance.a, b: acceptance.b)
  }
}

/// The shapes of a beta distribution.
struct AcceptanceOption: OptionMap {
  let a: Double
  let b: Double

  private static let aShape = Parameter<Double>(
    "a", help: "First shape; the mean is a/(a + b)", isRequired: true,
    fault: { $0 > 0 ? nil : "must be above 0" })
  private static let bShape = Parameter<Double>(
    "b", help: "Second shape", isRequired: true, fault: { $0 > 0 ? nil : "must be above 0" })

  static var parameters: [ParameterDeclaration] { [aShape.declaration, bShape.declaration] }

  init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }

  init?(_ options: inout OptionReader) {
    let a = options.read(Self.aShape)
    let b = options.read(Self.bShape)
    guard let a, let b else { return nil }
    self.init(a: a, b: b)
  }
}

/// How scores are turned into probabilities before they are judged again.
enum CalibrateChoice: String, OptionChoice {
  case platt, beta, isotonic
  /// Nothing while the calibration slope lies within .9 to 1.1, else all of them.
  case auto

  var method: RecalibrationMethod? { RecalibrationMethod(rawValue: rawValue) }
}

/// What being contacted is to a customer: it decides which way a smaller rate does harm.
enum ContactMeaning: String, OptionChoice {
  case benefit, burden
}

/// Columns by which those who would be contacted are compared.
struct FairnessOption: OptionMap {
  let columns: [Located<String>]?
  let contact: ContactMeaning?

  private static let columnsParameter = Parameter<[Located<String>]>(
    "columns", help: "Columns to compare by; the protected columns of the data unless given",
    fault: { $0.isEmpty ? "names no column" : nil })
  private static let contactParameter = Parameter<ContactMeaning>(
    "contact", help: "Whether being contacted is a benefit (an offer) or a burden (pressure)",
    isRequired: true)

  static var parameters: [ParameterDeclaration] {
    [columnsParameter.declaration, contactParameter.declaration]
  }

  init?(_ options: inout OptionReader) {
    let isGiven = options.node.entry("columns") != nil
    let columns = options.read(Self.columnsParameter)
    let contact = options.read(Self.contactParameter)
    guard let contact, !isGiven || columns != nil else { return nil }
    self.columns = columns
    self.contact = contact
  }
}

/// Figures quoted of a model, to be held against each other and against these customers.
struct QuotedOption: OptionMap {
  let name: String
  let figures: QuotedFigures
  /// Share of leavers among the customers the figures are of; `nil` for those of this report.
  let churnRate: Double?

  private static let nameParameter = Parameter<String>(
    "name", help: "Who says so", isRequired: true,
    fault: { $0.utf8.contains { $0 >= 97 && $0 <= 122 || $0 >= 65 && $0 <= 90 } ? nil : "needs a letter" })
  private static let accuracy = figure("accuracy", "Quoted accuracy")
  private static let precision = figure("precision", "Quoted precision")
  private static let recall = figure("recall", "Quoted recall")
  private static let f1 = figure("f1", "Quoted F1")
  private static let rate = Parameter<Share>(
    "churn_rate",
    help: "Share who left among the customers the figures are of; that of this report unless given",
    fault: { $0.value > 0 && $0.value < 1 ? nil : "must lie between 0 and 1" })

  private static func figure(_ name: String, _ help: String) -> Parameter<Share> {
    Parameter<Share>(
      name, help: help + ", as a share", fault: { $0.value > 0 ? nil : "must be above 0" })
  }

  static var parameters: [ParameterDeclaration] {
    [
      nameParameter.declaration, accuracy.declaration, precision.declaration, recall.declaration,
      f1.declaration, rate.declaration,
    ]
  }

  init?(_ options: inout OptionReader) {
    let name = options.read(Self.nameParameter)
    let shares = [Self.accuracy, Self.precision, Self.recall, Self.f1].map { options.read($0) }
    let rate = options.read(Self.rate)
    guard let name, !options.problems.hasErrors else { return nil }
    let node = options.node
    let figures = zip(["accuracy", "precision", "recall", "f1"], shares).map { key, share in
      share.map { QuotedFigures.Figure($0.value, rounding: Self.rounding(node.entry(key)?.value.scalar)) }
    }
    let quoted = QuotedFigures(
      accuracy: figures[0], precision: figures[1], recall: figures[2], f1: figures[3])
    guard quoted.impliedShare != nil || quoted.hasConsistentF1 != nil else {
      options.add(
        .error(
          .badOption,
          "figures can be held against each other when accuracy, precision and recall are quoted, or F1 with both",
          at: node.place))
      return nil
    }
    self.name = name
    self.figures = quoted
    churnRate = rate?.value
  }

  /// Half a unit of the last digit as it was written: .692 is anything from .6915 to .6925.
  private static func rounding(_ text: String?) -> Double {
    guard let text, let point = text.firstIndex(of: ".") else { return 0.005 }
    let digits = text[text.index(after: point)...].prefix { $0.isNumber }.count
    return (0..<digits).reduce(0.5) { half, _ in half / 10 }
  }
}
