import Diagnostics
import Formats
import Populations
import Specs

/// What counts as one time of buying.
enum FrequencyUnit: String, OptionChoice { case invoice, day }

/// What of a customer's orders is scored as money.
enum Monetary: String, OptionChoice { case sum, mean, median }

/// What becomes of returns.
enum ReturnsRule: String, OptionChoice { case net, drop, error }

/// Another program's way of scoring.
enum RFMCompatibility: String, OptionChoice {
  /// R's rfm 0.3: quantiles plus 1, a value on a cut with the higher ones, its published map of segments.
  case rfmR = "rfm-r"

  static func read(_ node: Node) throws(Problems) -> RFMCompatibility {
    guard let text = node.scalar else { throw node.mismatch(typeName) }
    if let choice = RFMCompatibility(rawValue: text) { return choice }
    if text == "ntile" {
      throw Problems(
        .error(
          .badOption, "ntile gives customers with equal values different scores, so it is not offered",
          at: node.place, hint: "leave it out: equal values have equal scores, and sizes of bins are printed")
      )
    }
    throw node.mismatch(typeName, hint: didYouMean(text, among: allCases.map { $0.rawValue }))
  }
}

/// The options of an `rfm` cell.
struct RFMOptions: Sendable {
  /// The first day that counts for scores of a day; `nil` for the first of the data.
  func firstDay(_ asOf: Day) -> Day? { window.map { asOf.advanced(by: 1 - $0) } ?? from }

  enum Segments: Sendable {
    case file(Located<String>)
    case rules(SegmentMap)
  }

  let orders: Located<String>?
  let asOf: Day?
  let from: Day?
  /// Days that count, up to the day scored.
  let window: Int?
  let frequency: FrequencyUnit?
  let monetary: Monetary
  let returns: ReturnsRule
  let bins: Int
  let cuts: ScoreCuts
  let segments: Segments
  let compatibility: RFMCompatibility?
  let compare: Day?
  let contact: ContactRules?
  let plan: Located<String>?
  let validDays: Int

  private static let ordersOption = Parameter<Located<String>>(
    "orders", help: "the data set of orders; the only one, unless given")
  private static let asOfOption = Parameter<Day>(
    "as_of", help: "the day that recency counts to, and the last that counts; the report's date unless given")
  private static let fromOption = Parameter<Day>(
    "from", help: "the first day that counts; the first of the data unless given")
  private static let windowOption = Parameter<Located<Int>>(
    "window",
    help:
      "days up to the date that count, such as 365, at the date compared with as well; everything since 'from' unless given",
    fault: { $0.value >= 1 ? nil : "is less than 1" })
  private static let frequencyOption = Parameter<FrequencyUnit>(
    "frequency",
    help: "invoice counts distinct orders, day distinct days with one; invoice where orders have numbers")
  private static let monetaryOption = Parameter<Monetary>(
    "monetary", help: "sum of what a customer bought, mean per order, or the median order", standard: .sum)
  private static let returnsOption = Parameter<ReturnsRule>(
    "returns", help: "net subtracts them, drop leaves them out, error refuses data that have any",
    standard: .net)
  private static let binsOption = Parameter<BinCount>(
    "bins", help: "how many scores there are, cut at quantiles of type 7", standard: BinCount(count: 5),
    fault: { (2...9).contains($0.count) ? nil : "lies between 2 and 9" })
  private static let cutsOption = Parameter<ScoreCuts>(
    "cuts", help: "fixed cut points in place of quantiles; a value on one is with the lower values")
  private static let segmentsOption = Parameter<SegmentsOption>(
    "segments", help: "a YAML file, or a list: which scores make which segment")
  private static let compatOption = Parameter<RFMCompatibility>(
    "compat", help: "rfm-r scores as R's rfm package does, with its map of segments and that map's gaps")
  private static let compareOption = Parameter<Day>(
    "compare", help: "an earlier date: how customers have moved between segments since")
  private static let contactOption = Parameter<ContactRules>(
    "contact", help: "who may be contacted; gives a list for each segment under outreach/")
  private static let planOption = Parameter<Located<String>>(
    "plan", help: "a roi cell whose rules of contact and people held out are kept to, in place of contact")
  private static let validOption = Parameter<Int>(
    "valid_days", help: "days after the cell's date for which the lists hold", standard: 30,
    fault: { (1...366).contains($0) ? nil : "lies between 1 and 366" })

  static let parameters = [
    ordersOption.declaration, asOfOption.declaration, fromOption.declaration, windowOption.declaration,
    frequencyOption.declaration,
    monetaryOption.declaration, returnsOption.declaration, binsOption.declaration, cutsOption.declaration,
    segmentsOption.declaration, compatOption.declaration, compareOption.declaration,
    contactOption.declaration, planOption.declaration, validOption.declaration,
  ]

  init?(_ options: inout OptionReader) {
    orders = options.read(Self.ordersOption)
    asOf = options.read(Self.asOfOption)
    from = options.read(Self.fromOption)
    let window = options.read(Self.windowOption)
    self.window = window?.value
    if let window, from != nil {
      options.add(
        .error(
          .badOption, "'window' and 'from' both say from when purchases count", at: window.place,
          hint: "leave out one of them"))
    }
    frequency = options.read(Self.frequencyOption)
    let monetary = options.read(Self.monetaryOption)
    let returns = options.read(Self.returnsOption)
    let bins = options.read(Self.binsOption)
    cuts = options.read(Self.cutsOption) ?? ScoreCuts()
    let segments = options.read(Self.segmentsOption)
    compatibility = options.read(Self.compatOption)
    compare = options.read(Self.compareOption)
    contact = options.read(Self.contactOption)
    plan = options.read(Self.planOption)
    let validDays = options.read(Self.validOption)
    guard let monetary, let returns, let bins, let validDays else { return nil }
    self.monetary = monetary
    self.returns = returns
    self.bins = bins.count
    self.validDays = validDays
    guard let read = Self.segments(segments, bins: bins.count, compatibility, &options) else { return nil }
    self.segments = read
    check(&options)
  }

  /// The map that is asked for, or that comes with the program; `nil` after saying what is wrong with it.
  private static func segments(
    _ option: SegmentsOption?, bins: Int, _ compatibility: RFMCompatibility?, _ options: inout OptionReader
  ) -> Segments? {
    switch option {
    case .file(let path): return .file(path)
    case .list(let entries, let place):
      do throws(Problems) { return .rules(try SegmentMap(entries, at: place, bins: bins)) } catch {
        for problem in error.diagnostics { options.add(problem) }
        return nil
      }
    case nil:
      if options.node.entry("segments") != nil { return nil }
      guard bins == 5 else {
        options.add(
          .error(
            .mapOfOtherBins, "\(bins) bins need a map of segments", at: options.place("bins"),
            hint: "add 'segments:', or leave out 'bins' for the map of 5 that comes with the program"))
        return nil
      }
      return .rules(compatibility == .rfmR ? .rPackage : .shipped)
    }
  }

  private func check(_ options: inout OptionReader) {
    if contact != nil, plan != nil {
      options.add(
        .error(
          .badOption, "'contact' and 'plan' both say who may be contacted", at: options.place("plan"),
          hint: "leave out one of them"))
    }
    for (name, cuts) in cuts.all {
      if let cuts, cuts.count != bins - 1 {
        options.add(
          .error(
            .badOption, "'\(name)' has \(cuts.count) cut points, and \(bins) scores need \(bins - 1)",
            at: options.place("cuts")))
      }
    }
  }
}

/// A whole number of bins.
struct BinCount: OptionValue, Hashable {
  let count: Int

  static let typeName = "a whole number"
  static let jsonSchema = #"{"type":"integer","minimum":2,"maximum":9}"#

  static func read(_ node: Node) throws(Problems) -> BinCount {
    if let text = node.scalar, ["k-means", "kmeans"].contains(text) {
      throw Problems(
        .error(
          .badOption,
          "bins by k-means move with every file, so that scores of two dates could not be compared",
          at: node.place, hint: "give `cuts:`, or let a 'personas' cell find groups"))
    }
    return BinCount(count: try Int.read(node))
  }
}

/// Fixed cut points of the measures; `nil` for quantiles.
struct ScoreCuts: OptionMap {
  let recency: [Double]?
  let frequency: [Double]?
  let monetary: [Double]?

  private static let fault: @Sendable ([Double]) -> String? = { cuts in
    zip(cuts, cuts.dropFirst()).allSatisfy { $0 < $1 } ? nil : "does not rise from one cut point to the next"
  }
  private static let recencyOption = Parameter<[Double]>(
    "recency", help: "days since the last order, rising", fault: fault)
  private static let frequencyOption = Parameter<[Double]>(
    "frequency", help: "orders or days, rising", fault: fault)
  private static let monetaryOption = Parameter<[Double]>(
    "monetary", help: "money, rising", fault: fault)
  static let parameters = [
    recencyOption.declaration, frequencyOption.declaration, monetaryOption.declaration,
  ]

  init() {
    recency = nil
    frequency = nil
    monetary = nil
  }

  init?(_ options: inout OptionReader) {
    recency = options.read(Self.recencyOption)
    frequency = options.read(Self.frequencyOption)
    monetary = options.read(Self.monetaryOption)
  }

  var all: [(name: String, cuts: [Double]?)] {
    [("recency", recency), ("frequency", frequency), ("monetary", monetary)]
  }
}
