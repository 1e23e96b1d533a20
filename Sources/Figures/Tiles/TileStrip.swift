/// A strip of key numbers: label, value, change in words, and a small line of its history.
public struct TileStrip: Sendable, Hashable {
  /// One number with everything that is said about it, all in final words.
  public struct Tile: Sendable, Hashable {
    public let label: String
    public let value: String
    /// Its interval.
    public let range: String?
    /// With sign and arrow; `judgement` says in a word whether it is good.
    public let change: String?
    public let judgement: String?
    public let target: String?
    /// Colours change and judgement: `good`, `bad` or `muted`.
    public let tone: Tone
    /// Earlier values and this one, oldest first; fewer than two draw no line.
    public let history: [Double]

    public init(
      label: String, value: String, range: String? = nil, change: String? = nil, judgement: String? = nil,
      target: String? = nil, tone: Tone = .muted, history: [Double] = []
    ) {
      self.label = label
      self.value = value
      self.range = range
      self.change = change
      self.judgement = judgement
      self.target = target
      self.tone = tone
      self.history = history
    }
  }

  public let tiles: [Tile]

  public init(_ tiles: [Tile]) {
    self.tiles = tiles
  }

  /// What the strip takes at a width, in points.
  public func size(width: Double, measuring measurer: some TextMeasurer) -> Size {
    Size(width: width, height: rows(width, at: Point(0, 0), measurer).last.map { $0.bottom } ?? 0)
  }

  public func draw(width: Double, at origin: Point = Point(0, 0), on canvas: inout some Canvas) {
    for row in rows(width, at: origin, canvas) {
      for tile in row.tiles { tile.draw(on: &canvas) }
    }
  }

  private static let gap = 16.0

  /// At most four in a row, and rows of even length.
  private func rows(
    _ width: Double, at origin: Point, _ measurer: some TextMeasurer
  ) -> [(tiles: [TileLayout], bottom: Double)] {
    guard !tiles.isEmpty else { return [] }
    let rowCount = (tiles.count + 3) / 4
    let columns = (tiles.count + rowCount - 1) / rowCount
    let tileWidth = (width - Double(columns - 1) * TileStrip.gap) / Double(columns)
    let valueSize = TileContent.valueSize(of: tiles, width: tileWidth, measuring: measurer)
    var top = origin.y
    return stride(from: 0, to: tiles.count, by: columns).map { start in
      let contents = tiles[start..<Swift.min(tiles.count, start + columns)].map {
        TileContent($0, width: tileWidth, valueSize: valueSize, measuring: measurer)
      }
      let heights = TileLayout.Heights(
        label: contents.map { $0.label.height }.max() ?? 0, details: contents.map { $0.height }.max() ?? 0,
        line: contents.contains { $0.hasLine } ? TileLayout.lineHeight : 2)
      let laid = contents.enumerated().map { column, content in
        let corner = Point(origin.x + Double(column) * (tileWidth + TileStrip.gap), top)
        return TileLayout(content, at: corner, heights)
      }
      let bottom = top + heights.whole
      top = bottom + TileStrip.gap
      return (laid, bottom)
    }
  }
}
