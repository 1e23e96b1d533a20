import Diagnostics
import Documents
import Drawing
import Formats
import PDFEditing

/// A report laid out: its pages, and where its outline leads.
struct PageLayout {
  let pages: [Page]
  /// The first page behind the cover and the summary.
  let bodyStart: Int
  let outline: [PDFNavigation.Entry]
}

/// Lays a whole document out: cover, the summary on one page, the body, the appendix.
struct ReportLayouter {
  let document: Document
  /// One for each thread that may take part.
  let shapers: [TextShaper]
  private let targets: Set<String>

  init(_ document: Document, shapers: [TextShaper]) {
    self.document = document
    self.shapers = shapers
    targets = Anchors.targets(in: document)
  }

  func layout() throws(Problems) -> PageLayout {
    let parts = parts()
    // Laying out gives names out; these are from before.
    let bodyParts = parts.filter { $0.role == .body }.map { $0.withOwnPlaces }
    let (document, targets) = (document, targets)
    let made = SideBySide.map(parts, with: shapers, effort: { $0.effort }) { part, shaper in
      Result { () throws(Problems) in
        try PartLayouter(part: part, wording: document.wording, targets: targets, shaper: shaper).items()
      }
    }
    var flows: [Section.Role: [[FlowItem]]] = [:]
    for (part, items) in zip(parts, made) { flows[part.role, default: []].append(try items.get()) }
    let body = BodyLayouter(
      parts: bodyParts, wording: document.wording, targets: targets, shaper: shapers[0])
    var pages = try Paginator(placing: (flows[.summary] ?? []).flatMap { $0 }).pages
    let bodyStart = 1 + pages.count
    var paginator = try Paginator(placing: try body.flow(flows[.body] ?? []))
    try paginator.place((flows[.appendix] ?? []).flatMap { $0 })
    pages += paginator.pages
    let cover = CoverLayouter(document: document, shaper: shapers[0]).page(contents: contents(of: pages))
    return PageLayout(pages: [cover] + pages, bodyStart: bodyStart, outline: outline)
  }

  /// What can be laid out by itself: the summary, and each other section. Names of places are given out in the order
  /// of the document, so each part is told which are taken before it.
  private func parts() -> [ReportPart] {
    let places = Places()
    var parts: [ReportPart] = []
    func add(_ role: Section.Role, _ sections: [Section], title: String?) {
      guard !sections.isEmpty else { return }
      parts.append(ReportPart(role: role, sections: sections, title: title, places: places.copy()))
      for section in sections { places.claimAll(in: section) }
    }
    let summary = sections(.summary)
    let hasHeading = summary.contains { $0.heading != nil }
    add(.summary, summary, title: hasHeading ? nil : document.wording(.summaryPart))
    for section in sections(.body) { add(.body, [section], title: nil) }
    for (index, section) in sections(.appendix).enumerated() {
      add(.appendix, [section], title: index == 0 ? document.appendixHeading : nil)
    }
    return parts
  }

  private func sections(_ role: Section.Role) -> [Section] { document.sections.filter { $0.role == role } }

  // MARK: Contents and outline

  private func contents(of pages: [Page]) -> [CoverLayouter.Entry] {
    var numbers: [String: Int] = [:]
    for (index, page) in pages.enumerated() {
      for case .destination(let name, _, _) in page.elements where numbers[name] == nil {
        // The cover is page 1.
        numbers[name] = index + 2
      }
    }
    return document.sections.compactMap { section in
      guard let heading = section.heading, let page = numbers[section.anchor] else { return nil }
      return CoverLayouter.Entry(
        title: heading, anchor: section.anchor, page: page, isInAppendix: document.isWithinAppendix(section))
    }
  }

  private var outline: [PDFNavigation.Entry] {
    func entry(_ section: Section) -> PDFNavigation.Entry? {
      guard !section.blocks.isEmpty || section.heading != nil else { return nil }
      return section.heading.map { PDFNavigation.Entry($0, to: section.anchor) }
    }
    var entries = document.sections.filter { $0.role != .appendix }.compactMap(entry)
    let appendix = sections(.appendix).compactMap(entry)
    if let title = document.appendixHeading, let first = appendix.first {
      entries.append(PDFNavigation.Entry(title, to: first.destination, children: appendix))
    } else {
      entries += appendix
    }
    return entries
  }
}
