public import Tables

/// What an analysis found: values, exhibits, caveats and a ledger of rows; immutable, without any drawing.
public struct Finding: Sendable {
  /// In the order they should be listed; names are distinct.
  public var values: [(name: ValueName, value: Value)]
  /// Figures, tables and tiles in reading order.
  public var exhibits: [Exhibit]
  /// Paragraphs of plain words printed before the exhibits, when the analysis has something to say in prose.
  public var remarks: [String]
  /// What the reader must know to read the numbers rightly.
  public var caveats: [Caveat]
  public var ledger: Ledger
  /// Per-customer columns that later cells may use, one value for each row of the data set.
  public var assignments: [(name: String, column: Column)]
  /// Files for the bundle, as named extracts.
  public var extracts: [Extract]
  /// Files for the bundle that are texts as they stand.
  public var texts: [TextFile] = []
  /// What it was made from beyond the data and the files that the spec names; the manifest keeps their hashes.
  public var sources: [TextFile] = []
  /// What actions did to leaving, where the cell measured it in an experiment; each arm as a whole comes first.
  public var effects: [MeasuredEffect]
  /// Of an experiment: its own customers whom some arm is known to lose, one entry an arm.
  public var spared: [SparedCustomers] = []
  /// What it hands on to cells that name it beyond values, columns and effects; only kinds that know it look inside.
  public var handover: (any Sendable)?
  /// Rules of whom to treat, judged out of fold on an experiment's customers.
  public var judged: [JudgedPolicy] = []
  /// Of an experiment: its checks failed, so that it shows no effect.
  public var isWithheld = false

  public init(
    values: [(name: ValueName, value: Value)] = [], exhibits: [Exhibit] = [], remarks: [String] = [],
    caveats: [Caveat] = [], ledger: Ledger, assignments: [(name: String, column: Column)] = [],
    extracts: [Extract] = [], effects: [MeasuredEffect] = []
  ) {
    self.values = values
    self.exhibits = exhibits
    self.remarks = remarks
    self.caveats = caveats
    self.ledger = ledger
    self.assignments = assignments
    self.extracts = extracts
    self.effects = effects
  }

  public subscript(name: String, group: String? = nil) -> Value? {
    let wanted = ValueName(name, group: group)
    return values.first { $0.name == wanted }?.value
  }
}

/// A warning about the numbers, in the report's language, with a stable code for `results.json`.
public struct Caveat: Sendable, Hashable {
  public let code: String
  public let text: String

  public init(code: String, text: String) {
    self.code = code
    self.text = text
  }
}

/// Rows in, rows left out by reason, rows analysed; it adds up, or the process stops.
public struct Ledger: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    /// A stable code: `missing_tenure`, `left_already`.
    public let code: String
    /// The same in the report's language.
    public let reason: String
    public let rows: Int

    public init(code: String, reason: String, rows: Int) {
      self.code = code
      self.reason = reason
      self.rows = rows
    }
  }

  public let rowsIn: Int
  public let excluded: [Entry]
  public var analysed: Int { rowsIn - excluded.reduce(0) { $0 + $1.rows } }

  public init(rowsIn: Int, excluded: [Entry] = []) {
    self.rowsIn = rowsIn
    self.excluded = excluded
    precondition(analysed >= 0, "a ledger leaves out no more rows than came in")
  }
}
