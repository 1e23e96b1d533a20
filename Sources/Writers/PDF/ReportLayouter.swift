import Diagnostics
import Documents
import Drawing
import Formats

/// A report laid out: its pages, and where its outline leads.
struct PageLayout {
  struct OutlineEntry {
    let title: String
    let anchor: String
    let children: [OutlineEntry]
  }

  let pages: [Page]
  let outline: [OutlineEntry]
}

/// Lays a whole document out: cover, the summary on one page, the body, the appendix.
struct ReportLayouter {
  let document: Document
  let shaper: TextShaper
  private let targets: Set<String>

  init(_ document: Document, shaper: TextShaper) {
    self.document = document
    self.shaper = shaper
    targets = Anchors.targets(in: document)
  }

  func layout() throws(Problems) -> PageLayout {
    let places = Places()
    let summary = try summaryPage(places)
    var paginator = Paginator()
    try paginator.place(try flow(.body, part: nil, .standard, places))
    try paginator.place(try flow(.appendix, part: appendixTitle, .standard, places))
    let inside = summary + paginator.pages
    let contents = contents(of: inside)
    let cover = CoverLayouter(document: document, shaper: shaper).page(contents: contents)
    return PageLayout(pages: [cover] + inside, outline: outline)
  }

  private func sections(_ role: Section.Role) -> [Section] { document.sections.filter { $0.role == role } }

  /// The appendix has a heading of its own unless it is one section that has it.
  private var appendixTitle: String? {
    let sections = sections(.appendix)
    return sections.count > 1 ? document.wording(.appendixPart) : nil
  }

  private func flow(
    _ role: Section.Role, part: String?, _ style: PageStyle, _ places: Places
  ) throws(Problems) -> [FlowItem] {
    let blocks = BlockLayouter(
      shaper: shaper, wording: document.wording, style: style, targets: targets, places: places)
    let sections = sections(role)
    guard !sections.isEmpty else { return [] }
    return try SectionLayouter(blocks: blocks, width: Paper.upright.textWidth).items(sections, part: part)
  }

  /// The summary in the largest style that fits one page.
  private func summaryPage(_ places: Places) throws(Problems) -> [Page] {
    guard !sections(.summary).isEmpty else { return [] }
    let hasHeading = sections(.summary).contains { $0.heading != nil }
    let part = hasHeading ? nil : document.wording(.summaryPart)
    var height = 0.0
    for style in PageStyle.summaries {
      // Names given out by an attempt that fails are not used.
      let attempt = places.copy()
      let flow = try flow(.summary, part: part, style, attempt)
      height = flow.height
      guard height <= Paper.upright.textHeight else { continue }
      places.adopt(attempt)
      var paginator = Paginator()
      try paginator.place(flow)
      return paginator.pages
    }
    let share = Int((height / Paper.upright.textHeight * 100).rounded(.up))
    throw Problems(
      .error(
        .summaryTooLong, "the summary fills \(share) % of a page even in its smallest type", at: nil,
        hint: "shorten the text before the first analysis, or show fewer key figures"))
  }

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
      let isInAppendix = section.role == .appendix && appendixTitle != nil
      return CoverLayouter.Entry(
        title: heading, anchor: section.anchor, page: page, isInAppendix: isInAppendix)
    }
  }

  private var outline: [PageLayout.OutlineEntry] {
    func entry(_ section: Section) -> PageLayout.OutlineEntry? {
      guard !section.blocks.isEmpty || section.heading != nil else { return nil }
      return section.heading.map { PageLayout.OutlineEntry(title: $0, anchor: section.anchor, children: []) }
    }
    var entries = document.sections.filter { $0.role != .appendix }.compactMap(entry)
    let appendix = sections(.appendix).compactMap(entry)
    if let title = appendixTitle, let first = appendix.first {
      entries.append(PageLayout.OutlineEntry(title: title, anchor: first.anchor, children: appendix))
    } else {
      entries += appendix
    }
    return entries
  }
}
