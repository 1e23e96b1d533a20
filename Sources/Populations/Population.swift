public import Statistics
public import Tables

/// Customers that answer questions with summaries, wherever their rows are.
///
/// Analyses ask for summaries and never loop over rows. Answers are the same for any number of threads, to the bit,
/// and for any order of the rows, to 1e-12.
public protocol Population: Sendable {
  /// Rows in this population, after restrictions.
  var count: Int { get }
  var roles: Roles { get }
  /// Every column, derived ones included, in order.
  var columns: [ColumnInfo] { get }

  /// The rows that meet a condition; columns stay aligned with the data set they came from.
  func restricted(to condition: Condition) throws(PopulationError) -> any Population
  /// The same rows with columns computed from them.
  func extended(by kernel: any RowKernel) throws(PopulationError) -> any Population
  /// The same rows with ready columns, one value for each row **of the whole data set** (`datasetCount`).
  func adding(_ columns: [(name: String, column: Column)]) throws(PopulationError) -> any Population
  /// Rows of the data set this population is a part of.
  var datasetCount: Int { get }

  /// Rows, set flags and exact sums by groups of category, flag or small whole-number columns.
  func counts(by groups: [String], flags: [String], sums: [String]) throws(PopulationError) -> GroupCounts
  /// Time to an event by group; rows with a missing time, event or group are left out and counted.
  func lifeTable(_ query: LifeTableQuery) throws(PopulationError) -> LifeTableAnswer
  /// Customers counted by covariate pattern and by when they were observed, for Cox's model.
  func coxTable(_ query: CoxQuery) throws(PopulationError) -> CoxAnswer
  func moments(of columns: [String], weight: String?, by group: String?) throws(PopulationError) -> Moments
  /// Exact counts of distinct values of a column, ascending; refuses more than `limit` of them.
  func distinctValues(of column: String, limit: Int) throws(PopulationError) -> [(value: Double, count: Int)]
  /// Every distinct value of a numeric, day or flag column with how often it occurs, and the rows without one.
  func valueCounts(of column: String) throws(PopulationError) -> ValueCounts
  /// Quantiles of type 7 at ascending shares of the values that are there; `nil` when none is.
  func quantiles(of column: String, at shares: [Double]) throws(PopulationError) -> [Double]?
  /// Counts in bins given by ascending edges: below the first, between, and from the last on; missing apart.
  func histogram(of column: String, edges: [Double]) throws(PopulationError) -> Histogram
  /// Distinct combinations of values of numeric columns with their counts, both exact.
  func patterns(of columns: [String]) throws(PopulationError) -> ValuePatterns
  /// Sums of what a kernel computes, by the group it puts a row in: its first output is a category, the others are
  /// numbers, and rows of no level are left out.
  func sums(of kernel: any RowKernel) throws(PopulationError) -> KernelSums
  /// The rows with the k smallest hashes of (seed, id), as a dense matrix, in the order of the hash.
  /// Rows with a missing value are left out.
  func sample(of columns: [String], size: Int, seed: UInt64) throws(PopulationError) -> RowSample
  /// A cap on rows of two classes: the k smallest hashes of (seed, id) of each class, in proportion; row numbers
  /// in the data set, ascending.
  func stratifiedRows(by flag: String, size: Int, seed: UInt64) throws(PopulationError) -> [Int32]
  /// A hash of (seed, id) for each row of this population, for folds, arms and ties: the same customer has the
  /// same hash in any order of the rows.
  func hashes(seed: UInt64) throws(PopulationError) -> [UInt64]
  /// Whole columns in the order of this population's rows, for training, allocation and extracts.
  func extract(_ columns: [String]) throws(PopulationError) -> Table
  /// Row numbers in the data set of this population's rows.
  var rowNumbers: [Int32] { get }

  /// Of order lines (`roles.orders`): what each customer bought; refuses other data.
  func purchases(_ query: PurchaseQuery) throws(PopulationError) -> Purchases
  /// Of order lines: customers and revenue by the period in which customers began and the periods after it.
  func purchasePeriods(_ query: PurchasePeriodQuery) throws(PopulationError) -> PurchasePeriods
  /// The same rows with columns of another population of one row a customer, found by id.
  func joined(with other: any Population, columns: [String]) throws(PopulationError) -> Joined
}

/// Which columns play which part.
public struct Roles: Sendable, Hashable {
  /// Who left, in the words of the spec.
  public enum Observation: Sendable, Hashable {
    /// Active at the start of a window, and left or stayed in it.
    case window(start: String, end: String)
    /// Everyone who joined, followed from then on.
    case cohort
    /// One extract of everyone, with who had left by then.
    case snapshot
  }

  public var id: String
  /// How long each customer has been observed, in `unit`.
  public var tenure: String?
  /// A flag column: 1 where the customer left.
  public var churned: String?
  /// The column of the data that `churned` was made from; it says who left, so it is never a feature.
  public var outcome: String?
  /// Tenure at which observation began, in `unit`, for data with a window; a column made by the loader.
  /// It is the `entry` of life tables, and stands for `tenure` among a model's features: tenure at the end of the
  /// window is part of the outcome.
  public var entry: String?
  /// A flag column: 1 where the customer joined after the window's start, so was not among those active at it; a
  /// column made by the loader, `nil` where nobody did.
  public var joinedInWindow: String?
  /// Recurring revenue per unit of tenure.
  public var revenue: String?
  public var unit: TimeUnit
  public var observation: Observation
  public var pii: [String]
  public var protected: [String]
  public var afterOutcome: [String]
  public var notFeatures: [String]
  /// Names for readers, by column: "Support calls, last 90 days".
  public var labels: [String: String]
  /// Of data whose rows are order lines: which columns say what was bought when.
  public var orders: OrderColumns?
  /// Of customers who were drawn into the arms of an experiment.
  public var experiment: ExperimentColumns?
  /// Of data with a window: for columns known when it began, those that say the same now that it has ended; made by the
  /// loader.
  public var now: [String: String] = [:]

  public init(
    id: String, tenure: String? = nil, entry: String? = nil, churned: String? = nil, outcome: String? = nil,
    revenue: String? = nil,
    unit: TimeUnit = .month, observation: Observation = .snapshot, pii: [String] = [],
    protected: [String] = [], afterOutcome: [String] = [], notFeatures: [String] = [],
    labels: [String: String] = [:], orders: OrderColumns? = nil, experiment: ExperimentColumns? = nil
  ) {
    self.id = id
    self.tenure = tenure
    self.entry = entry
    self.churned = churned
    self.outcome = outcome
    self.revenue = revenue
    self.unit = unit
    self.observation = observation
    self.pii = pii
    self.protected = protected
    self.afterOutcome = afterOutcome
    self.notFeatures = notFeatures
    self.labels = labels
    self.orders = orders
    self.experiment = experiment
  }

  /// A column's name for readers: as the spec labels it, else its own with spaces and a capital.
  public func label(of column: String) -> String {
    if let label = labels[column] { return label }
    var words = ""
    var previous: Character = " "
    for character in column {
      if character == "_" || character == "-" || character == "." {
        words.append(" ")
      } else if character.isUppercase, previous.isLowercase {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
      previous = character
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

public enum TimeUnit: String, Sendable, CaseIterable { case day, week, month, quarter, year }

public struct ColumnInfo: Sendable, Hashable {
  public let name: String
  public let kind: ColumnKind
  /// Levels of a category column, in the order they appear in the file; empty for other kinds.
  public let levels: [String]

  public init(name: String, kind: ColumnKind, levels: [String] = []) {
    self.name = name
    self.kind = kind
    self.levels = levels
  }
}

/// A condition on rows.
public enum Condition: Sendable, Hashable {
  /// A flag column is set, or not; missing is neither.
  case flag(String, is: Bool)
  case level(column: String, is: String)
  /// The column has a value.
  case present(String)
}

public struct LifeTableQuery: Sendable, Hashable {
  public var time: String
  /// A flag column.
  public var event: String
  public var group: String?
  /// Time at which each row comes under observation; `nil` for 0.
  public var entry: String?
  /// Why those who left did: a category, a flag or small whole numbers. Leavers without a value are a cause of their
  /// own; what it holds for those who did not leave is not looked at, only counted.
  public var cause: String?
  /// A numeric column of weights, none of them negative. They are rounded to a binary grid on which every sum is
  /// exact: about one part in 10¹² of the largest weight for thousands of rows, in 10⁹ for millions.
  public var weight: String?

  public init(
    time: String, event: String, group: String? = nil, entry: String? = nil, cause: String? = nil,
    weight: String? = nil
  ) {
    self.time = time
    self.event = event
    self.group = group
    self.entry = entry
    self.cause = cause
    self.weight = weight
  }
}

public struct LifeTableAnswer: Sendable, Equatable {
  public let table: LifeTable
  /// Rows left out, by the column whose value is missing; under the entry column, those never at risk too.
  public let excluded: [String: Int]
  /// What else the rows say that a reader or an author should know.
  public let notes: Notes

  /// Rows, whatever they weigh.
  public struct Notes: Sendable, Equatable {
    /// For each group of the table, those with a duration of 0.
    public var zeroRows: [Int] = []
    /// Left out: their entry is at their time, so they were under observation for no time.
    public var neverAtRisk = 0
    /// Left out: their entry is after their time, which cannot be.
    public var reversed = 0
    /// Left out: they weigh nothing.
    public var weightless = 0
    /// Still here, and yet with a cause.
    public var stayersWithCause = 0

    public init() {}
  }

  public init(table: LifeTable, excluded: [String: Int], notes: Notes = Notes()) {
    self.table = table
    self.excluded = excluded
    self.notes = notes
  }
}

public struct Histogram: Sendable, Equatable {
  public let edges: [Double]
  /// `edges.count + 1` counts.
  public let counts: [Int]
  public let missing: Int

  public init(edges: [Double], counts: [Int], missing: Int) {
    self.edges = edges
    self.counts = counts
    self.missing = missing
  }
}

/// Rows drawn by hash, as a dense row-major matrix.
public struct RowSample: Sendable, Equatable {
  public let columns: [String]
  /// `rows.count × columns.count` values.
  public let values: [Double]
  /// Row numbers in the data set.
  public let rows: [Int32]

  public init(columns: [String], values: [Double], rows: [Int32]) {
    self.columns = columns
    self.values = values
    self.rows = rows
  }
}

/// A question that cannot be answered.
public enum PopulationError: Error, Sendable, Hashable {
  case unknownColumn(String)
  case wrongKind(column: String, found: ColumnKind, wanted: String)
  case tooManyValues(column: String, limit: Int)
  /// A duration or a weight below 0.
  case negative(column: String)
  /// The rows are customers where order lines are needed.
  case notOrders
  /// Amounts too large to be summed exactly.
  case tooLarge(column: String)
  /// A condition of a kernel, in words.
  case kernel(String)
}
