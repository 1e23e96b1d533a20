/// A text in as many lines as its place allows, with what they measure.
struct TextBlock: Sendable, Hashable {
  let lines: [String]
  /// Of the longest line.
  let width: Double
  let style: TextStyle

  var height: Double { Double(lines.count) * style.leading }

  /// Breaks at spaces into at most `lines` lines no wider than `width`, of even length; a word that is too wide is
  /// broken where it has to be. Only a text too long for all of them ends in an ellipsis.
  init(
    _ text: String, _ style: TextStyle, width: Double = .infinity, lines: Int = 3,
    measuring measurer: some TextMeasurer
  ) {
    self.style = style
    let whole = measurer.width(of: text, style)
    guard whole > width else {
      self.lines = text.isEmpty ? [] : [text]
      self.width = whole
      return
    }
    let broken = TextBlock.evenly(text, style, width, measurer)
    self.lines =
      broken.count <= lines ? broken : TextBlock.shortened(broken, to: lines, style, width, measurer)
    self.width = self.lines.map { measurer.width(of: $0, style) }.max() ?? 0
  }

  /// Lines around a middle height.
  func placed(at x: Double, middle: Double, _ alignment: TextStyle.Alignment) -> [PlacedText] {
    let style = style.aligned(alignment)
    let first = middle - Double(lines.count - 1) * style.leading / 2 + style.drop
    return lines.enumerated().map { index, line in
      PlacedText(text: line, at: Point(x, first + Double(index) * style.leading), style: style)
    }
  }

  /// The narrowest setting that takes no more lines than the widest one.
  private static func evenly(
    _ text: String, _ style: TextStyle, _ width: Double, _ measurer: some TextMeasurer
  ) -> [String] {
    var best = broken(text, style, width, measurer)
    var (narrow, wide) = (width / 2, width)
    for _ in 0..<6 {
      let middle = (narrow + wide) / 2
      let attempt = broken(text, style, middle, measurer)
      if attempt.count == best.count {
        (best, wide) = (attempt, middle)
      } else {
        narrow = middle
      }
    }
    return best
  }

  private static func broken(
    _ text: String, _ style: TextStyle, _ width: Double, _ measurer: some TextMeasurer
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").map(String.init) {
      let longer = line.isEmpty ? word : line + " " + word
      if measurer.width(of: longer, style) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var rest = word
      while measurer.width(of: rest, style) > width, rest.count > 1 {
        let start = fitting(rest, style, width, measurer)
        lines.append(start)
        rest = String(rest.dropFirst(start.count))
      }
      line = rest
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// As many characters as fit, and at least one.
  private static func fitting(
    _ text: String, _ style: TextStyle, _ width: Double, _ measurer: some TextMeasurer
  ) -> String {
    var start = ""
    for character in text {
      let longer = start + String(character)
      if !start.isEmpty, measurer.width(of: longer, style) > width { break }
      start = longer
    }
    return start
  }

  private static func shortened(
    _ lines: [String], to count: Int, _ style: TextStyle, _ width: Double, _ measurer: some TextMeasurer
  ) -> [String] {
    var last = lines[Swift.max(0, count - 1)...].joined(separator: " ")
    while !last.isEmpty, measurer.width(of: last + "…", style) > width { last.removeLast() }
    return lines.prefix(count - 1) + [last + "…"]
  }
}

/// A line of text with its place.
struct PlacedText: Sendable, Hashable {
  let text: String
  let at: Point
  let style: TextStyle

  func draw(on canvas: inout some Canvas) { canvas.text(text, at: at, style) }
}
