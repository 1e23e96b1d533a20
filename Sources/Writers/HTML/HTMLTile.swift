import Findings
import Formats
import HTMLTemplates

/// Fills the template of one key figure.
enum HTMLTile {
  static func fill(_ fields: HTMLFields, with tile: Tile, in wording: Wording) {
    fields.set("NAME", tile.label)
    fields.set("DIRECTION", "\(tile.direction)")
    func show(_ section: String, _ words: String?) {
      if let words { fields.addSection(section).set("WORDS", words) }
    }
    show("VALUE", tile.value.number.map { wording.number($0, tile.value.format) })
    if tile.value.number == nil { show("ABSENT", tile.value.absence ?? "—") }
    show("RANGE", tile.range.map(keepingSigns))
    show(
      "CHANGE",
      tile.change.map { keepingSigns([$0, tile.judgement].compactMap { $0 }.joined(separator: ", ")) })
    show("TARGET", tile.target.map(keepingSigns))
    guard tile.history.count > 1 else { return }
    let points = Sparkline.points(tile.history, width: 118, height: 20).map { point in
      "\(tenths(point.x + 1)),\(tenths(point.y + 2))"
    }
    let spark = fields.addSection("SPARK")
    spark.set("POINTS", points.joined(separator: " "))
    spark.set("LAST", points.last ?? "0,0")
  }

  /// A line may otherwise end between a minus and the sign of a currency.
  private static func keepingSigns(_ words: String) -> String {
    words.replacing("\u{2212}", with: "\u{2212}\u{2060}")
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
