import Documents
import Drawing
import Figures
import Findings
import Formats
import HTMLTemplates

/// Fills the templates of blocks and of what stands in them.
struct HTMLBlocks {
  let wording: Wording
  /// Places that references may lead to.
  let targets: Set<String>
  /// Tables that hold figures' numbers, by the figures' anchors.
  let twins: [String: String]
  let linksToData: Bool
  let figures: FigureSVG
  let places = Places()

  func fill(_ fields: HTMLFields, with blocks: [Block]) throws(DrawingError) {
    for block in blocks { try fill(fields.addSection("BLOCK"), with: block) }
  }

  private func fill(_ fields: HTMLFields, with block: Block) throws(DrawingError) {
    switch block {
    case .paragraph(let inlines): fill(fields.addSection("PARAGRAPH"), with: inlines)
    case .note(let inlines): fill(fields.addSection("NOTE"), with: inlines)
    case .heading(let level, let inlines): fill(fields.addSection("HEADING\(level)"), with: inlines)
    case .list(let ordered, let items):
      let list = fields.addSection(ordered ? "NUMBERS" : "BULLETS")
      for item in items { try nest(item, in: list.addSection("ITEM")) }
    case .quote(let blocks): try nest(blocks, in: fields.addSection("QUOTE"))
    case .callout(let callout):
      let aside = fields.addSection("CALLOUT")
      aside.set("TONE", callout.tone.rawValue)
      aside.set("WORDS", callout.title)
      try nest(callout.blocks, in: aside)
    case .definition(let entries):
      let list = fields.addSection("DEFINITIONS")
      for entry in entries {
        let line = list.addSection("ENTRY")
        line.set("TERM", entry.term)
        fill(line, with: entry.text)
      }
    case .tiles(let tiles, let anchor):
      fill(fields.addSection("TILES").include("tiles.html", as: "STRIP"), with: tiles, anchor)
    case .figure(let figure): try fill(fields.addSection("FIGURE"), with: figure)
    case .table(let table):
      fill(fields.addSection("TABLE").include("table.html", as: "EXHIBIT"), with: table)
    case .grid(let grid):
      let table = fields.addSection("TABLE").include("table.html", as: "EXHIBIT")
      table.set("LABEL", grid.header.first.map(plainText) ?? "")
      HTMLTable.fill(table, with: PrintedTable(grid))
    }
  }

  private func nest(_ blocks: [Block], in fields: HTMLFields) throws(DrawingError) {
    try fill(fields.include("blocks.html", as: "BLOCKS"), with: blocks)
  }

  // MARK: Inline pieces

  private func fill(_ fields: HTMLFields, with inlines: [Inline]) {
    let line = fields.include("inlines.html", as: "INLINES")
    for inline in inlines { fill(line.addSection("PIECE"), with: inline) }
  }

  private func fill(_ piece: HTMLFields, with inline: Inline) {
    switch inline {
    case .text(let text): piece.addSection("TEXT").set("WORDS", text)
    case .strong(let inside): fill(piece.addSection("STRONG"), with: inside)
    case .emphasis(let inside): fill(piece.addSection("EMPHASIS"), with: inside)
    case .code(let code): piece.addSection("CODE").set("WORDS", code)
    case .link(let inside, let url):
      let link = piece.addSection("LINK")
      link.set("URL", url)
      fill(link, with: inside)
    case .reference(let text, let anchor):
      let isThere = targets.contains(anchor)
      let reference = piece.addSection(isThere ? "REFERENCE" : "TEXT")
      reference.set("WORDS", text)
      if isThere { reference.set("ANCHOR", anchor) }
    case .lineBreak: piece.addSection("BREAK")
    }
  }

  // MARK: Exhibits

  private func fill(_ fields: HTMLFields, with block: FigureBlock) throws(DrawingError) {
    guard let svg = try figures.text(block.exhibit, anchor: block.anchor) else { return }
    let anchor = places.claim(block.anchor, "figure")
    fields.set("ANCHOR", anchor)
    fillCaption(fields, block.number, block.exhibit)
    fields.set("SVG", svg)
    if let note = block.exhibit.note { fields.addSection("REMARK").set("WORDS", note) }
    if let twin = twins[block.anchor] { fillData(fields, twin, block.number) }
  }

  private func fill(_ fields: HTMLFields, with block: TableBlock) {
    let anchor = places.claim(block.anchor, "table")
    fields.addSection("PLACE").set("ANCHOR", anchor)
    fields.set("LABEL", wording(.scrollableTable, ["exhibit": .text(block.number)]))
    fillCaption(fields.addSection("CAPTION"), block.number, block.exhibit)
    HTMLTable.fill(fields, with: PrintedTable(block.table, in: wording))
    for note in [block.table.more, block.exhibit.note].compactMap({ $0 }) {
      fields.addSection("REMARK").set("WORDS", note)
    }
    if linksToData { fillData(fields, block.anchor, block.number) }
  }

  private func fillCaption(_ fields: HTMLFields, _ number: String, _ exhibit: Exhibit) {
    fields.set("NUMBER", number)
    fields.set("WORDS", exhibit.title)
    if !exhibit.subtitle.isEmpty { fields.addSection("SUBTITLE").set("WORDS", exhibit.subtitle) }
  }

  private func fillData(_ fields: HTMLFields, _ anchor: String, _ number: String) {
    let data = fields.addSection("DATA")
    data.set("PATH", "data/\(anchor).csv")
    data.set("WORDS", wording(.dataBehind, ["exhibit": .text(number)]))
  }

  private func fill(_ fields: HTMLFields, with tiles: [Tile], _ anchor: String) {
    fields.addSection("PLACE").set("ANCHOR", places.claim(anchor, "tiles"))
    fields.set("LABEL", wording(.keyFigures))
    for tile in tiles { HTMLTile.fill(fields.addSection("TILE"), with: tile, in: wording) }
  }
}
