import Documents
import Drawing
import Figures
import Formats
import HTMLTemplates

/// Fills the templates with a document; for one document.
struct HTMLRenderer {
  let document: Document
  let blocks: HTMLBlocks
  private let style: String

  init(_ document: Document, style: String, linksToData: Bool, figures: FigureSVG) {
    self.document = document
    // The figures' colours follow the page's; on paper they are always those on white.
    self.style =
      style + "\n" + SVG.rules + "@media screen and (prefers-color-scheme: dark) {\n:root {\n"
      + SVG.darkVariables + "}\n}"
    blocks = HTMLBlocks(
      wording: document.wording, targets: Anchors.targets(in: document),
      twins: linksToData ? document.tableTwins : [:], linksToData: linksToData,
      figures: figures)
  }

  func page(from templates: HTMLTemplates) throws -> [UInt8] {
    let page = try HTMLFields()
    let wording = document.wording
    page.set("LANGUAGE", wording.language.rawValue)
    page.set("TITLE", document.title)
    page.set("FULL_TITLE", document.fullTitle)
    if let period = document.periodLine { page.addSection("PERIOD").set("WORDS", period) }
    page.set("STYLE", style)
    page.set("SKIP", wording(.skipToReport))
    page.set("CONTENTS", wording(.contents))
    page.set("AS_OF", document.dataLine ?? "")
    for line in [document.dataLine].compactMap({ $0 }) + document.cover {
      page.addSection("COVER").set("LINE", line)
    }
    for section in document.sections {
      guard let heading = section.heading else { continue }
      let entry = page.addSection("ENTRY")
      entry.set("ANCHOR", section.anchor)
      entry.set("WORDS", heading)
      entry.set("ROLE", "\(document.isWithinAppendix(section) ? Section.Role.appendix : .body)")
    }
    try fillParts(of: page)
    return try templates.expand("page.html", with: page)
  }

  private func fillParts(of page: HTMLFields) throws(DrawingError) {
    for role in [Section.Role.summary, .body, .appendix] {
      let sections = document.sections.filter { $0.role == role }
      let part = page.addSection("PART")
      if role == .appendix, let heading = document.appendixHeading {
        part.addSection("PART_HEADING").set("WORDS", heading)
      }
      for section in sections { try fill(part.addSection("SECTION"), with: section) }
    }
  }

  private func fill(_ fields: HTMLFields, with section: Section) throws(DrawingError) {
    fields.set("ANCHOR", blocks.places.claim(section.anchor, "section"))
    fields.set("ROLE", "\(section.role)")
    if let kicker = section.kicker { fields.addSection("KICKER").set("WORDS", kicker) }
    if let heading = section.heading { fields.addSection("HEADING").set("WORDS", heading) }
    try blocks.fill(fields.include("blocks.html", as: "BLOCKS"), with: section.blocks)
  }
}
