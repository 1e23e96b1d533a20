public import Findings
public import Formats

/// The finished report: what it says, in reading order, in its language; writers read it and never change it.
public struct Document: Sendable {
  public let id: String
  public let title: String
  /// "2026Q3", as printed and as it names the bundle's folder.
  public let period: String
  public let member: String
  /// `nil` when neither the spec nor the data say what day the report is of.
  public let asOf: Day?
  public let wording: Wording
  /// Lines of the cover: data status, audience, population.
  public let cover: [String]
  public let sections: [Section]
  public let extracts: [Extract]
  /// Texts that go into the bundle as they stand.
  public let texts: [TextFile]
  /// Every printed number by cell, for `results.json`.
  public let cells: [CellRecord]

  public init(
    id: String, title: String, period: String, member: String, asOf: Day?, wording: Wording, cover: [String],
    sections: [Section], extracts: [Extract], texts: [TextFile] = [], cells: [CellRecord]
  ) {
    self.id = id
    self.title = title
    self.period = period
    self.member = member
    self.asOf = asOf
    self.wording = wording
    self.cover = cover
    self.sections = sections
    self.extracts = extracts
    self.texts = texts
    self.cells = cells
  }
}

extension Document {
  private var appendix: [Section] { sections.filter { $0.role == .appendix } }

  /// What stands above the sections of an appendix that has several; `nil` where the first has that name itself.
  public var appendixHeading: String? {
    let name = wording(.appendixPart)
    return appendix.count > 1 && appendix[0].heading != name ? name : nil
  }

  /// Whether a section is one of several of the appendix, and not the one that has its name.
  public func isWithinAppendix(_ section: Section) -> Bool {
    section.role == .appendix && appendix.count > 1 && section.heading != wording(.appendixPart)
  }
}

/// A part of the report under one heading.
public struct Section: Sendable {
  public enum Role: Sendable, Hashable { case summary, body, appendix }

  /// The cell's id: the anchor in HTML and PDF.
  public let anchor: String
  public let role: Role
  /// `nil` for a cell that stands without a heading of its own, such as the strip of tiles.
  public let heading: String?
  /// The neutral title, when the heading is a finding.
  public let kicker: String?
  public let blocks: [Block]

  public init(anchor: String, role: Role, heading: String?, kicker: String? = nil, blocks: [Block]) {
    self.anchor = anchor
    self.role = role
    self.heading = heading
    self.kicker = kicker
    self.blocks = blocks
  }
}

/// A piece of a section. A closed set: the compiler names every writer that forgets a new one.
public indirect enum Block: Sendable {
  case paragraph([Inline])
  /// Level 2 or 3 within a section.
  case heading(level: Int, [Inline])
  case list(ordered: Bool, items: [[Block]])
  case quote([Block])
  case callout(Callout)
  case tiles([Tile], anchor: String)
  case figure(FigureBlock)
  case table(TableBlock)
  /// The author's own table, from Markdown.
  case grid(Grid)
  /// Small print under a section: caveats, ledger.
  case note([Inline])
  case definition([(term: String, text: [Inline])])
}

public enum Inline: Sendable, Hashable {
  case text(String)
  case strong([Inline])
  case emphasis([Inline])
  case code(String)
  case link([Inline], url: String)
  /// A reference to an exhibit or section of this document: "Figure 3", and its anchor.
  case reference(String, anchor: String)
  case lineBreak
}

public struct Callout: Sendable {
  public enum Tone: String, Sendable, CaseIterable {
    case note, warning, decision, dataQuality = "data-quality"
  }

  public let tone: Tone
  /// The tone's name in the report's language, or the author's own title.
  public let title: String
  public let blocks: [Block]

  public init(tone: Tone, title: String, blocks: [Block]) {
    self.tone = tone
    self.title = title
    self.blocks = blocks
  }
}

public struct FigureBlock: Sendable {
  /// `cell` or `cell.exhibit`: the anchor, and the name of the files.
  public let anchor: String
  /// "Figure 3".
  public let number: String
  public let exhibit: Exhibit

  public init(anchor: String, number: String, exhibit: Exhibit) {
    self.anchor = anchor
    self.number = number
    self.exhibit = exhibit
  }
}

public struct TableBlock: Sendable {
  public let anchor: String
  /// "Table 2".
  public let number: String
  public let exhibit: Exhibit
  public let table: ResultTable

  public init(anchor: String, number: String, exhibit: Exhibit, table: ResultTable) {
    self.anchor = anchor
    self.number = number
    self.exhibit = exhibit
    self.table = table
  }
}

/// What `results.json` keeps of a cell.
public struct CellRecord: Sendable {
  public enum Status: String, Sendable { case ok, warned }

  public let id: String
  public let kind: String
  public let status: Status
  public let finding: Finding

  public init(id: String, kind: String, status: Status, finding: Finding) {
    self.id = id
    self.kind = kind
    self.status = status
    self.finding = finding
  }
}
