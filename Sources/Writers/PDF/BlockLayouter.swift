import Diagnostics
import Documents
import Drawing
import Figures
import Findings
import Formats

/// Sets blocks as a flow, at a width.
struct BlockLayouter {
  let shaper: TextShaper
  let wording: Wording
  let style: PageStyle
  /// What references may lead to.
  let targets: Set<String>
  /// Names of places that this document has, as they are laid out.
  var places: Places
  /// By which figures are made flatter so that their section fits on a page.
  var figureScale = 1.0

  func items(_ blocks: [Block], width: Double, isNested: Bool = false) throws(Problems) -> [FlowItem] {
    try pieces(blocks, width: width, isNested: isNested).flatMap { $0 }
  }

  /// The items of each block.
  func pieces(_ blocks: [Block], width: Double, isNested: Bool = false) throws(Problems) -> [[FlowItem]] {
    var pieces: [[FlowItem]] = []
    for block in blocks { pieces.append(try items(block, width: width, isNested: isNested)) }
    return pieces
  }

  /// What was made of blocks, with their figures made again at this scale; `places` are those of before.
  func flattening(_ pieces: [[FlowItem]], of blocks: [Block], width: Double) throws(Problems) -> [[FlowItem]]
  {
    var flatter: [[FlowItem]] = []
    for (block, made) in zip(blocks, pieces) {
      if case .figure(let figure) = block {
        flatter.append(self.figure(figure, width: width))
      } else {
        places.claimAll(in: [block])
        flatter.append(made)
      }
    }
    return flatter
  }

  private func items(_ block: Block, width: Double, isNested: Bool) throws(Problems) -> [FlowItem] {
    let measure = min(width, style.measure)
    switch block {
    case .paragraph(let inlines): return text(inlines, body, width: measure)
    case .heading(let level, let inlines): return heading(level, inlines, width: measure)
    case .list(let ordered, let entries): return try list(entries, ordered: ordered, width: measure)
    case .quote(let blocks): return try quote(blocks, width: measure)
    case .callout(let callout): return try self.callout(callout, width: width)
    case .tiles(let tiles, let anchor): return strip(tiles, anchor: anchor, width: width)
    case .figure(let figure): return self.figure(figure, width: width)
    case .table(let table): return try self.table(table, width: width, canTurn: !isNested)
    case .grid(let grid): return try self.grid(grid, width: width)
    case .note(let inlines):
      return text(inlines, note, width: min(width, Paper.measure + 60), leading: PageStyle.noteLeading)
    case .definition(let entries): return definitions(entries, width: width)
    }
  }

  private var body: InlineRuns { InlineRuns(FontStyle(size: style.body), targets: targets) }
  private var note: InlineRuns { InlineRuns(PageStyle.note, PaperInk.quiet, targets: targets) }

  // MARK: Prose

  func text(
    _ inlines: [Inline], _ runs: InlineRuns, width: Double, leading: Double? = nil, gap: Double? = nil,
    tag: StructureTag = .paragraph
  ) -> [FlowItem] {
    let paragraph = shaper.paragraph(runs.runs(inlines), width: width, leading: leading ?? style.leading)
    return lines(of: paragraph, gap: gap ?? style.gap, tag: tag)
  }

  /// The lines as items: the first two and the last two are never parted.
  func lines(of paragraph: Paragraph, gap: Double, tag: StructureTag) -> [FlowItem] {
    let count = paragraph.lines.count
    let cuts = count <= 3 ? [0, count] : [0] + Array(2...count - 2) + [count]
    let items = zip(cuts, cuts.dropFirst()).enumerated().map { position, range in
      let lines = range.0..<range.1
      let height = paragraph.lines[lines].reduce(0) { $0 + $1.height }
      return FlowItem(height: height, gap: position == 0 ? gap : 0, [.lines(paragraph, lines, x: 0, y: 0)])
    }
    return items.tagged(tag)
  }

  private func heading(_ level: Int, _ inlines: [Inline], width: Double) -> [FlowItem] {
    let size = level == 2 ? style.body + 1 : style.body
    let runs = InlineRuns(FontStyle(size: size, weight: .semibold), targets: targets)
    var items = text(
      inlines, runs, width: width, leading: size * 1.36, gap: style.gap * (level == 2 ? 2 : 1.5),
      tag: level == 2 ? .heading3 : .heading4)
    for index in items.indices { items[index].keepsWithNext = true }
    return items
  }

  private func list(_ entries: [[Block]], ordered: Bool, width: Double) throws(Problems) -> [FlowItem] {
    let indent = ordered ? 18.0 : 13.0
    var items: [FlowItem] = []
    for (position, entry) in entries.enumerated() {
      var inside = try self.items(entry, width: width - indent, isNested: true)
      if inside.isEmpty { inside = [FlowItem(height: style.leading, [])] }
      inside = inside.tagged(.listBody).indented(by: indent)
      let mark = ordered ? "\(position + 1)." : "•"
      let font = FontStyle(size: style.body)
      let baseline = style.leading * 0.74
      let label: [PageElement] = [
        .begin(.listItem), .begin(.label),
        .text(shaper.line(mark, font), x: ordered ? 0 : 2, y: baseline, PaperInk.quiet, .leading),
        .end(.label),
      ]
      inside[0].elements = label + inside[0].elements
      inside[inside.count - 1].elements.append(.end(.listItem))
      items += inside.withGap(position == 0 ? style.gap * 0.75 : style.gap * 0.5)
    }
    return items.tagged(.list)
  }

  private func quote(_ blocks: [Block], width: Double) throws(Problems) -> [FlowItem] {
    let inside = try items(blocks, width: width - 14, isNested: true).tagged(.blockQuote).indented(by: 14)
    return barred(inside, bar: PaperInk.line, wash: nil, width: width, padding: 0)
  }

  private func definitions(_ entries: [(term: String, text: [Inline])], width: Double) -> [FlowItem] {
    let column = min(width - Paper.measure, 109) > 60 ? min(width - Paper.measure, 109) : width * 0.25
    let strong = FontStyle(size: style.body, weight: .semibold)
    return entries.flatMap { entry in
      let term = shaper.paragraph(
        [TextRun(entry.term, strong, PaperInk.text)], width: column - 12, leading: style.leading)
      var inside = text(entry.text, body, width: min(width - column, Paper.measure)).indented(by: column)
      let label: [PageElement] = [
        .begin(.paragraph), .lines(term, 0..<term.lines.count, x: 0, y: 0), .end(.paragraph),
      ]
      inside[0].elements = label + inside[0].elements
      inside[0].height = max(inside[0].height, inside.count == 1 ? term.height : 0)
      return inside.withGap(style.gap * 0.75).keptTogether()
    }
  }

  // MARK: Frames

  private func callout(_ callout: Callout, width: Double) throws(Problems) -> [FlowItem] {
    let color = callout.tone.color
    let title = InlineRuns(FontStyle(size: style.body - 0.5, weight: .semibold), color.text, targets: targets)
    var inside = text([.text(callout.title)], title, width: width - 28, gap: 0)
    inside += try items(callout.blocks, width: width - 28, isNested: true).withGap(style.gap * 0.4)
    inside = inside.indented(by: 14)
    // Short ones stay whole; a long one may be parted after its first lines.
    if inside.height < 320 { inside = inside.keptTogether() } else { inside[0].keepsWithNext = true }
    return barred(
      inside.tagged(.division), bar: color.bar, wash: PaperInk.wash, width: width, padding: 8)
  }

  /// A bar at the left and a wash behind, drawn item by item so that a page may end between any two.
  private func barred(
    _ inside: [FlowItem], bar: Color, wash: Color?, width: Double, padding: Double
  ) -> [FlowItem] {
    var items = inside
    for index in items.indices {
      let above = index == 0 ? padding : items[index].gap
      let below = index == items.count - 1 ? padding : 0
      let height = items[index].height + above + below
      var frame: [PageElement] = []
      if let wash { frame.append(.fill(x: 0, y: 0, width: width, height: height, wash)) }
      frame.append(.fill(x: 0, y: 0, width: 3, height: height, bar))
      items[index].elements = frame + items[index].elements.map { $0.moved(0, above) }
      items[index].height = height
      items[index].gap = index == 0 ? style.gap * 1.5 : 0
    }
    return items
  }

  // MARK: Exhibits

  private func strip(_ tiles: [Tile], anchor: String, width: Double) -> [FlowItem] {
    var item = TileLayouter(tiles: tiles, wording: wording, style: style, shaper: shaper).item(width: width)
    item.elements.insert(.destination(places.claim(anchor, "tiles"), x: 0, y: 0), at: 0)
    return [item]
  }

  private func figure(_ block: FigureBlock, width: Double) -> [FlowItem] {
    guard case .figure(let figure) = block.exhibit.content else { return [] }
    let name = places.claim(block.anchor, "figure")
    var items = caption(block.number, block.exhibit, tag: .paragraph, destination: name)
    let flat = Figure(
      panels: figure.panels, height: (figure.height * figureScale).rounded(), rowScale: max(figureScale, 0.84)
    )
    let layout = FigureLayout(flat, width: width, measuring: CairoMeasurer(shaper))
    let drawing: PageElement = .figure(layout, x: 0, y: 0, alt: block.exhibit.alt)
    items.append(FlowItem(height: layout.size.height, gap: 6, [drawing]))
    return (items + notes(block.exhibit.note, nil)).keptTogether()
  }

  private func table(_ block: TableBlock, width: Double, canTurn: Bool) throws(Problems) -> [FlowItem] {
    let printed = PrintedTable(block.table, in: wording)
    let measure = try TableMeasure(
      printed, available: width, canTurn: canTurn, shaper: shaper, name: block.number)
    let continued = wording(.continued, ["exhibit": .text(block.number)])
    let layouter = TableLayouter(table: printed, measure: measure, shaper: shaper, continued: continued)
    let name = places.claim(block.anchor, "table")
    return layouter.items(
      caption: caption(block.number, block.exhibit, tag: .caption, destination: name),
      notes: notes(block.table.more, block.exhibit.note))
  }

  private func grid(_ grid: Grid, width: Double) throws(Problems) -> [FlowItem] {
    let printed = PrintedTable(grid)
    let name = printed.columns.first?.header ?? ""
    let measure = try TableMeasure(
      printed, available: width, canTurn: false, shaper: shaper, name: "'\(name)'")
    let layouter = TableLayouter(table: printed, measure: measure, shaper: shaper, continued: "")
    return layouter.items(caption: [], notes: []).withGap(style.gap * 1.5)
  }

  /// Number, title and subtitle above an exhibit.
  private func caption(
    _ number: String, _ exhibit: Exhibit, tag: StructureTag, destination: String
  ) -> [FlowItem] {
    let strong = FontStyle(size: style.body, weight: .semibold)
    let title = shaper.paragraph(
      [
        TextRun(number + "  ", FontStyle(size: style.body, weight: .semibold), PaperInk.navy),
        TextRun(exhibit.title, strong, PaperInk.text),
      ], width: Paper.measure + 60, leading: style.leading)
    var elements: [PageElement] = [
      .destination(destination, x: 0, y: 0), .begin(tag), .lines(title, 0..<title.lines.count, x: 0, y: 0),
    ]
    var height = title.height
    if !exhibit.subtitle.isEmpty {
      let subtitle = shaper.paragraph(
        [TextRun(exhibit.subtitle, PageStyle.note, PaperInk.quiet)], width: Paper.measure + 60,
        leading: PageStyle.noteLeading)
      elements.append(.lines(subtitle, 0..<subtitle.lines.count, x: 0, y: height + 1))
      height += subtitle.height + 1
    }
    elements.append(.end(tag))
    return [FlowItem(height: height, gap: style.gap * 2.2, elements, keepsWithNext: true)]
  }

  private func notes(_ texts: String?...) -> [FlowItem] {
    let texts = texts.compactMap { $0 }
    return texts.enumerated().flatMap { position, words in
      text(
        [.text(words)], note, width: Paper.measure + 60, leading: PageStyle.noteLeading,
        gap: position == 0 ? 6 : 2
      ).keptTogether()
    }
  }
}

extension Callout.Tone {
  fileprivate var color: (bar: Color, text: Color) {
    switch self {
    case .note: (PaperInk.navy, PaperInk.navy)
    case .decision: (PaperInk.turquoise, PaperInk.navy)
    case .warning: (PaperInk.orange, PaperInk.darkOrange)
    case .dataQuality: (PaperInk.purple, PaperInk.navy)
    }
  }
}
