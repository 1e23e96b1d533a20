public import Findings
public import Formats
public import Models
public import Populations

/// What surrounds a cell while it runs: the report's language, level and seed, earlier findings, trained models.
public struct AnalysisContext: Sendable {
  /// The cell's id.
  public let cell: String
  public let wording: Wording
  /// Level of every interval, such as .95.
  public let level: Double
  /// Groups smaller than `shown` are not printed; smaller than `inferred` get no test.
  public let minimum: GroupMinimum
  /// Derived from the report's seed and the cell's id.
  public let seed: UInt64
  /// The report's own: what cells must draw alike, such as whom a campaign leaves alone, is drawn by it.
  public let reportSeed: UInt64
  /// The period as printed: "2026Q3".
  public let period: String
  /// The report's date; `nil` when neither the spec nor the data have one.
  public let asOf: Day?
  /// The whole data set with derived columns of finished cells added.
  public let population: any Population
  /// The order lines that `needs` asks for: `population` itself when the cell's data set holds orders.
  public let orders: (any Population)?
  /// The data set that `needs.reference` asks for, with the scores of the cell's model.
  public let reference: ReferenceData?
  /// The file of an earlier bundle that `needs.published` asks for; `nil` where there is none yet.
  public let published: PublishedFile?
  /// What was found when the cell's data set was loaded.
  public let quality: DataQuality?
  /// Findings of the cells named in `needs`, by id.
  public let findings: [String: Finding]
  /// Trained models by name.
  public let models: [String: ChurnModel]
  /// Contents of the files named in `needs`, by the path as written.
  public let files: [String: [UInt8]]
  /// This cell's values in the bundle compared with; `nil` when there is none.
  public let previous: PreviousCell?
  public let campaign: String
  public let audience: Audience
  /// The plan that `needs.plan` asks for; `nil` when none has been published yet.
  public let remembered: RememberedPlan?
  /// Asks a language model, where a cell wants that.
  public let drafting: any MessageDrafting
  /// What dear searches found in earlier runs.
  public let memory: any SearchMemory

  public init(
    cell: String, wording: Wording, level: Double, minimum: GroupMinimum, seed: UInt64,
    reportSeed: UInt64? = nil, period: String, asOf: Day?,
    population: any Population, orders: (any Population)? = nil, findings: [String: Finding],
    models: [String: ChurnModel],
    files: [String: [UInt8]], previous: PreviousCell?, campaign: String,
    audience: Audience = .executive, memory: any SearchMemory = NoMemory(),
    reference: ReferenceData? = nil, quality: DataQuality? = nil, remembered: RememberedPlan? = nil,
    drafting: any MessageDrafting = NoDrafting(), published: PublishedFile? = nil
  ) {
    self.remembered = remembered
    self.published = published
    self.drafting = drafting
    self.cell = cell
    self.wording = wording
    self.level = level
    self.minimum = minimum
    self.seed = seed
    self.reportSeed = reportSeed ?? seed
    self.period = period
    self.asOf = asOf
    self.population = population
    self.orders = orders
    self.findings = findings
    self.models = models
    self.files = files
    self.previous = previous
    self.campaign = campaign
    self.audience = audience
    self.memory = memory
    self.reference = reference
    self.quality = quality
  }
}

/// A data set that another is compared with.
public struct ReferenceData: Sendable {
  /// Its name in the spec.
  public let name: String
  public let population: any Population
  /// The newest day of its data.
  public let newestDay: Day?

  public init(name: String, population: any Population, newestDay: Day?) {
    self.name = name
    self.population = population
    self.newestDay = newestDay
  }
}

/// A file that this cell's namesake left in an earlier bundle, with its bytes as the bundle's manifest has them.
public struct PublishedFile: Sendable {
  /// Of the bundle, as printed.
  public let period: String
  public let file: TextFile

  public init(period: String, file: TextFile) {
    self.period = period
    self.file = file
  }
}

/// Who reads the report: what of a customer may be shown in it.
public enum Audience: String, Sendable, CaseIterable {
  /// Neither ids nor names.
  case executive
  /// Ids.
  case analyst
  /// Ids and contact data.
  case marketing
}

/// The smallest groups shown, and the smallest that tests are made for.
public struct GroupMinimum: Sendable, Hashable {
  public let shown: Int
  public let inferred: Int

  public init(shown: Int = 10, inferred: Int = 30) {
    self.shown = shown
    self.inferred = inferred
  }
}

/// What an earlier bundle's `results.json` says of a cell, with the values of still earlier ones for sparklines.
public struct PreviousCell: Sendable {
  public struct Record: Sendable, Hashable {
    public let number: Double
    public let low: Double?
    public let high: Double?
    public let n: Int?

    public init(number: Double, low: Double?, high: Double?, n: Int?) {
      self.number = number
      self.low = low
      self.high = high
      self.n = n
    }
  }

  /// The period compared with, as printed.
  public let period: String
  /// By `value` or `value.group`.
  public let values: [String: Record]
  /// By name, oldest first, up to and with the period compared with.
  public let history: [String: [Double]]

  public init(period: String, values: [String: Record], history: [String: [Double]]) {
    self.period = period
    self.values = values
    self.history = history
  }
}
