/// A series' colour: a place in the house palette, or a role.
public enum Tone: Sendable, Hashable {
  /// Navy, orange, turquoise, purple, dark pink, charcoal, in this order; then greys.
  case series(Int)
  /// What the chart is about.
  case focus
  /// Everything else.
  case muted
  /// Navy and orange, always with a sign or a word.
  case good, bad

  /// For lines, bars and dots: at least 3:1 on white.
  public var ink: Ink {
    switch self {
    case .series(let index): Palette.series[safely: index] ?? Palette.grey
    case .focus, .good: Palette.series1
    case .bad: Palette.series2
    case .muted: Palette.grey
    }
  }

  /// The same hue for text: at least 4.5:1 on white.
  public var textInk: Ink {
    switch self {
    case .series(let index): Palette.seriesText[safely: index] ?? Palette.notes
    case .focus, .good: Palette.series1
    case .bad: Palette.series2Text
    case .muted: Palette.notes
    }
  }

  /// The style of line that tells series apart where colours cannot.
  public var dash: Stroke.Dash {
    switch self {
    case .series(let index): [.solid, .dashed, .dotted, .dashDotted][((index % 4) + 4) % 4]
    case .focus, .good, .muted: .solid
    case .bad: .dashed
    }
  }
}

extension Array {
  fileprivate subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
