public import Analyses
public import Diagnostics
public import Expressions
public import Loading

/// A spec that was checked against the schemas of its data: what runs, on what, in which order.
public struct Plan: Sendable {
  public let spec: ReportSpec
  /// In the order of the spec, which is that of the report.
  public let cells: [PlannedCell]
  /// Ids of all cells, each after those it uses.
  public let order: [String]
  /// Data sets that are used, in the order of the spec.
  public let data: [DatasetRequest]
  /// Models that are used, in the order of the spec.
  public let models: [ModelSpec]
  /// Files that cells name, by the path as written.
  public let files: [String: [UInt8]]
  /// What should be looked at and stops nothing; with `--strict` each is an error.
  public let warnings: Problems

  public func cell(_ id: String) -> PlannedCell? { cells.first { $0.id == id } }

  /// Names of data sets whose rows models and cells read, and of the first, which is that of who was contacted.
  var readData: Set<String> {
    let first = spec.data.first?.name.value
    return Set(
      cells.flatMap { $0.namedData } + ([first] + models.map { $0.data?.value ?? first }).compactMap { $0 })
  }
}

extension Plan {
  /// The cells, each after those it uses; those first that most analyses wait for one after the other, so that no long
  /// chain is left over at the end of a run.
  var longestChainsFirst: [PlannedCell] {
    var chains: [String: Int] = [:]
    let cells = order.compactMap { cell($0) }
    for cell in cells.reversed() {
      var own = 0
      if case .analysis = cell.work { own = 1 }
      let length = chains[cell.id, default: 0] + own
      chains[cell.id] = length
      for id in cell.after { chains[id] = Swift.max(chains[id, default: 0], length) }
    }
    return cells.enumerated().sorted {
      (-chains[$0.element.id, default: 0], $0.offset) < (-chains[$1.element.id, default: 0], $1.offset)
    }.map { $0.element }
  }
}

/// A cell with its options read and its words parsed.
public struct PlannedCell: Sendable {
  public enum Work: Sendable {
    case analysis(any Analysis)
    /// Markdown with values.
    case prose(Template)
    /// `title` is the author's own, in place of the tone's name.
    case callout(tone: String, Template)
    case appendix([AppendixPart])
  }

  public let id: String
  public let kind: String
  public let spec: CellSpec
  public let work: Work
  public let words: CellWords
  /// Name of the data set an analysis looks at; `nil` for prose.
  public let data: String?
  /// Name of the data set whose order lines it needs.
  public let orders: String?
  /// Name of the data set that its own is compared with.
  public let reference: String?
  /// Name of the model it needs.
  public let model: String?
  /// Ids of cells whose findings it needs, and of those whose values its words name.
  public let after: [String]

  /// Names of all data sets that it looks at.
  var namedData: [String] { [data, orders, reference].compactMap { $0 } }
}

/// The author's words around a cell, with values still to be put in.
public struct CellWords: Sendable {
  /// The neutral title, or a text's heading.
  public var title: Template?
  public var takeaway: Template?
  public var claim: Claim?
  public var note: Template?
  public var alt: Template?
  /// The experiment that words of cause and effect rest on.
  public var experiment: Template?

  /// Those that readers see.
  var all: [Template] { [title, takeaway, note, alt].compactMap { $0 } }
}

extension PlannedCell.Work {
  /// Of prose, its own.
  var templates: [Template] {
    switch self {
    case .prose(let template), .callout(_, let template): [template]
    case .analysis, .appendix: []
    }
  }
}
