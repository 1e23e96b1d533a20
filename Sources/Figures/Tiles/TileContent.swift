/// A tile's texts, broken to its width.
struct TileContent {
  let tile: TileStrip.Tile
  let width: Double
  let label: TextBlock
  let value: TextBlock
  /// Range, change with judgement, target: one below the other.
  let details: [TextBlock]

  static let labelStyle = TextStyle(size: 9, ink: Palette.notes)

  init(
    _ tile: TileStrip.Tile, width: Double, valueSize: Double, measuring measurer: some TextMeasurer
  ) {
    self.tile = tile
    self.width = width
    label = TextBlock(tile.label, TileContent.labelStyle, width: width, lines: 2, measuring: measurer)
    let style = TextStyle(size: valueSize, weight: .semibold, ink: Palette.text)
    if measurer.width(of: tile.value, style) <= width {
      value = TextBlock(tile.value, style, width: width, lines: 1, measuring: measurer)
    } else {
      let words = TextStyle(size: TileContent.wordSize, weight: .semibold, ink: Palette.text)
      value = TextBlock(tile.value, words, width: width, lines: 2, measuring: measurer)
    }
    let changeStyle = TextStyle(size: 8.5, weight: .medium, ink: tile.tone.textInk)
    let small = TextStyle(size: 8, ink: Palette.notes)
    let change = [tile.change, tile.judgement].compactMap { $0 }.filter { !$0.isEmpty }
    let lines = [
      (tile.range ?? "", small), (change.joined(separator: ", "), changeStyle), (tile.target ?? "", small),
    ]
    details = lines.filter { !$0.0.isEmpty }.map {
      TextBlock($0.0, $0.1, width: width, lines: 3, measuring: measurer)
    }
  }

  /// Of the details.
  var height: Double { details.reduce(0) { $0 + $1.height + 1 } }

  var hasLine: Bool { tile.history.filter { $0.isFinite }.count > 1 }

  /// Of a value in words, such as one that is missing.
  private static let wordSize = 11.0

  /// The size that all values of a strip are set in: the largest up to 24 points that fits every one that is a
  /// number of ordinary length.
  static func valueSize(
    of tiles: [TileStrip.Tile], width: Double, measuring measurer: some TextMeasurer
  ) -> Double {
    func fits(_ text: String, _ size: Double) -> Bool {
      measurer.width(of: text, TextStyle(size: size, weight: .semibold, ink: Palette.text)) <= width
    }
    let numbers = tiles.map { $0.value }.filter { fits($0, 16) }
    return stride(from: 24.0, to: 16, by: -0.5).first { size in
      numbers.allSatisfy { fits($0, size) }
    } ?? 16
  }
}
