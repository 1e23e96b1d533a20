public import Diagnostics
public import Findings
public import Populations
public import Specs

/// A kind of cell: it reads its options once, says what it needs, and turns summaries into a finding.
///
/// Adding one is a folder in `Analyses/` and a line in the registry. It cannot draw, write or loop over rows.
public protocol Analysis: Sendable {
  /// The name in `kind:`.
  static var kind: String { get }
  /// One line of `tenure cells`, in English, without a full stop.
  static var summary: String { get }
  /// Every option beyond the common ones (`id kind data min_n level title takeaway claim note alt`).
  static var parameters: [ParameterDeclaration] { get }
  /// Options that the design names for this kind and that are not built yet: a located error says so.
  static var planned: [String] { get }
  /// Names of the values a finding of this kind has; those with groups are marked.
  static var valueNames: [ValueDeclaration] { get }

  /// Whether its findings are effects of an experiment, so that words of cause and effect may rest on them.
  static var showsEffects: Bool { get }

  /// Reads the options of a cell; everything that is wrong in them is added to the reader's problems.
  init?(_ options: inout OptionReader)

  /// What must be there before it can run.
  var needs: Needs { get }

  /// The column whose levels name the groups of its values; `nil` when groups are found while running.
  var groupColumn: Located<String>? { get }

  /// The same for one of its values, where values have groups of different columns.
  func groupColumn(of value: String) -> Located<String>?

  /// The same cell with what it takes over from the cells it names, by id, and what of its own contradicts them.
  func joined(to cells: [String: any Analysis]) -> (cell: any Analysis, problems: Problems)

  /// What is wrong in the files it needs, found before any data are loaded; each problem has its place in its file.
  func problems(in files: [String: [UInt8]]) -> Problems

  /// Columns that the files it needs name, with the places of the names there, as `Needs.columns` are for options.
  func columns(in files: [String: [UInt8]]) -> [(name: Located<String>, kinds: [Needs.ColumnNeed])]

  /// Answers from summaries; throws a problem located at the cell when the data cannot answer.
  func run(on population: any Population, in context: AnalysisContext) throws(AnalysisError) -> Finding
}

extension Analysis {
  public static var planned: [String] { [] }
  public static var showsEffects: Bool { false }
  public var groupColumn: Located<String>? { nil }
  public func groupColumn(of value: String) -> Located<String>? { groupColumn }

  public func joined(to cells: [String: any Analysis]) -> (cell: any Analysis, problems: Problems) {
    (self, Problems())
  }

  public func problems(in files: [String: [UInt8]]) -> Problems { Problems() }

  public func columns(in files: [String: [UInt8]]) -> [(name: Located<String>, kinds: [Needs.ColumnNeed])] {
    []
  }
}

/// A value that a kind of cell offers to expressions.
public struct ValueDeclaration: Sendable, Hashable {
  public let name: String
  public let help: String
  /// There is one for each group as well, or only for each group.
  public let grouping: Grouping

  /// Whether this declares a value's name; `#` in a declared name stands for a whole number, as in `survival_#`.
  public func covers(_ value: String) -> Bool {
    guard name.hasSuffix("#") else { return value == name }
    let digits = value.dropFirst(name.utf8.count - 1)
    return value.hasPrefix(name.dropLast()) && !digits.isEmpty && digits.allSatisfy { "0"..."9" ~= $0 }
  }

  public enum Grouping: Sendable, Hashable { case single, grouped, both }

  public init(_ name: String, _ help: String, _ grouping: Grouping = .single) {
    self.name = name
    self.help = help
    self.grouping = grouping
  }
}

/// What a cell must find: columns of the data, roles, a trained model, other cells, files.
public struct Needs: Sendable {
  public enum Role: String, Sendable, Hashable { case tenure, churned, revenue, experiment }

  /// Columns named by options, with the place of the name and the kinds that will do (empty: any).
  public var columns: [(name: Located<String>, kinds: [ColumnNeed])] = []
  public var roles: [Role] = []
  /// Where the role `churned` is needed: customers who left and customers who stayed. Else data of which nobody left,
  /// or everyone did, are answered too.
  public var bothOutcomes = true
  /// The name of a model of `models:`.
  public var model: Located<String>?
  /// The model must be a version of the registry: one trained by this report learned from these very rows.
  public var isPinned = false
  /// Ids of cells that must run first, each with the kind it must have.
  public var cells: [(id: Located<String>, kind: String)] = []
  /// Files named by options, read by the loader and handed over whole.
  public var files: [Located<String>] = []
  /// Order lines.
  public var orders: OrdersNeed?
  /// Another data set of the report that the cell's own is compared with; `model` is then trained on it.
  public var reference: Located<String>?
  /// Columns that options name in the data set of `reference`.
  public var referenceColumns: [(name: Located<String>, kinds: [ColumnNeed])] = []
  /// A published plan, out of the state.
  public var plan: PlanChoice?
  /// A file that the cell of the same id left in an earlier bundle of the report.
  public var published: PublishedNeed?
  /// Columns that the data set must declare under `pii`.
  public var personal: [Located<String>] = []
  /// Columns that say who may be contacted: no model may use them.
  public var consents: [String] = []
  /// Looks at orders as well as at customers.
  public var takesOrders = false
  /// Draws random numbers, so the report needs a seed.
  public var isRandom = false

  public init() {}

  /// A file of an earlier bundle with the same parameters, the period apart.
  public struct PublishedNeed: Sendable {
    /// `previous` or a period, as the option has it.
    public let period: Located<String>
    /// What stands behind the cell's id: "profile.csv" in `data/<cell>.profile.csv`.
    public let name: String

    public static let previous = "previous"

    public init(_ period: Located<String>, name: String) {
      self.period = period
      self.name = name
    }
  }

  /// Order lines: those of the cell's own data set when it holds orders, else of the data set that is named, else
  /// of the only one of the report.
  public struct OrdersNeed: Sendable, Hashable {
    /// As the cell's option names it.
    public var data: Located<String>?
    /// The lines must say what they are worth.
    public var hasAmounts: Bool
    /// Taken only when the cell's own data set holds orders; then no role is asked for.
    public var isAlternative: Bool

    public init(data: Located<String>? = nil, hasAmounts: Bool = false, isAlternative: Bool = false) {
      self.data = data
      self.hasAmounts = hasAmounts
      self.isAlternative = isAlternative
    }
  }

  public enum ColumnNeed: Sendable, Hashable { case numeric, category, flag, day, text }
}

/// A cell that cannot be answered: which option is at fault, and what to do.
public struct AnalysisError: Error, Sendable {
  /// Located at an option's place, or at the cell when `nil`.
  public let option: String?
  public let code: DiagnosticCode
  public let message: String
  public let hint: String?
  /// Mistakes in a file that the cell reads, with places of their own; shown in place of the message.
  public let problems: Problems?

  public init(_ code: DiagnosticCode, _ message: String, option: String? = nil, hint: String? = nil) {
    self.code = code
    self.message = message
    self.option = option
    self.hint = hint
    problems = nil
  }

  /// Mistakes that have their own places.
  public init(_ problems: Problems) {
    let first = problems.sorted.first
    code = first?.code ?? .badOption
    message = first?.message ?? ""
    option = nil
    hint = first?.hint
    self.problems = problems
  }
}
