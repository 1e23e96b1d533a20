public import Analyses
public import Diagnostics
public import Formats
public import Loading
public import Models

/// What the author wrote, with places; parameters are put in, nothing else is looked up.
public struct ReportSpec: Sendable {
  public let source: SourceText
  public let id: Located<String>
  /// With parameters put in.
  public let title: String
  public let language: Language
  /// An ISO 4217 code in lower case.
  public let currency: String
  public let audience: Audience
  /// `nil`: the newest date in the data, else undated.
  public let period: Period?
  /// `nil`: the period's last day.
  public let asOf: Day?
  public let parameters: [ParameterValue]
  /// The first is what cells use unless they name another.
  public let data: [DatasetRequest]
  public let models: [ModelSpec]
  /// Required once anything is random.
  public let seed: UInt64?
  public let comparesToPrevious: Bool
  public let outputs: [String]
  public let cells: [CellSpec]
  /// Data sets and models that could not be read whole: what follows from that is not reported again.
  let doubtful: Set<String>

  /// Every output there is, in the order written.
  public static let allOutputs = ["pdf", "html", "csv"]
}

/// A parameter with the value it has in this run.
public struct ParameterValue: Sendable, Hashable {
  public let name: String
  public let text: String
  /// The value as a number, for parameters of type number or integer.
  public let number: Double?
  /// Its unit when that is the report's currency.
  public let isMoney: Bool
  /// Where it is declared.
  public let place: Place
}

/// A model that several cells can share.
public struct ModelSpec: Sendable {
  public let name: Located<String>
  /// The data set it is trained on; `nil` for the first.
  public internal(set) var data: Located<String>?
  /// As the spec has them; seed, consents and what stands for the data come when the model is trained.
  public let settings: ChurnSettings
  /// The version of the registry that scores come from, or `current` for the one that was chosen there; `nil` trains.
  public let version: Located<String>?
  /// The column that a grouped split keeps together.
  let group: Located<String>?
  /// The column of days of a split in time.
  let time: Located<String>?
  public let place: Place

  public var folds: Int { settings.folds }
}
