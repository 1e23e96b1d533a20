import CCairo

/// A face and size of the house typeface; digits are tabular unless said otherwise.
public struct FontStyle: Sendable, Hashable {
  public enum Family: Sendable, Hashable {
    /// Inter.
    case sans
    /// For code and file names: DejaVu Sans Mono.
    case mono
  }

  public enum Weight: Sendable, Hashable { case regular, medium, semibold }

  public var family: Family
  /// In points.
  public var size: Double
  public var weight: Weight
  public var isItalic: Bool
  /// Digits of one width, so that columns of numbers align.
  public var hasTabularFigures: Bool

  public init(
    size: Double, weight: Weight = .regular, family: Family = .sans, isItalic: Bool = false,
    hasTabularFigures: Bool = true
  ) {
    self.size = size
    self.weight = weight
    self.family = family
    self.isItalic = isItalic
    self.hasTabularFigures = hasTabularFigures
  }

  var familyName: String {
    switch family {
    case .sans: "Inter"
    case .mono: "DejaVu Sans Mono"
    }
  }

  /// A new description, which the caller frees.
  func makeDescription() -> OpaquePointer {
    let description: OpaquePointer = pango_font_description_new()
    pango_font_description_set_family(description, familyName)
    let pangoWeight =
      switch weight {
      case .regular: PANGO_WEIGHT_NORMAL
      case .medium: PANGO_WEIGHT_MEDIUM
      case .semibold: PANGO_WEIGHT_SEMIBOLD
      }
    pango_font_description_set_weight(description, pangoWeight)
    pango_font_description_set_style(description, isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    // Absolute, so that no screen resolution has a say in what a point is.
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    return description
  }
}
