/// The house colours.
///
/// The series are the UK Analysis Function's palette: at least 3:1 on white; the first four are told apart under the
/// three simulated colour vision deficiencies, and the last two never go without a label. Their text variants are the same hues darkened to 4.8:1 on white.
public enum Palette {
  public static let series1 = Ink(hex: 0x12436D)
  public static let series2 = Ink(hex: 0xF46A25)
  public static let series3 = Ink(hex: 0x28A197)
  public static let series4 = Ink(hex: 0xA285D1)
  public static let series5 = Ink(hex: 0x801650)
  public static let series6 = Ink(hex: 0x3D3D3D)
  public static let series2Text = Ink(hex: 0xC5480A)
  public static let series3Text = Ink(hex: 0x1F7E76)
  public static let series4Text = Ink(hex: 0x845EC2)
  /// What is not the point: 3.2:1 on white.
  public static let grey = Ink(hex: 0x8A9099)
  public static let text = Ink(hex: 0x1A1A1A)
  /// Axes, ticks and small print: 7:1 on white.
  public static let notes = Ink(hex: 0x595959)
  public static let grid = Ink(hex: 0xE1E4E8)
  public static let paper = Ink(hex: 0xFFFFFF)

  static let series = [series1, series2, series3, series4, series5, series6]
  static let seriesText = [series1, series2Text, series3Text, series4Text, series5, series6]

  /// How opaque a band is: 20 % of its series' colour over white.
  static let bandOpacity = 0.2

  /// Every colour with the name it has in style sheets, its value on white and its value on a dark page.
  public static let named: [(name: String, ink: Ink, dark: Ink)] = [
    ("series-1", series1, Ink(hex: 0x7CB8EA)),
    ("series-2", series2, Ink(hex: 0xF8935F)),
    ("series-3", series3, Ink(hex: 0x4CC4B9)),
    ("series-4", series4, Ink(hex: 0xB9A1E3)),
    ("series-5", series5, Ink(hex: 0xE58AB8)),
    ("series-6", series6, Ink(hex: 0xC4C9CF)),
    ("series-2-text", series2Text, Ink(hex: 0xF8935F)),
    ("series-3-text", series3Text, Ink(hex: 0x4CC4B9)),
    ("series-4-text", series4Text, Ink(hex: 0xB9A1E3)),
    ("grey", grey, Ink(hex: 0x9AA3AD)),
    ("text", text, Ink(hex: 0xE8EAED)),
    ("notes", notes, Ink(hex: 0xB0B7BF)),
    ("grid", grid, Ink(hex: 0x343A41)),
    ("paper", paper, Ink(hex: 0x15181C)),
  ]

  /// The name of a colour, whatever its opacity; `nil` for one that is not ours.
  static func name(of ink: Ink) -> String? {
    let opaque = ink.opacity(1)
    return named.first { $0.ink == opaque }?.name
  }
}
