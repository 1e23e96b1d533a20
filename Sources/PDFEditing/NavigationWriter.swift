/// Makes links lead to their places, and writes the outline.
struct NavigationWriter {
  let navigation: PDFNavigation
  let sources: PDFSources
  /// Of the whole document.
  private let pages: [Int]

  init(_ navigation: PDFNavigation, _ sources: PDFSources) throws(PDFEditingError) {
    self.navigation = navigation
    self.sources = sources
    var pages: [Int] = []
    for file in sources.files { pages += try file.pages().pages }
    self.pages = pages
  }

  /// Throws when something leads nowhere.
  func write(in rewriter: inout PDFRewriter) throws(PDFEditingError) {
    var missing: Set<String> = []
    for file in sources.files {
      for page in try file.pages().pages {
        for note in try file.references(file.value("/Annots", of: page)) {
          guard let name = try file.linked(note) else { continue }
          guard let place = place(name) else {
            missing.insert(name)
            continue
          }
          rewriter.replace("/A", with: "/Dest", place, of: note)
        }
      }
    }
    if !navigation.outline.isEmpty {
      let outline = rewriter.reserve()
      let made = write(navigation.outline, under: outline, in: &rewriter, &missing)
      rewriter.setObject(outline, "<</Type/Outlines\(made.entries)>>")
      rewriter.add("/Outlines \(outline) 0 R", to: sources.first.root)
    }
    guard missing.isEmpty else {
      let names = missing.sorted().joined(separator: ", ")
      throw PDFEditingError(description: "links to places that do not exist: \(names)")
    }
  }

  /// Writes entries; what their parent says of them, and how many there are with all below.
  private func write(
    _ entries: [PDFNavigation.Entry], under parent: Int, in rewriter: inout PDFRewriter,
    _ missing: inout Set<String>
  ) -> (entries: String, count: Int) {
    guard !entries.isEmpty else { return ("", 0) }
    let numbers = entries.map { _ in rewriter.reserve() }
    var count = entries.count
    for (index, entry) in entries.enumerated() {
      let children = write(entry.children, under: numbers[index], in: &rewriter, &missing)
      count += children.count
      var value = "<</Title\(PDFText.literal(entry.title))/Parent \(parent) 0 R"
      if index > 0 { value += "/Prev \(numbers[index - 1]) 0 R" }
      if index + 1 < numbers.count { value += "/Next \(numbers[index + 1]) 0 R" }
      if let place = place(entry.destination) {
        value += "/Dest\(place)"
      } else {
        missing.insert(entry.destination)
      }
      rewriter.setObject(numbers[index], value + children.entries + ">>")
    }
    return ("/First \(numbers[0]) 0 R/Last \(numbers[numbers.count - 1]) 0 R/Count \(count)", count)
  }

  private func place(_ name: String) -> String? {
    guard let place = navigation.places[name], pages.indices.contains(place.page) else { return nil }
    return "[\(pages[place.page]) 0 R/XYZ \(hundredths(place.x)) \(hundredths(place.y)) 0]"
  }

  /// Written with a point whatever the locale.
  private func hundredths(_ value: Double) -> String {
    let whole = Int((value * 100).rounded())
    let fraction = abs(whole) % 100
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension PDFObjects {
  /// The name of the place that a link leads to, when it leads into the document.
  fileprivate func linked(_ note: Int) throws(PDFEditingError) -> String? {
    guard let action = value("/A", of: note), bytes[action.lowerBound] == UInt8(ascii: "<") else {
      return nil
    }
    var scanner = PDFScanner(bytes, at: action.lowerBound)
    let entries = try scanner.entries()
    guard let address = entries.first(where: { PDFObjects.equals(bytes, $0.key, "/URI") })?.value else {
      return nil
    }
    // Without its brackets.
    return PDFNavigation.destination(bytes[address.dropFirst().dropLast()])
  }
}
